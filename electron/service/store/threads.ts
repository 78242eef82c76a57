import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Metadata, Thread, ThreadId, UserId } from '../domain.ts'
import { metadataColumn, metadataFrom, orUndefined } from './columns.ts'

interface Row {
  no: number
  id: string
  topic: string
  metadata: string | null
  retention_days: number | null
  created_at: number
  created_by: string
  last_message_at: number
  deleted_at: number | null
}

const columns = 'no, id, topic, metadata, retention_days, created_at, created_by, last_message_at, deleted_at'
const dayMs = 86_400_000

const fromRow = (row: Row): Thread => ({
  no: row.no,
  id: row.id,
  topic: row.topic,
  metadata: metadataFrom(row.metadata),
  retentionDays: orUndefined(row.retention_days),
  createdAt: row.created_at,
  createdBy: row.created_by,
  deletedAt: orUndefined(row.deleted_at),
  lastMessageAt: row.last_message_at,
})

export type Threads = ReturnType<typeof threads>

export function threads(database: Database) {
  const insert = database.prepare(`
    insert into threads (id, topic, metadata, retention_days, created_at, created_by, last_message_at)
    values (@id, @topic, @metadata, @retentionDays, @createdAt, @createdBy, @createdAt)`)
  const byId = database.prepare<[string], Row>(`select ${columns} from threads where id = ?`)
  const byNo = database.prepare<[number], Row>(`select ${columns} from threads where no = ?`)
  const update = database.prepare('update threads set topic = ?, metadata = ?, retention_days = ? where no = ?')
  const nextPosition = database.prepare<[number], { position: number }>(
    'update threads set last_position = last_position + 1 where no = ? returning last_position as position',
  )
  const markDeleted = database.prepare('update threads set deleted_at = ? where no = ?')
  const purge = ['messages', 'receipts', 'members'].map(table =>
    database.prepare(`delete from ${table} where thread_no = ?`),
  )
  const overdue = database.prepare<[number], Row>(
    `select ${columns} from threads
     where retention_days is not null and deleted_at is null and created_at + retention_days * ${dayMs} <= ?`,
  )
  const remember = database.prepare('insert into creations (user_id, token, thread_no) values (?, ?, ?)')
  const recall = database.prepare<[string, string], { thread_no: number }>(
    'select thread_no from creations where user_id = ? and token = ?',
  )
  return {
    add(thread: Pick<Thread, 'id' | 'topic' | 'metadata' | 'retentionDays' | 'createdAt' | 'createdBy'>): number {
      const { lastInsertRowid } = insert.run({
        ...thread,
        metadata: metadataColumn(thread.metadata),
        retentionDays: thread.retentionDays ?? null,
      })
      return Number(lastInsertRowid)
    },
    /** Deleted threads are found too; see `deletedAt`. */
    find(id: ThreadId): Thread | undefined {
      const row = byId.get(id)
      return row && fromRow(row)
    },
    findByNo(no: number): Thread | undefined {
      const row = byNo.get(no)
      return row && fromRow(row)
    },
    update(no: number, facts: { topic: string; metadata: Metadata | undefined; retentionDays: number | undefined }) {
      update.run(facts.topic, metadataColumn(facts.metadata), facts.retentionDays ?? null, no)
    },
    nextPosition(no: number): number {
      const row = nextPosition.get(no)
      if (row === undefined) throw new Error('the thread has no row')
      return row.position
    },
    /** Leaves the thread's row as a tombstone and nothing of what was said in it. */
    delete(no: number, at: number): void {
      for (const statement of purge) statement.run(no)
      markDeleted.run(at, no)
    },
    pastRetention: (now: number): Thread[] => overdue.all(now).map(fromRow),
    rememberCreation(userId: UserId, token: string, no: number): void {
      remember.run(userId, token, no)
    },
    recallCreation: (userId: UserId, token: string): number | undefined => recall.get(userId, token)?.thread_no,
  }
}
