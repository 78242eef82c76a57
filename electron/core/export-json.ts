import type { Body } from '../contract/domain.ts'
import { isoTime, type ExportFormatter, type ExportHead } from './export-format.ts'
import type { StoredMessage } from './store-ports.ts'

/**
 * One object: `{format: "parlance-export", version: 1, exportedAt, user: {id, name}, threads: [{id, topic, createdAt, people: [{id,
 * name}], messages: […], partial}]}`. A message is `{id, sequenceId, sentAt, editedAt, sender: {id, name} | null, body, metadata}`,
 * oldest first, its `id` the service's; `body` is the contract's Body with times as text. All times are ISO 8601 in UTC.
 */
export function jsonExport({ me, exportedAt }: ExportHead): ExportFormatter {
  let threads = 0
  let messages = 0
  const comma = (before: number): string => (before === 0 ? '\n' : ',\n')
  /** An object that is left open for one more member. */
  const opened = (value: object, member: string): string => `${JSON.stringify(value).slice(0, -1)},"${member}":[`

  return {
    head() {
      const about = { format: 'parlance-export', version: 1, exportedAt: isoTime(exportedAt), user: me }
      return opened(about, 'threads')
    },
    threadHead({ id, topic, createdAt, people }) {
      messages = 0
      return comma(threads++) + opened({ id, topic, createdAt: isoTime(createdAt), people }, 'messages')
    },
    message: message => comma(messages++) + JSON.stringify(shapeOf(message)),
    threadFoot: ({ partial }) => `\n],"partial":${String(partial)}}`,
    foot: () => '\n]}\n',
  }
}

function shapeOf({ serverId, sequenceId, sentAt, editedAt, sender, body, metadata }: StoredMessage): object {
  return {
    id: serverId,
    sequenceId,
    sentAt: isoTime(sentAt),
    editedAt: editedAt === null ? null : isoTime(editedAt),
    sender,
    body: bodyOf(body),
    metadata,
  }
}

const bodyOf = (body: Body): object => (body.kind === 'deleted' ? { kind: body.kind, at: isoTime(body.at) } : body)
