import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId } from '../contract/domain.ts'
import type { HistoryStore, Hole } from '../core/store-ports.ts'
import { atomic } from './atomic.ts'
import type { Numbers } from './numbers.ts'

type Row = [ceiling: number, floor: number, next: string | null, missing: number | null, total: number | null]

const columns = 'ceiling, floor, next, missing, total'

export function holes(
  database: Database,
  numbers: Numbers,
): Pick<HistoryStore, 'holes' | 'putHoles' | 'threadsWithHoles'> {
  const ofThread = database
    .prepare<[string], Row>(
      `SELECT ${columns} FROM holes WHERE thread = (SELECT number FROM thread_ids WHERE id = ?) ORDER BY ceiling DESC`,
    )
    .raw()
  const remove = database.prepare<[number]>('DELETE FROM holes WHERE thread = ?')
  const add = database.prepare<[number, ...Row]>(`INSERT INTO holes (thread, ${columns}) VALUES (?, ?, ?, ?, ?, ?)`)
  const withHoles = database
    .prepare<[], string>(
      `SELECT id FROM threads JOIN thread_ids ON number = thread
       WHERE EXISTS (SELECT 1 FROM holes WHERE holes.thread = threads.thread) ORDER BY last_activity_at DESC`,
    )
    .pluck()

  function putHoles(threadId: ThreadId, list: Hole[]): void {
    const thread = numbers.thread(threadId)
    remove.run(thread)
    for (const { ceiling, floor, next, missing, total } of list) add.run(thread, ceiling, floor, next, missing, total)
  }

  return {
    holes: threadId =>
      ofThread
        .all(threadId)
        .map(([ceiling, floor, next, missing, total]): Hole => ({ ceiling, floor, next, missing, total })),
    putHoles: atomic(database, putHoles),
    threadsWithHoles: () => withHoles.all() as ThreadId[],
  }
}
