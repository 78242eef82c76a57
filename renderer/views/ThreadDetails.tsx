import { Button } from '@fluentui/react-components'
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle'
import { ClockRegular } from '@fluentui/react-icons/svg/clock'
import { DatabaseRegular } from '@fluentui/react-icons/svg/database'
import { useIntl } from 'react-intl'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { percent } from '../text/numbers.ts'
import { longDate } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { Facts } from './Facts.tsx'

interface ThreadDetailsProps {
  account: Account
  thread: Thread
  change: () => void
}

/** How much of the conversation is here, how long the service keeps it, and what it keeps with it. */
export function ThreadDetails({ account, thread, change }: ThreadDetailsProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { kept, retentionDays, createdAt } = thread
  const metadata = Object.entries(thread.metadata)
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
      <p>
        <ClockRegular fontSize={16} />
        <span>
          {retentionDays === null
            ? words('kept.ever')
            : words('kept.until', { date: longDate(locale, createdAt + retentionDays * 86_400_000) })}
        </span>
      </p>
      {metadata.length > 0 && <Facts title={words('details.metadata')} rows={metadata} />}
      {thread.membership === 'member' && (
        <div>
          <Button size="small" onClick={change}>
            {words('properties.start')}
          </Button>
        </div>
      )}
    </div>
  )
}
