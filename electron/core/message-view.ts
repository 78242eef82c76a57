import { MessageKey, type Delivery, type Message, type Person } from '../contract/domain.ts'
import type { OutboxItem, StoredMessage } from './store-ports.ts'

/** A message of the history as the window sees it. */
export function viewOfStored(stored: StoredMessage, me: Person): Message {
  const { key, threadId, serverId, sentAt, version, sequenceId, sender, body, editedAt, metadata } = stored
  const mine = sender?.id === me.id
  return {
    key,
    threadId,
    sentAt,
    version,
    sender,
    mine,
    body,
    delivery: { state: 'sent', serverId },
    editedAt,
    metadata,
    sequenceId,
    change: null,
  }
}

/** A message that is still on its way. */
export function viewOfOutbox(item: OutboxItem, me: Person, sending: boolean): Message {
  return {
    key: MessageKey.parse(item.localId),
    threadId: item.threadId,
    sentAt: item.createdAt,
    version: 0,
    sender: me,
    mine: true,
    body: item.body,
    delivery: deliveryOf(item, sending),
    editedAt: null,
    metadata: { localId: item.localId },
    sequenceId: null,
    change: null,
  }
}

function deliveryOf({ state, attempts }: OutboxItem, sending: boolean): Delivery {
  if (sending) return { state: 'sending' }
  return state.state === 'queued' ? { state: 'queued', attempts } : state
}
