import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId } from '../contract/domain.ts'
import type { JournalStore, Standing } from '../core/store-ports.ts'

type Columns = [pinned: number | null, muted: number, mutedUntil: number | null, markedUnread: number]

const columns = 'pinned, muted, muted_until, marked_unread'

export function standings(database: Database): Pick<JournalStore, 'standing' | 'setStanding' | 'standings'> {
  const get = database.prepare<[string], Columns>(`SELECT ${columns} FROM standings WHERE thread_id = ?`).raw()
  const all = database.prepare<[], [...Columns, threadId: string]>(`SELECT ${columns}, thread_id FROM standings`).raw()
  const put = database.prepare<[string, ...Columns]>(
    `INSERT INTO standings (thread_id, ${columns}) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
     (${columns}) = (excluded.pinned, excluded.muted, excluded.muted_until, excluded.marked_unread)`,
  )
  const remove = database.prepare<[string]>('DELETE FROM standings WHERE thread_id = ?')

  return {
    standing: threadId => read(get.get(threadId) ?? [null, 0, null, 0]),
    setStanding(threadId, { pinned, muted, markedUnread }) {
      if (pinned === null && muted === null && !markedUnread) remove.run(threadId)
      else put.run(threadId, pinned, muted ? 1 : 0, muted?.until ?? null, markedUnread ? 1 : 0)
    },
    standings: () =>
      all.all().map(([pinned, muted, mutedUntil, markedUnread, threadId]) => ({
        threadId: threadId as ThreadId,
        standing: read([pinned, muted, mutedUntil, markedUnread]),
      })),
  }
}

const read = ([pinned, muted, mutedUntil, markedUnread]: Columns): Standing => ({
  pinned,
  muted: muted === 1 ? { until: mutedUntil } : null,
  markedUnread: markedUnread === 1,
})
