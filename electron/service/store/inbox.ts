import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId, UserId } from '../domain.ts'

export interface InboxItem {
  threadNo: number
  id: ThreadId
  topic: string
  lastMessageAt: number
}

interface Row {
  no: number
  id: string
  topic: string
  active_at: number
}

export type Inbox = ReturnType<typeof inbox>

/** Everybody's own list of threads. */
export function inbox(database: Database) {
  // The list is the one of moment `asOf`: a thread that becomes active while somebody pages through
  // would otherwise jump over their place and be missed.
  const page = database.prepare<unknown[], Row>(`
    select * from (
      select t.no, t.id, coalesce(m.topic_at_removal, t.topic) as topic,
        case
          when m.visible_until is not null then m.visible_until
          when t.last_message_at <= @asOf then t.last_message_at
          else (select max(x.id) from messages x where x.thread_no = t.no and x.id <= @asOf)
        end as active_at
      from members m join threads t on t.no = m.thread_no
      where m.user_id = @userId and t.deleted_at is null
    )
    where active_at is not null and active_at >= @since and (active_at, no) < (@beforeAt, @beforeNo)
    order by active_at desc, no desc limit @limit`)
  const newest = database
    .prepare<[string], number | null>(
      `select max(t.last_message_at) from members m join threads t on t.no = m.thread_no
       where m.user_id = ? and t.deleted_at is null`,
    )
    .pluck()
  return {
    /** Newest activity first. Threads somebody was removed from are included, as of the removal. */
    page: (query: {
      userId: UserId
      asOf: number
      since: number
      before: { at: number; no: number }
      limit: number
    }): InboxItem[] =>
      page
        .all({
          userId: query.userId,
          asOf: query.asOf,
          since: query.since,
          beforeAt: query.before.at,
          beforeNo: query.before.no,
          limit: query.limit,
        })
        .map(row => ({ threadNo: row.no, id: row.id, topic: row.topic, lastMessageAt: row.active_at })),
    newestActivity: (userId: UserId): number => newest.get(userId) ?? 0,
  }
}
