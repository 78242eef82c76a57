import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId } from '../contract/domain.ts'
import type { Cursor } from '../contract/reading.ts'
import { isMentioned } from '../core/mentions.ts'
import type { HistoryStore, StoredMessage } from '../core/store-ports.ts'
import type { MessageRow } from './message-row.ts'
import { readMessage, selectMessage } from './message-row.ts'
import { readBody } from './stored-body.ts'

export type MessageReads = Pick<
  HistoryStore,
  'message' | 'messageByServerId' | 'page' | 'pageAfter' | 'firstFrom' | 'last' | 'countAfter' | 'countMentions'
>

/** Beyond this many an unread count is only "many", and counting on would read a whole history. */
const countedAtMost = 1000

export const messageQueries = {
  byKey: `${selectMessage} AND key = ? AND key <> server_id`,
  byServerId: `${selectMessage} AND server_id = ?`,
  newest: `${selectMessage} ORDER BY sent_at DESC, key DESC LIMIT ?`,
  before: `${selectMessage} AND (sent_at, key) < (?, ?) ORDER BY sent_at DESC, key DESC LIMIT ?`,
  after: `${selectMessage} AND (sent_at, key) > (?, ?) ORDER BY sent_at, key LIMIT ?`,
  countAfter: `
    SELECT count(*) FROM (
      SELECT sender, said FROM messages
      WHERE thread = (SELECT number FROM thread_ids WHERE id = ?) AND sent_at > ?
      ORDER BY sent_at DESC, key DESC LIMIT ${countedAtMost}
    ) WHERE said = 1 AND sender IS NOT (SELECT number FROM person_ids WHERE id = ?)`,
  mentioning: `
    SELECT body FROM messages INDEXED BY messages_mentioning
    WHERE thread = (SELECT number FROM thread_ids WHERE id = ?) AND sent_at > ?
      AND said = 1 AND instr(body, '<msft-mention') > 0
      AND sender IS NOT (SELECT number FROM person_ids WHERE id = ?)
    ORDER BY sent_at DESC LIMIT ${countedAtMost}`,
}

export function messageReads(database: Database): MessageReads {
  const byKey = database.prepare<[string, string], MessageRow>(messageQueries.byKey).raw()
  const byServerId = database.prepare<[string, string], MessageRow>(messageQueries.byServerId).raw()
  const newest = database.prepare<[string, number], MessageRow>(messageQueries.newest).raw()
  const before = database.prepare<[string, number, string, number], MessageRow>(messageQueries.before).raw()
  const after = database.prepare<[string, number, string, number], MessageRow>(messageQueries.after).raw()
  const countAfter = database.prepare<[string, number, string], number>(messageQueries.countAfter).pluck()
  const mentioning = database.prepare<[string, number, string], string>(messageQueries.mentioning).pluck()

  type Place = Pick<Cursor, 'sentAt'> & { key: string }
  type Rows = (threadId: ThreadId, place: Place | null, limit: number) => MessageRow[]
  const backwards: Rows = (threadId, place, limit) =>
    place === null ? newest.all(threadId, limit) : before.all(threadId, place.sentAt, place.key, limit)
  const forwards: Rows = (threadId, place, limit) => after.all(threadId, place?.sentAt ?? -1, place?.key ?? '', limit)

  function walk(rows: Rows, threadId: ThreadId, start: Place | null, limit: number): StoredMessage[] {
    const messages: StoredMessage[] = []
    let place = start
    // More than once around only where rows were skipped: a short page means that there is no more.
    while (messages.length < limit) {
      const wanted = limit - messages.length
      const page = rows(threadId, place, wanted)
      for (const row of page) {
        const message = readMessage(threadId, row)
        if (message !== null) messages.push(message)
      }
      const last = page.at(-1)
      if (last === undefined || page.length < wanted) break
      place = { key: last[0], sentAt: last[2] }
    }
    return messages
  }

  return {
    message(threadId, key) {
      const row = byKey.get(threadId, key) ?? byServerId.get(threadId, key)
      return row === undefined || row[0] !== key ? null : readMessage(threadId, row)
    },
    messageByServerId(threadId, id) {
      const row = byServerId.get(threadId, id)
      return row === undefined ? null : readMessage(threadId, row)
    },
    page: (threadId, place, limit) => walk(backwards, threadId, place, limit),
    pageAfter: (threadId, place, limit) => walk(forwards, threadId, place, limit),
    // No key comes before the empty one.
    firstFrom: (threadId, sentAt) => walk(forwards, threadId, { sentAt, key: '' }, 1)[0] ?? null,
    last: threadId => walk(backwards, threadId, null, 1)[0] ?? null,
    countAfter: (threadId, sentAt, except) => countAfter.get(threadId, sentAt, except) ?? 0,
    countMentions(threadId, sentAt, of) {
      const bodies = mentioning.all(threadId, sentAt, of).map(readBody)
      return bodies.filter(body => body?.kind === 'html' && isMentioned(body.html, of)).length
    },
  }
}
