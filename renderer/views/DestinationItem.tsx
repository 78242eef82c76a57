import type { ReactNode } from 'react'
import type { Destination, Found } from '../store/destinations.ts'
import type { Match } from '../text/fuzzy.ts'
import { personKind } from '../text/person-kind.ts'
import { useWords } from '../text/words.ts'
import { Face, Faces } from './Face.tsx'
import { SpeechOf } from './Speech.tsx'
import { ThreadBadges } from './ThreadBadges.tsx'
import { useKnown } from './world.ts'

interface DestinationItemProps {
  id: string
  destination: Destination
  marks: Match['marks']
  by: Found['by']
  selected: boolean
  choose: () => void
}

export function DestinationItem({ id, destination, marks, by, selected, choose }: DestinationItemProps) {
  const words = useWords()
  const several = useKnown(state => (state.app?.accounts.length ?? 0) > 1)
  const { account, title } = destination
  const me = { id: account.me, name: account.name }
  return (
    // The focus stays in the box, which the arrows are for.
    <li id={id} role="option" aria-selected={selected} className="destination" onClick={choose}>
      <SpeechOf accountId={account.id}>
        {destination.kind === 'thread' ? (
          <Faces people={destination.thread.others} alone={me} size={32} />
        ) : (
          <Face person={destination.person} size={32} />
        )}
      </SpeechOf>
      <span className="destination-words">
        <bdi className="one-line">
          <Marked text={title.text} marks={marks} />
        </bdi>
        <small className="one-line">
          {by ? (
            <bdi>
              <Marked text={by.text} marks={by.marks} />
            </bdi>
          ) : (
            destination.kind === 'person' &&
            `${words('switch.new')} · ${words(`person.kind.${personKind(destination.person.id)}`)}`
          )}
        </small>
      </span>
      {destination.kind === 'thread' && <ThreadBadges thread={destination.thread} />}
      {several && (
        <small className="destination-account one-line">
          <bdi>{account.name}</bdi>
        </small>
      )}
    </li>
  )
}

/** What matched, as elements: names are text and never markup. */
function Marked({ text, marks }: { text: string; marks: Match['marks'] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return [...parts, text.slice(at)]
}
