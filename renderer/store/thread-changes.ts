import type { Participant, Thread, ThreadChange, UserId } from '../../electron/contract/domain.ts'

export type WaitingAs = Extract<ThreadChange['what'], { kind: 'add' | 'remove' }>['kind']

/** A person of a thread, and what was asked for them and is not done yet. */
export interface Shown {
  person: Participant
  waits: { as: WaitingAs; change: ThreadChange } | null
}

const failed = ({ delivery }: ThreadChange): boolean => delivery.state === 'failed'

/** What the thread will be called once everything that waits is done. */
export const topicToBe = ({ topic, changes }: Pick<Thread, 'topic' | 'changes'>): string | null => {
  const rename = changes.findLast(change => change.what.kind === 'rename' && !failed(change))
  return rename?.what.kind === 'rename' ? rename.what.topic : topic
}

export const renameOf = ({ changes }: Pick<Thread, 'changes'>): ThreadChange | null =>
  changes.findLast(({ what }) => what.kind === 'rename') ?? null

export const isLeaving = ({ changes }: Pick<Thread, 'changes'>, me: UserId): boolean =>
  changes.some(change => change.what.kind === 'remove' && change.what.person.id === me && !failed(change))

/** Everybody there, those about to leave, and those about to come. */
export function peopleToBe(participants: readonly Participant[], changes: readonly ThreadChange[]): Shown[] {
  const shown = new Map<UserId, Shown>(participants.map(person => [person.id, { person, waits: null }]))
  for (const change of changes) {
    const { what } = change
    if (what.kind === 'rename') continue
    const people = what.kind === 'add' ? what.people : [what.person]
    for (const person of people) {
      const known = shown.get(person.id)?.person
      const sharedFrom = known?.sharedFrom ?? (what.kind === 'add' ? what.sharedFrom : 0)
      shown.set(person.id, { person: known ?? { ...person, sharedFrom }, waits: { as: what.kind, change } })
    }
  }
  return [...shown.values()]
}
