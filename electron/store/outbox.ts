import type { Database } from 'better-sqlite3-multiple-ciphers'
import { FailureReason, type LocalId, type ThreadId } from '../contract/domain.ts'
import type { JournalStore, OutboxItem } from '../core/store-ports.ts'
import { atomic } from './atomic.ts'
import type { OverwrittenText } from './overwritten-text.ts'
import { parsedRecord } from './stored-body.ts'
import { readWork } from './stored-work.ts'

type Columns = [
  localId: string,
  threadId: string,
  work: string,
  createdAt: number,
  attempts: number,
  firstAttemptAt: number | null,
  state: string,
]

const columns = 'local_id, thread_id, work, created_at, attempts, first_attempt_at, state'

export function outbox(
  database: Database,
  overwritten: OverwrittenText,
): Pick<JournalStore, 'outbox' | 'outboxOf' | 'outboxItem' | 'putOutbox' | 'removeOutbox'> {
  const all = database.prepare<[], Columns>(`SELECT ${columns} FROM outbox ORDER BY position`).raw()
  const ofThread = database
    .prepare<[string], Columns>(`SELECT ${columns} FROM outbox WHERE thread_id = ? ORDER BY position`)
    .raw()
  const one = database.prepare<[string], Columns>(`SELECT ${columns} FROM outbox WHERE local_id = ?`).raw()
  const insert = database.prepare<Columns>(`INSERT INTO outbox (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  // Not an upsert: the position of a row is when it was written, however often it changes.
  const update = database.prepare<[...Columns, string]>(
    `UPDATE outbox SET (${columns}) = (?, ?, ?, ?, ?, ?, ?) WHERE local_id = ?`,
  )
  const remove = database.prepare<[string]>('DELETE FROM outbox WHERE local_id = ?')

  function putOutbox(item: OutboxItem): void {
    const values = columnsOf(item)
    if (update.run(...values, item.localId).changes > 0) overwritten.happened()
    else insert.run(...values)
  }

  function removeOutbox(localId: LocalId): void {
    if (remove.run(localId).changes > 0) overwritten.happened()
  }

  return {
    outbox: () => all.all().flatMap(row => read(row) ?? []),
    outboxOf: threadId => ofThread.all(threadId).flatMap(row => read(row) ?? []),
    outboxItem(localId) {
      const row = one.get(localId)
      return row === undefined ? null : read(row)
    },
    putOutbox: atomic(database, putOutbox),
    removeOutbox: atomic(database, removeOutbox),
  }
}

function columnsOf(item: OutboxItem): Columns {
  return [
    item.localId,
    item.threadId,
    JSON.stringify(item.work),
    item.createdAt,
    item.attempts,
    item.firstAttemptAt,
    JSON.stringify(item.state),
  ]
}

/** Null for a row nothing can be made of; it stays where it is. */
function read(row: Columns): OutboxItem | null {
  const [localId, threadId, json, createdAt, attempts, firstAttemptAt, stateJson] = row
  const work = readWork(json)
  const state = readState(stateJson)
  if (work === null || state === null) return null
  return {
    localId: localId as LocalId,
    threadId: threadId as ThreadId,
    work,
    createdAt,
    attempts,
    firstAttemptAt,
    state,
  }
}

function readState(json: string): OutboxItem['state'] | null {
  const { state, reason, detail } = parsedRecord(json) ?? {}
  if (state === 'queued' || state === 'unknown') return { state }
  const known = FailureReason.safeParse(reason)
  return state === 'failed' && known.success && typeof detail === 'string'
    ? { state, reason: known.data, detail }
    : null
}
