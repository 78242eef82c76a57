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
type Known = [key: string, sentAt: number, position: number, ...Content]

const content = 'server_id, version, sequence_id, sender, sender_name, said, edited_at, body, metadata'
const knownColumns = `key, sent_at, position, ${content}`

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
      `SELECT ${knownColumns} FROM messages WHERE thread = ? AND key = ? AND key <> server_id`,
    )
    .raw()
  const ofServerId = database
    .prepare<[number, string], Known>(`SELECT ${knownColumns} FROM messages WHERE thread = ? AND server_id = ?`)
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

  return (message: StoredMessage): void => {
    const { key, sentAt } = message
    const thread = numbers.thread(message.threadId)
    const sender = message.sender === null ? null : numbers.person(message.sender.id)
    const values = contentOf(message, sender)
    const same = ofServerId.get(thread, message.serverId)
    const known = ownKey.get(thread, key) ?? (same?.[0] === key ? same : undefined)
    const stays = known?.[1] === sentAt
    if (stays && values.every((value, i) => value === known[i + 3])) return
    // One message of the service is one row, even if we first knew it under another key.
    const namesake = same && same[0] !== key ? same : undefined
    if (namesake) remove.run(thread, namesake[1], namesake[0])
    // The service never changes when a message was sent; should it, the row moves.
    if (known && !stays) remove.run(thread, known[1], key)
    const position = stays ? known[2] : freePosition(sentAt)
    if (stays) update.run(...values, thread, sentAt, key)
    else insert.run(thread, sentAt, key, position, ...values)
    if (namesake || (known && !saysTheSame(known, values))) overwritten.happened()
    if (message.sender !== null && sender !== null) people.wrote(thread, sender, message.sender.name, sentAt)
    // Last, for nothing of this may be undone behind the index's back.
    if (namesake) index.changed(rowOf(thread, namesake), null)
    index.changed(known ? rowOf(thread, known) : null, rowOf(thread, [key, sentAt, position, ...values]))
  }
}

const rowOf = (thread: number, [, , position, , , , sender, , , , body]: Known): IndexedRow => ({
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
