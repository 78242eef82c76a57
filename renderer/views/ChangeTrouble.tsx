import type { PendingChange } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import { errorWords } from '../text/error-words.ts'
import { notChanged } from '../text/failure-words.ts'
import { useWords } from '../text/words.ts'
import { useAfter } from './use-after.ts'
import { useWritten } from './use-written.ts'

interface ChangeTroubleProps {
  change: PendingChange
  place: Place
}

/** Under a message whose edit or deletion the service does not have: that it waits, or why it was not made. */
export function ChangeTrouble({ change, place }: ChangeTroubleProps) {
  const words = useWords()
  const long = useAfter(800)
  const written = useWritten(place, change.localId)
  const { delivery, kind } = change
  const what = words(kind === 'edit' ? 'change.edited' : 'change.deleted')
  if (delivery.state !== 'failed') {
    const how = words(delivery.state === 'unknown' ? 'change.unknown' : 'change.waiting')
    return long ? <div className="trouble">{words('change.is', { what, how })}</div> : null
  }
  const reason = written.error ? errorWords(words, written.error) : words(notChanged[delivery.reason])
  return (
    <div className="trouble" data-failed="true">
      <span title={delivery.detail}>{reason}</span>
      <button type="button" onClick={written.retry}>
        {words('delivery.retry')}
      </button>
      <button type="button" onClick={written.discard}>
        {words('delivery.discard')}
      </button>
    </div>
  )
}
