import { useState } from 'react'
import type { AccountId, Delivery, FailureReason, LocalId, Message } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { errorWords } from '../text/error-words.ts'
import { type WordId, useWords } from '../text/words.ts'
import { useAfter } from './use-after.ts'
import { useWorld } from './world.ts'

const reasons: Record<FailureReason, WordId> = {
  forbidden: 'delivery.failed.forbidden',
  'not-found': 'delivery.failed.notFound',
  'too-large': 'delivery.failed.tooLarge',
  refused: 'delivery.failed.refused',
  expired: 'delivery.failed.expired',
  'changed-elsewhere': 'delivery.failed.changedElsewhere',
}

interface DeliveryTroubleProps {
  message: Message
  accountId: AccountId
}

/** Under a bubble that did not simply arrive: why, and what can be done. */
export function DeliveryTrouble({ message, accountId }: DeliveryTroubleProps) {
  const words = useWords()
  switch (message.delivery.state) {
    case 'queued':
      return <Waiting since={message.sentAt} text={words('delivery.queued')} />
    case 'sending':
      return null
    case 'unknown':
      return <Waiting since={message.sentAt} text={words('delivery.unknown')} />
    case 'failed':
      return <Failed message={message} accountId={accountId} delivery={message.delivery} />
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

function Failed({ message, accountId, delivery }: FailedProps) {
  const words = useWords()
  const { line } = useWorld()
  const [error, setError] = useState<AppError | null>(null)
  const act = async (name: 'outbox.retry' | 'outbox.discard') => {
    // What we wrote is keyed by the id we gave it.
    const localId = message.key as string as LocalId
    const answer = await line.call(name, { accountId, threadId: message.threadId, localId })
    setError(answer.ok ? null : answer.error)
  }
  return (
    <div className="trouble" data-failed="true">
      <span title={delivery.detail}>{error ? errorWords(words, error) : words(reasons[delivery.reason])}</span>
      <button type="button" onClick={() => void act('outbox.retry')}>
        {words('delivery.retry')}
      </button>
      <button type="button" onClick={() => void act('outbox.discard')}>
        {words('delivery.discard')}
      </button>
    </div>
  )
}
