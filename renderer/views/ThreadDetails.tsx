import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { useIntl } from 'react-intl'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { percent } from '../text/numbers.ts'
import { longDate } from '../text/times.ts'
import { useWords } from '../text/words.ts'

/** How much of the conversation is here, and how long the service keeps it. */
export function ThreadDetails({ account, thread }: { account: Account; thread: Thread }) {
  const words = useWords()
  const { locale } = useIntl()
  const { kept, retentionDays, createdAt } = thread
  const complete = kept.state === 'complete'
  const here = complete
    ? words('kept.complete')
    : kept.part === null
      ? words('kept.partial')
      : words('kept.part', { part: percent(locale, kept.part) })
  return (
    <div className="details">
      <p>
        {complete ? <CheckmarkCircleRegular fontSize={16} /> : <DatabaseRegular fontSize={16} />}
        <span>
          {here}
          {!complete && account.backfill.state === 'paused' && ` ${words('kept.paused')}`}
        </span>
      </p>
      {retentionDays !== null && (
        <p>
          <ClockRegular fontSize={16} />
          <span>{words('kept.until', { date: longDate(locale, createdAt + retentionDays * 86_400_000) })}</span>
        </p>
      )}
    </div>
  )
}
