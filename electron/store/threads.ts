import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId } from '../contract/domain.ts'
import type { HistoryStore, StoredThread } from '../core/store-ports.ts'
import { atomic } from './atomic.ts'
import type { Numbers } from './numbers.ts'
import type { OverwrittenText } from './overwritten-text.ts'
import type { SearchIndex } from './search-index.ts'
import { readMetadata, writeMetadata } from './stored-body.ts'

type Columns = [
  topic: string | null,
  createdAt: number,
  lastActivityAt: number,
  membership: string,
  caughtUpTo: number,
  retentionDays: number | null,
  metadata: string | null,
]
type Row = [id: string, ...Columns]

const columns = 'topic, created_at, last_activity_at, membership, caught_up_to, retention_days, metadata'
const select = `SELECT id, ${columns} FROM threads JOIN thread_ids ON number = thread`

export function threads(
  database: Database,
  numbers: Numbers,
  overwritten: OverwrittenText,
  index: Pick<SearchIndex, 'removing'>,
): Pick<HistoryStore, 'threads' | 'thread' | 'putThread' | 'removeThread'> {
  const all = database.prepare<[], Row>(`${select} ORDER BY last_activity_at DESC`).raw()
  const one = database.prepare<[string], Row>(`${select} WHERE id = ?`).raw()
  const put = database.prepare<[number, ...Columns]>(
    `INSERT INTO threads (thread, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     (${columns}) = (excluded.topic, excluded.created_at, excluded.last_activity_at, excluded.membership,
     excluded.caught_up_to, excluded.retention_days, excluded.metadata)`,
  )
  const remove = database.prepare<[string]>('DELETE FROM thread_ids WHERE id = ?')

  function putThread(thread: StoredThread): void {
    put.run(
      numbers.thread(thread.id),
      thread.topic,
      thread.createdAt,
      thread.lastActivityAt,
      thread.membership,
      thread.caughtUpTo,
      thread.retentionDays,
      writeMetadata(thread.metadata),
    )
  }

  function removeThread(id: ThreadId): void {
    index.removing(id)
    // Its messages, people and marks go with its number.
    if (remove.run(id).changes > 0) overwritten.happened()
  }

  return {
    threads: () => all.all().flatMap(row => read(row) ?? []),
    thread(id) {
      const row = one.get(id)
      return row === undefined ? null : read(row)
    },
    putThread: atomic(database, putThread),
    removeThread,
  }
}

/** Null for a row nothing can be made of. */
function read(row: Row): StoredThread | null {
  const [id, topic, createdAt, lastActivityAt, membership, caughtUpTo, retentionDays, metadata] = row
  if (membership !== 'member' && membership !== 'left') return null
  return {
    ...{ id: id as ThreadId, topic, createdAt, lastActivityAt, membership, caughtUpTo, retentionDays },
    metadata: readMetadata(metadata) ?? {},
  }
}
