import { LocalId, MessageKey, type UserId } from '../contract/domain.ts'
import type { ServiceMessage } from './service-ports.ts'
import type { StoredMessage } from './store-ports.ts'

/** Only our own messages may name their local id: anybody can write metadata. */
export function keyOf(message: ServiceMessage, me: UserId): MessageKey {
  const localId = message.sender?.id === me ? LocalId.safeParse(message.metadata?.['localId']) : undefined
  return MessageKey.parse(localId?.success ? localId.data : message.id)
}

/**
 * What the history should hold after hearing of a message again; null where nothing changes. The higher version wins
 * whatever order they come in, and nothing known is replaced by something a poorer source leaves out.
 */
export function merge(known: StoredMessage | null, heard: ServiceMessage, me: UserId): StoredMessage | null {
  if (!known) {
    const { threadId, id, createdAt, version, sequenceId, sender, body, editedAt } = heard
    const metadata = heard.metadata ?? {}
    return {
      key: keyOf(heard, me),
      threadId,
      serverId: id,
      sentAt: createdAt,
      version,
      sequenceId,
      sender,
      body,
      editedAt,
      metadata,
    }
  }
  if (heard.version < known.version) return fill(known, heard)
  if (heard.version === known.version) return fill(known, heard)
  return {
    ...known,
    version: heard.version,
    sequenceId: heard.sequenceId ?? known.sequenceId,
    sender: heard.sender?.name == null && known.sender?.name != null ? known.sender : (heard.sender ?? known.sender),
    body: heard.body,
    editedAt: heard.editedAt,
    metadata: heard.metadata ?? known.metadata,
  }
}

function fill(known: StoredMessage, heard: ServiceMessage): StoredMessage | null {
  const sequenceId = known.sequenceId ?? heard.sequenceId
  return sequenceId === known.sequenceId ? null : { ...known, sequenceId }
}
