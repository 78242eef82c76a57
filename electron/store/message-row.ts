import type { MessageKey, ServerMessageId, ThreadId, UserId } from '../contract/domain.ts'
import type { StoredMessage } from '../core/store-ports.ts'
import { readBody, readMetadata } from './stored-body.ts'

/** Arrays, because the driver builds them faster than objects. STRICT tables vouch for the types. */
export type MessageRow = [
  key: string,
  serverId: string,
  sentAt: number,
  version: number,
  sequenceId: string | null,
  senderId: string | null,
  senderName: string | null,
  editedAt: number | null,
  body: string,
  metadata: string | null,
]

export const messageColumns =
  'key, server_id, sent_at, version, sequence_id, person_ids.id, sender_name, edited_at, body, metadata'

export const selectMessage = `
  SELECT ${messageColumns}
  FROM messages LEFT JOIN person_ids ON person_ids.number = messages.sender
  WHERE thread = (SELECT number FROM thread_ids WHERE id = ?)`

/** Null for a row nothing can be made of. What follows the columns of a message in it is somebody else's. */
export function readMessage(threadId: ThreadId, row: readonly [...MessageRow, ...unknown[]]): StoredMessage | null {
  const [key, serverId, sentAt, version, sequenceId, senderId, senderName, editedAt, json, metadataJson] = row
  const body = readBody(json)
  const metadata = readMetadata(metadataJson)
  if (body === null || metadata === null) return null
  return {
    key: key as MessageKey,
    threadId,
    serverId: serverId as ServerMessageId,
    sentAt,
    version,
    sequenceId,
    sender: senderId === null ? null : { id: senderId as UserId, name: senderName },
    body,
    editedAt,
    metadata,
  }
}
