import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { AccountId, Delivery, LocalId, Message } from '../../electron/contract/domain.ts'
import { errorWords } from '../text/error-words.ts'
import { notSent } from '../text/failure-words.ts'
import { daysBetween, longDate } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { useAfter } from './use-after.ts'
import { useNow } from './use-now.ts'
import { useWritten } from './use-written.ts'

interface DeliveryTroubleProps {
  message: Message
  accountId: AccountId
  edit: (message: Message) => void
}

/** Under a bubble that did not simply arrive: why, and what can be done. */
export function DeliveryTrouble(props: DeliveryTroubleProps) {
  const words = useWords()
  const { message } = props
  switch (message.delivery.state) {
    case 'queued':
      return <Waiting since={message.sentAt} text={words('delivery.queued')} />
    case 'sending':
      return null
    case 'unknown':
      return <Waiting since={message.sentAt} text={words('delivery.unknown')} />
    case 'failed':
      return <Failed {...props} delivery={message.delivery} />
    case 'sent':
      return null
    default:
      return message.delivery satisfies never
  }
}

const LONG_MS = 800

/** Most messages wait for no time at all, and need no words that come and go. */
function Waiting({ since, text }: { since: number; text: string }) {
  const [wait] = useState(() => since + LONG_MS - Date.now())
  const long = useAfter(wait)
  return long ? <div className="trouble">{text}</div> : null
}

interface FailedProps extends DeliveryTroubleProps {
  delivery: Extract<Delivery, { state: 'failed' }>
}

function Failed({ message, accountId, delivery, edit }: FailedProps) {
  const words = useWords()
  const { locale } = useIntl()
  const now = useNow(3_600_000)
  // What we wrote is keyed by the id we gave it.
  const written = useWritten({ accountId, threadId: message.threadId }, message.key as string as LocalId)
  const old = delivery.reason === 'expired'
  const reason = !old
    ? words(notSent[delivery.reason])
    : daysBetween(message.sentAt, now) === 1
      ? words('delivery.failed.expired')
      : words('delivery.failed.expiredOn', { date: longDate(locale, message.sentAt) })
  return (
    // That a message is too old is a question and no mishap.
    <div className="trouble" data-failed={!old || written.error !== null}>
      <span title={delivery.detail}>{written.error ? errorWords(words, written.error) : reason}</span>
      <button type="button" onClick={written.retry}>
        {words(old ? 'composer.send' : 'delivery.retry')}
      </button>
      {message.body.kind === 'text' && (
        <button type="button" onClick={() => edit(message)}>
          {words('message.edit')}
        </button>
      )}
      <button type="button" onClick={written.discard}>
        {words('delivery.discard')}
      </button>
    </div>
  )
}
