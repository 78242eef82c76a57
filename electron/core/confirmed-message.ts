import type { Person, ServerMessageId } from '../contract/domain.ts'
import type { ServiceMessage } from './service-ports.ts'
import type { StoredMessage } from './store-ports.ts'
import { metadataOf, type UnsentMessage } from './message-view.ts'

// What can be said of a message right after the service confirmed what we did, before it tells in its own words.

/** A version is the moment of the last change, and that is when it was sent. */
export function justSent(item: UnsentMessage, id: ServerMessageId, me: Person): ServiceMessage {
  const { threadId, createdAt, work } = item
  const moment = /^\d{13}$/.test(id) ? Number(id) : createdAt
  return {
    ...{ threadId, id, createdAt: moment, version: moment, sequenceId: null },
    ...{ sender: me, body: work.body, editedAt: null, metadata: metadataOf(item) },
  }
}

/** The next version there can be: what the service says of the deletion comes after it or is the same. */
export function justDeleted(stored: StoredMessage, at: number): ServiceMessage {
  const { threadId, serverId, sentAt, version, sender } = stored
  return {
    ...{ threadId, id: serverId, createdAt: sentAt, version: version + 1, sequenceId: null },
    ...{ sender, body: { kind: 'deleted', at }, editedAt: null, metadata: null },
  }
}
