import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { StoredMessage } from '../core/ports.ts'
import type { Numbers } from './numbers.ts'
import type { OverwrittenText } from './overwritten-text.ts'
import type { People } from './people.ts'
import { positions } from './position.ts'
import { writeMetadata } from './stored-body.ts'

type Columns = [
  key: string,
  serverId: string,
  sentAt: number,
  version: number,
  sequenceId: string | null,
  sender: number | null,
  senderName: string | null,
  said: 0 | 1,
  editedAt: number | null,
  body: string,
  metadata: string | null,
]
type Known = [position: number, ...Columns]

const columns =
  'key, server_id, sent_at, version, sequence_id, sender, sender_name, said, edited_at, body, metadata' as const
const sentAtColumn = 2

interface Parts {
  numbers: Numbers
  people: Pick<People, 'wrote'>
  overwritten: OverwrittenText
}

/** Runs inside a transaction of its caller's. What is put again unchanged writes nothing. */
export function messageWriter(database: Database, { numbers, people, overwritten }: Parts) {
  const freePosition = positions(database)
  const known = database.prepare<[number, string], Known>(
    `SELECT position, ${columns} FROM messages WHERE thread = ? AND key = ?`,
  )
  const insert = database.prepare<[number, number, ...Columns]>(
    `INSERT INTO messages (position, thread, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = database.prepare<[...Columns, number]>(
    `UPDATE messages SET (${columns}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE position = ?`,
  )
  const move = database.prepare<[number, number]>('UPDATE messages SET position = ? WHERE position = ?')
  const removeNamesake = database.prepare<[number, string, string]>(
    'DELETE FROM messages WHERE thread = ? AND server_id = ? AND key <> ?',
  )
  known.raw()

  return (message: StoredMessage): void => {
    const thread = numbers.thread(message.threadId)
    const sender = message.sender === null ? null : numbers.person(message.sender.id)
    const values = columnsOf(message, sender)
    const before = known.get(thread, message.key)
    if (before !== undefined && values.every((value, i) => value === before[i + 1])) return
    // One message of the service is one row, even if we first knew it under another key.
    if (removeNamesake.run(thread, message.serverId, message.key).changes > 0) overwritten.happened()
    if (before === undefined) insert.run(freePosition(message.sentAt), thread, ...values)
    else {
      const position = inOrder(before, message.sentAt)
      update.run(...values, position)
      overwritten.happened()
    }
    if (message.sender !== null && sender !== null) people.wrote(thread, sender, message.sender.name, message.sentAt)
  }

  /** The service never changes when a message was sent; should it, the position follows. */
  function inOrder(before: Known, sentAt: number): number {
    const [position] = before
    if (before[sentAtColumn + 1] === sentAt) return position
    const moved = freePosition(sentAt)
    move.run(moved, position)
    return moved
  }
}

function columnsOf(message: StoredMessage, sender: number | null): Columns {
  const { kind } = message.body
  const said = sender !== null && (kind === 'text' || kind === 'html' || kind === 'unsupported')
  return [
    message.key,
    message.serverId,
    message.sentAt,
    message.version,
    message.sequenceId,
    sender,
    message.sender?.name ?? null,
    said ? 1 : 0,
    message.editedAt,
    JSON.stringify(message.body),
    writeMetadata(message.metadata),
  ]
}
