import { useIntl } from 'react-intl'
import type { Account, Message, Participant, Thread } from '../../electron/contract/domain.ts'
import { placeKey } from '../store/place.ts'
import { personName } from '../text/names.ts'
import { fullTime } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { Face } from './Face.tsx'
import { useKnown } from './world.ts'

interface SeenByProps {
  account: Account
  thread: Thread
  message: Message
}

/** The service keeps receipts of so many people and no more. */
const MOST = 20
const nobody: readonly Participant[] = []

/** Who has read an own message, and when. The service keeps each person's last receipt, so of older messages only the latest possible time is known. */
export function SeenBy({ account, thread, message }: SeenByProps) {
  const words = useWords()
  const { locale } = useIntl()
  const key = placeKey({ accountId: account.id, threadId: thread.id })
  const people = useKnown(state => state.participants[key]) ?? nobody
  const marks = useKnown(state => state.receipts[key])
  const others = people.filter(({ id }) => id !== account.me)
  const seen = others.filter(({ id }) => (marks?.[id]?.readUpTo ?? 0) >= message.sentAt)
  const when = ({ id }: Participant) => {
    const mark = marks?.[id]
    if (!mark || mark.readUpTo < message.sentAt) return words('seen.not')
    const date = fullTime(locale, mark.readAt)
    return words(mark.readUpTo === message.sentAt ? 'seen.at' : 'seen.by', { date })
  }
  return (
    <section>
      <h3 className="seen-title">{words('seen.title')}</h3>
      {thread.participantCount > MOST ? (
        <p className="muted">{words('seen.tooMany', { count: MOST })}</p>
      ) : (
        <ul className="seen" aria-label={words('seen.title')}>
          {[...seen, ...others.filter(person => !seen.includes(person))].map(person => (
            <li key={person.id} className="person">
              <Face person={person} size={28} />
              <span className="person-words">
                <bdi className="one-line">{personName(words, person)}</bdi>
                <small>{when(person)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
