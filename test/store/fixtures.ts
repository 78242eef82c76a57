import { AccountId, LocalId, MessageKey, ServerMessageId, ThreadId, UserId } from '../../electron/contract/domain.ts'
import type { OutboxItem, StoredMessage, StoredThread } from '../../electron/core/store-ports.ts'

export const account = AccountId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae7')
export const key = '0123456789abcdef'.repeat(4)
export const thread = ThreadId.parse('19:thread-one@thread.v2')
export const otherThread = ThreadId.parse('19:thread-two@thread.v2')
export const me = UserId.parse('8:acs:resource_me')
export const ann = UserId.parse('8:acs:resource_ann')
export const bob = UserId.parse('8:acs:resource_bob')
export const noon = Date.UTC(2025, 0, 1, 12)

export function aMessage(n: number, changes: Partial<StoredMessage> = {}): StoredMessage {
  return {
    key: MessageKey.parse(`key-${n}`),
    threadId: thread,
    serverId: ServerMessageId.parse(`server-${n}`),
    sentAt: noon + n,
    version: noon + n,
    sequenceId: String(n),
    sender: { id: ann, name: 'Ann' },
    body: { kind: 'text', text: `message ${n}` },
    editedAt: null,
    metadata: {},
    ...changes,
  }
}

export function aThread(changes: Partial<StoredThread> = {}): StoredThread {
  return {
    id: thread,
    topic: 'Harbour',
    createdAt: noon,
    lastActivityAt: noon,
    membership: 'member',
    caughtUpTo: 0,
    retentionDays: null,
    metadata: {},
    ...changes,
  }
}

export function anOutboxItem(n: number, changes: Partial<OutboxItem> = {}): OutboxItem {
  return {
    localId: LocalId.parse(`01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`),
    threadId: thread,
    work: { kind: 'send', body: { kind: 'text', text: `unsent ${n}` }, replyTo: null },
    createdAt: noon + n,
    attempts: 0,
    firstAttemptAt: null,
    state: { state: 'queued' },
    ...changes,
  }
}
