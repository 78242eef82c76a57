import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Member, Metadata, ReadingWindow, UserId } from '../domain.ts'
import { metadataColumn, metadataFrom, orUndefined } from './columns.ts'

interface Row {
  user_id: string
  position: number
  display_name: string | null
  metadata: string | null
  share_history_at: number
}

interface WindowRow {
  visible_from: number
  visible_until: number | null
}

const columns = 'user_id, position, display_name, metadata, share_history_at'

const fromRow = (row: Row): Member => ({
  userId: row.user_id,
  position: row.position,
  displayName: orUndefined(row.display_name),
  metadata: metadataFrom(row.metadata),
  shareHistoryAt: row.share_history_at,
})

export type Members = ReturnType<typeof members>

export function members(database: Database) {
  const put = database.prepare(`
    insert into members (thread_no, user_id, position, display_name, metadata, share_history_at, visible_from)
    values (@threadNo, @userId, @position, @displayName, @metadata, @shareHistoryAt, @visibleFrom)
    on conflict (thread_no, user_id) do update set
      position = excluded.position, display_name = excluded.display_name, metadata = excluded.metadata,
      share_history_at = excluded.share_history_at, visible_from = excluded.visible_from,
      visible_until = null, topic_at_removal = null`)
  const rename = database.prepare(
    'update members set display_name = ?, metadata = ? where thread_no = ? and user_id = ?',
  )
  const current = database.prepare<[number, string], Row>(
    `select ${columns} from members where thread_no = ? and user_id = ? and visible_until is null`,
  )
  const window = database.prepare<[number, string], WindowRow>(
    'select visible_from, visible_until from members where thread_no = ? and user_id = ?',
  )
  const all = database.prepare<[number], Row>(
    `select ${columns} from members where thread_no = ? and visible_until is null order by position`,
  )
  const page = database.prepare<[number, number, number, number], Row>(
    `select ${columns} from members
     where thread_no = ? and visible_until is null and position > ? order by position limit ? offset ?`,
  )
  const count = database
    .prepare<[number], number>('select count(*) from members where thread_no = ? and visible_until is null')
    .pluck()
  const ids = database
    .prepare<[number], string>('select user_id from members where thread_no = ? and visible_until is null')
    .pluck()
  const idsSeeing = database
    .prepare<[number, number], string>(
      'select user_id from members where thread_no = ? and visible_until is null and visible_from <= ?',
    )
    .pluck()
  const close = database.prepare(
    'update members set visible_until = ?, topic_at_removal = ? where thread_no = ? and user_id = ?',
  )
  return {
    /** Adds somebody, or brings a removed one back as if new. */
    put(member: Omit<Member, 'displayName' | 'metadata'> & MemberFacts & { threadNo: number; visibleFrom: number }) {
      put.run({ ...member, displayName: member.displayName ?? null, metadata: metadataColumn(member.metadata) })
    },
    rename(threadNo: number, userId: UserId, facts: MemberFacts): void {
      rename.run(facts.displayName ?? null, metadataColumn(facts.metadata), threadNo, userId)
    },
    /** A participant of now; undefined for strangers and the removed. */
    find(threadNo: number, userId: UserId): Member | undefined {
      const row = current.get(threadNo, userId)
      return row && fromRow(row)
    },
    /** What a participant, or one removed since, may read; undefined for strangers. */
    readingWindow(threadNo: number, userId: UserId): ReadingWindow | undefined {
      const row = window.get(threadNo, userId)
      return row && { from: row.visible_from, until: row.visible_until ?? Number.MAX_SAFE_INTEGER }
    },
    all: (threadNo: number): Member[] => all.all(threadNo).map(fromRow),
    /** In order of joining, those after position `after`, leaving out the first `skip` of them. */
    page: (query: { threadNo: number; after: number; skip: number; limit: number }): Member[] =>
      page.all(query.threadNo, query.after, query.limit, query.skip).map(fromRow),
    count: (threadNo: number): number => count.get(threadNo) ?? 0,
    ids: (threadNo: number): UserId[] => ids.all(threadNo),
    /** Participants whose share of the history includes the message. */
    idsSeeing: (threadNo: number, messageId: number): UserId[] => idsSeeing.all(threadNo, messageId),
    /** Ends a participation; `lastMessageId` is the last message its owner may read from now on. */
    remove(gone: { threadNo: number; userId: UserId; lastMessageId: number; topic: string }): void {
      close.run(gone.lastMessageId, gone.topic, gone.threadNo, gone.userId)
    },
  }
}

interface MemberFacts {
  displayName: string | undefined
  metadata: Metadata | undefined
}
