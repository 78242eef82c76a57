import { Button, Spinner } from '@fluentui/react-components'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { Account } from '../../electron/contract/domain.ts'
import type { StorageReport } from '../../electron/contract/keeping.ts'
import { errorWords } from '../text/error-words.ts'
import { size } from '../text/numbers.ts'
import { type Words, useWords } from '../text/words.ts'
import { backfillWords } from './BackfillLine.tsx'
import { useWorld } from './world.ts'

interface StorageSectionProps {
  account: Account
  exportAll: () => void
}

/** What is kept of an account, whether it is sound, and how to take it elsewhere. */
export function StorageSection({ account, exportAll }: StorageSectionProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { line } = useWorld()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<{ good: boolean; sentence: string } | null>(null)
  const check = async () => {
    if (busy) return
    setBusy(true)
    setOutcome(null)
    const answer = await line.call('storage.check', { accountId: account.id })
    setBusy(false)
    setOutcome(
      answer.ok
        ? { good: isSound(answer.value), sentence: reportWords(words, locale, answer.value) }
        : { good: false, sentence: errorWords(words, answer.error) },
    )
  }
  return (
    <section className="storage" aria-labelledby="storage-title">
      <h3 id="storage-title">{words('storage.title', { name: account.name })}</h3>
      <p className="muted">{backfillWords(words, locale, account.backfill)}</p>
      <div className="storage-actions">
        <Button
          disabledFocusable={busy}
          onClick={() => void check()}
          {...(busy ? { icon: <Spinner size="extra-tiny" /> } : {})}
        >
          {words(busy ? 'storage.checking' : 'storage.check')}
        </Button>
        <Button onClick={exportAll}>{words('export.all.start')}</Button>
      </div>
      <p role="status" className={outcome && !outcome.good ? 'bad' : undefined}>
        {outcome?.sentence}
      </p>
    </section>
  )
}

const isSound = ({ history, journal }: StorageReport): boolean => history === 'sound' && journal === 'sound'

function reportWords(words: Words, tag: string, report: StorageReport): string {
  const amount = words('storage.amount', { count: report.messages, size: size(tag, report.bytes) })
  if (isSound(report)) return `${words('storage.sound')} ${amount}`
  const damaged = [
    report.history === 'damaged' ? words('storage.historyDamaged') : null,
    report.journal === 'damaged' ? words('storage.journalDamaged') : null,
  ]
  return [...damaged, amount].filter(Boolean).join(' ')
}
