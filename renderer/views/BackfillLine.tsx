import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { PauseRegular } from '@fluentui/react-icons/svg/pause'
import { PlayRegular } from '@fluentui/react-icons/svg/play'
import { useIntl } from 'react-intl'
import type { Account, Backfill } from '../../electron/contract/domain.ts'
import { percent } from '../text/numbers.ts'
import { type Words, useWords } from '../text/words.ts'
import { useWorld } from './world.ts'

/** In the foot of the rail while the history is not all here. */
export function BackfillLine({ account }: { account: Account }) {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const { backfill } = account
  if (backfill.state === 'complete') return null
  const paused = backfill.state === 'paused'
  const label = words(paused ? 'backfill.resume' : 'backfill.pause')
  return (
    <div className="rail-line">
      <ArrowDownloadRegular fontSize={16} />
      <span className="one-line">{backfillWords(words, locale, backfill)}</span>
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={() => void line.call('backfill.pause', { accountId: account.id, paused: !paused })}
      >
        {paused ? <PlayRegular fontSize={16} /> : <PauseRegular fontSize={16} />}
      </button>
      {backfill.part !== null && <progress max={1} value={backfill.part} aria-hidden="true" />}
    </div>
  )
}

export function backfillWords(words: Words, tag: string, { state, part }: Backfill): string {
  const there = part === null ? '' : percent(tag, part)
  switch (state) {
    case 'running':
      return part === null ? words('backfill.running') : words('backfill.runningAt', { part: there })
    case 'paused':
      return part === null ? words('backfill.paused') : words('backfill.pausedAt', { part: there })
    case 'waiting':
      return words('backfill.waiting')
    case 'complete':
      return words('backfill.complete')
    default:
      return state satisfies never
  }
}
