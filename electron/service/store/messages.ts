import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Message, MessageContent, ReadingWindow } from '../domain.ts'
import { metadataColumn, metadataFrom, orUndefined } from './columns.ts'

interface Row {
  id: number
  sequence: number
  version: number
  kind: MessageContent['kind']
  sender: string | null
  sender_display_name: string | null
  content: string
  metadata: string | null
  edited_at: number | null
  deleted_at: number | null
}

const columns =
  'id, sequence, version, kind, sender, sender_display_name, content, metadata, edited_at, deleted_at' as const

type SystemContent = Exclude<MessageContent, { kind: 'text' | 'html' }>

const contentColumn = (content: MessageContent): string =>
  content.kind === 'text' || content.kind === 'html' ? content.text : JSON.stringify({ ...content, kind: undefined })

const contentFrom = (row: Row): MessageContent =>
  row.kind === 'text' || row.kind === 'html'
    ? { kind: row.kind, text: row.content }
    : ({ ...(JSON.parse(row.content) as Omit<SystemContent, 'kind'>), kind: row.kind } as SystemContent)

const fromRow = (row: Row): Message => ({
  id: row.id,
  sequence: row.sequence,
  version: row.version,
  content: contentFrom(row),
  sender: orUndefined(row.sender),
  senderDisplayName: orUndefined(row.sender_display_name),
  metadata: metadataFrom(row.metadata),
  editedAt: orUndefined(row.edited_at),
  deletedAt: orUndefined(row.deleted_at),
})

export type Messages = ReturnType<typeof messages>

export function messages(database: Database) {
  // Versions are times made unique by counting on, so that a page boundary can never fall inside a tie.
  const claim = database.prepare<[{ at: number; no: number }], { sequence: number; version: number }>(`
    update threads set last_version = max(@at, last_version + 1), last_sequence = last_sequence + 1,
      last_message_at = max(@at, last_version + 1)
    where no = @no returning last_sequence as sequence, last_version as version`)
  const claimVersion = database
    .prepare<[number, number], number>(
      'update threads set last_version = max(?, last_version + 1) where no = ? returning last_version',
    )
    .pluck()
  const insert = database.prepare(`
    insert into messages (thread_no, id, sequence, version, created_at, kind, sender, sender_display_name, content, metadata)
    values (@threadNo, @id, @sequence, @id, @at, @kind, @sender, @senderDisplayName, @content, @metadata)`)
  const byId = database.prepare<[number, number], Row>(`select ${columns} from messages where thread_no = ? and id = ?`)
  const page = database.prepare<[number, number, number, number, number, number], Row>(`
    select ${columns} from messages
    where thread_no = ? and version < ? and version >= ? and id >= ? and id <= ? order by version desc limit ?`)
  // Ids run ahead of the clock when messages come faster than milliseconds pass.
  const firstSince = database
    .prepare<[number, number, number], number>(
      'select id from messages where thread_no = ? and id >= ? and created_at >= ? order by id limit 1',
    )
    .pluck()
  const edit = database.prepare(
    'update messages set content = ?, metadata = ?, version = ?, edited_at = ? where thread_no = ? and id = ?',
  )
  const erase = database.prepare(`
    update messages set content = '', metadata = null, version = ?, edited_at = null, deleted_at = ?
    where thread_no = ? and id = ?`)

  const nextVersion = (threadNo: number, at: number): number => {
    const version = claimVersion.get(at, threadNo)
    if (version === undefined) throw new Error('the thread has no row')
    return version
  }
  return {
    /** Stores a message as the newest of its thread; id, version and sequence are given here. */
    add(message: { threadNo: number; at: number } & Pick<Message, 'content'> & Partial<MessageOrigin>): Message {
      const claimed = claim.get({ at: message.at, no: message.threadNo })
      if (claimed === undefined) throw new Error('the thread has no row')
      const { sequence, version: id } = claimed
      insert.run({
        threadNo: message.threadNo,
        id,
        sequence,
        at: message.at,
        kind: message.content.kind,
        sender: message.sender ?? null,
        senderDisplayName: message.senderDisplayName ?? null,
        content: contentColumn(message.content),
        metadata: metadataColumn(message.metadata),
      })
      return {
        id,
        sequence,
        version: id,
        content: message.content,
        sender: message.sender,
        senderDisplayName: message.senderDisplayName,
        metadata: message.metadata,
        editedAt: undefined,
        deletedAt: undefined,
      }
    },
    find(threadNo: number, id: number): Message | undefined {
      const row = byId.get(threadNo, id)
      return row && fromRow(row)
    },
    /** The first message written at this moment or later; undefined when there is none. */
    firstSince: (threadNo: number, at: number): number | undefined => firstSince.get(threadNo, at, at),
    /** Newest change first; versions below `before` and from `since` on. */
    page: (query: { threadNo: number; before: number; since: number; window: ReadingWindow; limit: number }) =>
      page
        .all(query.threadNo, query.before, query.since, query.window.from, query.window.until, query.limit)
        .map(fromRow),
    /** Answers the message as it is now. */
    edit(threadNo: number, message: Message, at: number): Message {
      const version = nextVersion(threadNo, at)
      const edited = { ...message, version, editedAt: version }
      edit.run(
        contentColumn(edited.content),
        metadataColumn(edited.metadata),
        version,
        edited.editedAt,
        threadNo,
        message.id,
      )
      return edited
    },
    /** Keeps the place and the sender, nothing of what was said. */
    delete(threadNo: number, message: Message, at: number): Message {
      const version = nextVersion(threadNo, at)
      erase.run(version, version, threadNo, message.id)
      const kind = message.content.kind === 'html' ? 'html' : 'text'
      return {
        ...message,
        version,
        deletedAt: version,
        editedAt: undefined,
        metadata: undefined,
        content: { kind, text: '' },
      }
    },
  }
}

type MessageOrigin = Pick<Message, 'sender' | 'senderDisplayName' | 'metadata'>
