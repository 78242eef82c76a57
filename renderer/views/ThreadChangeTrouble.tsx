import type { ThreadChange } from '../../electron/contract/domain.ts'
import type { Place } from '../store/place.ts'
import { errorWords } from '../text/error-words.ts'
import { changeWord, notAdded } from '../text/failure-words.ts'
import { type WordId, useWords } from '../text/words.ts'
import { useWritten } from './use-written.ts'

const kinds: Record<ThreadChange['what']['kind'], WordId> = {
  rename: 'change.renamed',
  add: 'change.added',
  remove: 'change.removed',
}

/** A change of the thread that the service does not have: that it waits, or why it was not made and what can be done. */
export function ThreadChangeTrouble({ place, change }: { place: Place; change: ThreadChange }) {
  const words = useWords()
  const written = useWritten(place, change.localId)
  const { delivery } = change
  const word =
    delivery.state === 'failed' && change.what.kind === 'add'
      ? words(notAdded[delivery.reason], { detail: delivery.detail })
      : words(changeWord(delivery))
  if (delivery.state !== 'failed')
    return <span className="trouble">{words('change.is', { what: words(kinds[change.what.kind]), how: word })}</span>
  return (
    <span className="trouble" data-failed="true">
      <span title={delivery.detail}>{written.error ? errorWords(words, written.error) : word}</span>
      <button type="button" onClick={written.retry}>
        {words('delivery.retry')}
      </button>
      <button type="button" onClick={written.discard}>
        {words('delivery.discard')}
      </button>
    </span>
  )
}
