import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ReadMark, UserId } from '../contract/domain.ts'
import type { HistoryStore } from '../core/store-ports.ts'
import { atomic } from './atomic.ts'
import type { Numbers } from './numbers.ts'

type Row = [userId: string, readUpTo: number, readAt: number]

export function readMarks(database: Database, numbers: Numbers): Pick<HistoryStore, 'readMarks' | 'putReadMark'> {
  const all = database
    .prepare<[string], Row>(
      `SELECT id, read_up_to, read_at FROM read_marks JOIN person_ids ON number = person
       WHERE thread = (SELECT number FROM thread_ids WHERE id = ?)`,
    )
    .raw()
  const put = database.prepare<[number, number, number, number]>(
    `INSERT INTO read_marks (thread, person, read_up_to, read_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET read_up_to = excluded.read_up_to, read_at = excluded.read_at`,
  )

  function putReadMark(mark: ReadMark): void {
    put.run(numbers.thread(mark.threadId), numbers.person(mark.userId), mark.readUpTo, mark.readAt)
  }

  return {
    readMarks: threadId =>
      all
        .all(threadId)
        .map(([userId, readUpTo, readAt]): ReadMark => ({ threadId, userId: userId as UserId, readUpTo, readAt })),
    putReadMark: atomic(database, putReadMark),
  }
}
