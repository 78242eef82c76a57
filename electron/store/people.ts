import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Participant, Person, ThreadId, UserId } from '../contract/domain.ts'
import type { HistoryStore } from '../core/store-ports.ts'
import type { Clock } from '../core/system-ports.ts'
import { atomic } from './atomic.ts'
import type { Numbers } from './numbers.ts'

export interface People extends Pick<HistoryStore, 'participants' | 'putParticipants' | 'people'> {
  /** Keeps who writes where and under which name, so that people() need not look through the messages. */
  wrote: (thread: number, person: number, name: string | null, at: number) => void
}

/** A person of no name was named before all others. */
const unnamed = -1

type ParticipantRow = [id: string, name: string | null, sharedFrom: number]

export function people(database: Database, numbers: Numbers, clock: Clock): People {
  const wrote = database.prepare<[number, number, string | null, number]>(`
    INSERT INTO senders (thread, person, name, named_at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET name = excluded.name, named_at = excluded.named_at WHERE excluded.named_at > named_at`)
  const participants = database
    .prepare<[string], ParticipantRow>(
      `SELECT id, name, shared_from FROM participants JOIN person_ids ON number = person
       WHERE thread = (SELECT number FROM thread_ids WHERE id = ?) ORDER BY place`,
    )
    .raw()
  const removeParticipants = database.prepare<[number]>('DELETE FROM participants WHERE thread = ?')
  const addParticipant = database.prepare<[number, number, number, string | null, number, number]>(
    'INSERT INTO participants (thread, place, person, name, named_at, shared_from) VALUES (?, ?, ?, ?, ?, ?)',
  )
  // Beside max() SQLite takes the name from the row that has it.
  const everybody = database
    .prepare<[], [id: string, name: string | null, namedAt: number]>(
      `SELECT id, name, max(named_at) FROM (
         SELECT person, name, named_at FROM senders UNION ALL SELECT person, name, named_at FROM participants
       ) JOIN person_ids ON number = person GROUP BY person ORDER BY person`,
    )
    .raw()

  function putParticipants(threadId: ThreadId, list: Participant[]): void {
    const thread = numbers.thread(threadId)
    const now = clock.now()
    // Twice in a list is once in a thread.
    const distinct = new Map(list.map(participant => [participant.id, participant]))
    removeParticipants.run(thread)
    let place = 0
    for (const { id, name, sharedFrom } of distinct.values()) {
      addParticipant.run(thread, place++, numbers.person(id), name, name === null ? unnamed : now, sharedFrom)
    }
  }

  return {
    wrote: (thread, person, name, at) => void wrote.run(thread, person, name, name === null ? unnamed : at),
    participants: threadId =>
      participants.all(threadId).map(([id, name, sharedFrom]): Participant => ({ id: id as UserId, name, sharedFrom })),
    putParticipants: atomic(database, putParticipants),
    people: () => everybody.all().map(([id, name]): Person => ({ id: id as UserId, name })),
  }
}
