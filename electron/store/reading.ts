import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ServerMessageId, ThreadId } from '../contract/domain.ts'
import type { JournalStore } from '../core/store-ports.ts'

export function reading(
  database: Database,
): Pick<JournalStore, 'readUpTo' | 'setReadUpTo' | 'unsentReceipts' | 'setReceipt'> {
  const readUpTo = database.prepare<[string], number>('SELECT read_up_to FROM reading WHERE thread_id = ?').pluck()
  const setReadUpTo = database.prepare<[string, number]>(
    'INSERT INTO reading VALUES (?, ?) ON CONFLICT DO UPDATE SET read_up_to = excluded.read_up_to',
  )
  const unsent = database
    .prepare<[], [threadId: string, serverId: string]>('SELECT thread_id, server_id FROM receipts WHERE sent = 0')
    .raw()
  const setReceipt = database.prepare<[string, string, number]>(
    'INSERT INTO receipts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET server_id = excluded.server_id, sent = excluded.sent',
  )

  return {
    readUpTo: threadId => readUpTo.get(threadId) ?? 0,
    setReadUpTo: (threadId, sentAt) => void setReadUpTo.run(threadId, sentAt),
    unsentReceipts: () =>
      unsent
        .all()
        .map(([threadId, serverId]) => ({ threadId: threadId as ThreadId, serverId: serverId as ServerMessageId })),
    setReceipt: (threadId, { serverId, sent }) => void setReceipt.run(threadId, serverId, sent ? 1 : 0),
  }
}
