import type { Participant, ThreadChange, UserId } from '../contract/domain.ts'
import { unsentState, type Waiting } from './message-view.ts'

/** What was done to the thread itself and waits for the service, in the order of doing. */
export function threadChanges(waiting: Waiting): ThreadChange[] {
  return waiting.rows.flatMap(row => {
    const { localId, work } = row
    if (work.kind === 'send' || work.kind === 'edit' || work.kind === 'delete') return []
    return [{ localId, what: work, delivery: unsentState(row, waiting) }]
  })
}

/** What failed is not shown as done. */
const willBe = (changes: ThreadChange[]): ThreadChange['what'][] =>
  changes.filter(({ delivery }) => delivery.state !== 'failed').map(({ what }) => what)

export function shownTopic(topic: string | null, changes: ThreadChange[]): string | null {
  return willBe(changes).reduce((now, what) => (what.kind === 'rename' ? what.topic : now), topic)
}

export function shownParticipants(participants: Participant[], changes: ThreadChange[]): Participant[] {
  return willBe(changes).reduce((people, what) => {
    if (what.kind === 'remove') return people.filter(({ id }) => id !== what.person.id)
    return what.kind === 'add' ? withAdded(people, what) : people
  }, participants)
}

export const isLeaving = (me: UserId, changes: ThreadChange[]): boolean =>
  willBe(changes).some(what => what.kind === 'remove' && what.person.id === me)

/** Who is there already stays as they are. */
export function withAdded(
  participants: Participant[],
  { people, sharedFrom }: { people: readonly Pick<Participant, 'id' | 'name'>[]; sharedFrom: number },
): Participant[] {
  const there = new Set(participants.map(({ id }) => id))
  return [...participants, ...people.filter(({ id }) => !there.has(id)).map(person => ({ ...person, sharedFrom }))]
}
