import type { Message, Person, Unsent } from '../../electron/contract/domain.ts'
import { changeWord } from '../text/failure-words.ts'
import { personName } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { Face } from './Face.tsx'
import { Glyph } from './Glyph.tsx'

interface DeliveryMarkProps {
  message: Message
  last: boolean
  seen: readonly Person[] | undefined
}

const FACES = 3

/** Beside the bubble: who has read this far, or how far it got. */
export function DeliveryMark({ message, last, seen }: DeliveryMarkProps) {
  const words = useWords()
  if (seen?.length && !message.change) return <Seen people={seen} />
  if (!message.mine) return null
  switch (message.delivery.state) {
    case 'queued':
      return <Glyph of="clock" label={words('delivery.queued')} />
    case 'sending':
      return <Glyph of="clock" label={words('delivery.sending')} />
    case 'unknown':
      return <Glyph of="question" label={words('delivery.unknown')} />
    case 'failed':
      return <Glyph of="alert" label={words('threads.failed')} />
    case 'sent':
      if (message.change) return <Changing delivery={message.change.delivery} />
      return last ? <Glyph of="check" label={words('delivery.sent')} /> : null
    default:
      return message.delivery satisfies never
  }
}

function Changing({ delivery }: { delivery: Unsent }) {
  const words = useWords()
  return <Glyph of={delivery.state === 'failed' ? 'alert' : 'clock'} label={words(changeWord(delivery))} />
}

function Seen({ people }: { people: readonly Person[] }) {
  const words = useWords()
  const label = words('delivery.seenBy', { names: people.map(person => personName(words, person)).join(', ') })
  const shown = people.length > FACES ? people.slice(0, FACES - 1) : people
  return (
    <span role="img" aria-label={label} title={label} className="gutter-faces">
      {shown.map(person => (
        <Face key={person.id} person={person} />
      ))}
      {shown.length < people.length && <span className="gutter-more">+{people.length - shown.length}</span>}
    </span>
  )
}
