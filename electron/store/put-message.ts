import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { StoredMessage } from '../core/store-ports.ts'
import type { IndexedRow } from './indexed-words.ts'
import type { Numbers } from './numbers.ts'
import type { OverwrittenText } from './overwritten-text.ts'
import type { People } from './people.ts'
import { positions } from './position.ts'
import type { SearchIndex } from './search-index.ts'
import { writeMetadata } from './stored-body.ts'

/** What may change while a message stays in its place. */
type Content = [
  serverId: string,
  version: number,
  sequenceId: string | null,
  sender: number | null,
  senderName: string | null,
  said: 0 | 1,
  editedAt: number | null,
  body: string,
  metadata: string | null,
]
type Known = [sentAt: number, position: number, ...Content]
type Namesake = [position: number, sender: number | null, body: string]

const content = 'server_id, version, sequence_id, sender, sender_name, said, edited_at, body, metadata'

interface Parts {
  numbers: Numbers
  people: Pick<People, 'wrote'>
  overwritten: OverwrittenText
  index: Pick<SearchIndex, 'changed'>
}

/** Runs inside a transaction of its caller's. What is put again unchanged writes nothing. */
export function messageWriter(database: Database, { numbers, people, overwritten, index }: Parts) {
  const freePosition = positions(database)
  const ownKey = database
    .prepare<[number, string], Known>(
      `SELECT sent_at, position, ${content} FROM messages WHERE thread = ? AND key = ? AND key <> server_id`,
    )
    .raw()
  const serverKey = database
    .prepare<[number, string, string], Known>(
      `SELECT sent_at, position, ${content} FROM messages WHERE thread = ? AND server_id = ? AND key = ?`,
    )
    .raw()
  const insert = database.prepare<[number, number, string, number, ...Content]>(
    `INSERT INTO messages (thread, sent_at, key, position, ${content}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const update = database.prepare<[...Content, number, number, string]>(
    `UPDATE messages SET (${content}) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE thread = ? AND sent_at = ? AND key = ?`,
  )
  const remove = database.prepare<[number, number, string]>(
    'DELETE FROM messages WHERE thread = ? AND sent_at = ? AND key = ?',
  )
  const namesakeOf = database
    .prepare<[number, string, string], Namesake>(
      'SELECT position, sender, body FROM messages WHERE thread = ? AND server_id = ? AND key <> ?',
    )
    .raw()
  const removeNamesake = database.prepare<[number, string, string]>(
    'DELETE FROM messages WHERE thread = ? AND server_id = ? AND key <> ?',
  )

  return (message: StoredMessage): void => {
    const { key, sentAt } = message
    const thread = numbers.thread(message.threadId)
    const sender = message.sender === null ? null : numbers.person(message.sender.id)
    const values = contentOf(message, sender)
    const known = ownKey.get(thread, key) ?? serverKey.get(thread, key, key)
    const stays = known?.[0] === sentAt
    if (stays && values.every((value, i) => value === known[i + 2])) return
    // One message of the service is one row, even if we first knew it under another key.
    const namesake = namesakeOf.get(thread, message.serverId, key)
    if (namesake !== undefined) removeNamesake.run(thread, message.serverId, key)
    // The service never changes when a message was sent; should it, the row moves.
    if (known !== undefined && !stays) remove.run(thread, known[0], key)
    const position = stays ? known[1] : freePosition(sentAt)
    if (stays) update.run(...values, thread, sentAt, key)
    else insert.run(thread, sentAt, key, position, ...values)
    if (namesake !== undefined || (known !== undefined && !saysTheSame(known, values))) overwritten.happened()
    if (message.sender !== null && sender !== null) people.wrote(thread, sender, message.sender.name, sentAt)
    // Last, for nothing of this may be undone behind the index's back.
    if (namesake !== undefined) index.changed(row(thread, ...namesake), null)
    const before = known === undefined ? null : row(thread, known[1], known[5], known[9])
    index.changed(before, row(thread, position, sender, values[7]))
  }
}

const row = (thread: number, position: number, sender: number | null, body: string): IndexedRow => ({
  ...{ thread, position, sender, body },
})

/** Body and metadata: what must not be found any more once a message says something else. */
const saysTheSame = (known: Known, now: Content): boolean => known.at(-2) === now.at(-2) && known.at(-1) === now.at(-1)

function contentOf(message: StoredMessage, sender: number | null): Content {
  const { kind } = message.body
  const said = sender !== null && (kind === 'text' || kind === 'html' || kind === 'unsupported')
  return [
    message.serverId,
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
