import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Receipt, UserId } from '../domain.ts'

interface Row {
  user_id: string
  message_id: number
  read_at: number
  position: number
}

export type Receipts = ReturnType<typeof receipts>

/** The furthest message each participant has said to have read. */
export function receipts(database: Database) {
  const find = database
    .prepare<[number, string], number>('select message_id from receipts where thread_no = ? and user_id = ?')
    .pluck()
  const put = database.prepare(`
    insert into receipts (thread_no, user_id, message_id, read_at) values (?, ?, ?, ?)
    on conflict (thread_no, user_id) do update set message_id = excluded.message_id, read_at = excluded.read_at`)
  const forget = database.prepare('delete from receipts where thread_no = ? and user_id = ?')
  const page = database.prepare<[number, number, number, number], Row>(`
    select r.user_id, r.message_id, r.read_at, m.position
    from receipts r join members m on m.thread_no = r.thread_no and m.user_id = r.user_id
    where r.thread_no = ? and m.visible_until is null and m.position > ?
    order by m.position limit ? offset ?`)
  return {
    horizon: (threadNo: number, userId: UserId): number | undefined => find.get(threadNo, userId),
    put(threadNo: number, receipt: Receipt): void {
      put.run(threadNo, receipt.userId, receipt.messageId, receipt.readAt)
    },
    forget(threadNo: number, userId: UserId): void {
      forget.run(threadNo, userId)
    },
    /** One per participant, in order of joining. */
    page: (query: { threadNo: number; after: number; skip: number; limit: number }) =>
      page.all(query.threadNo, query.after, query.limit, query.skip).map((row): Receipt & { position: number } => ({
        userId: row.user_id,
        messageId: row.message_id,
        readAt: row.read_at,
        position: row.position,
      })),
  }
}
