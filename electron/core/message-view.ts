import { MessageKey, type LocalId, type Message, type Person, type ThreadId, type Unsent } from '../contract/domain.ts'
import type { AccountWorld } from './account-world.ts'
import type { OutboxItem, StoredMessage, Work } from './store-ports.ts'

/** What of one thread waits for the service, in the order of writing. */
export interface Waiting {
  rows: readonly OutboxItem[]
  inFlight: ReadonlySet<LocalId>
}

type Of<Kind extends Work['kind']> = OutboxItem & { work: Extract<Work, { kind: Kind }> }
export type UnsentMessage = Of<'send'>
export type MessageChange = Of<'edit'> | Of<'delete'>

export function waitingIn(world: Pick<AccountWorld, 'journal' | 'inFlight'>, threadId: ThreadId): Waiting {
  return { rows: world.journal.outboxOf(threadId), inFlight: world.inFlight }
}

export const isUnsentMessage = (row: OutboxItem): row is UnsentMessage => row.work.kind === 'send'

export const isChangeOf =
  (key: MessageKey) =>
  (row: OutboxItem): row is MessageChange =>
    (row.work.kind === 'edit' || row.work.kind === 'delete') && row.work.target === key

/** A message of the history as the window sees it: as it will be once what waits is done. */
export function viewOfStored(stored: StoredMessage, me: Person, waiting: Waiting): Message {
  const { key, threadId, serverId, sentAt, version, sequenceId, sender, body, editedAt, metadata } = stored
  const mine = sender?.id === me.id
  const message: Message = {
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
  return mine ? withChange(message, waiting) : message
}

/** A message that is still on its way. */
export function viewOfUnsent(item: UnsentMessage, me: Person, waiting: Waiting): Message {
  const message: Message = {
    key: MessageKey.parse(item.localId),
    threadId: item.threadId,
    sentAt: item.createdAt,
    version: 0,
    sender: me,
    mine: true,
    body: item.work.body,
    delivery: unsentState(item, waiting),
    editedAt: null,
    metadata: metadataOf(item),
    sequenceId: null,
    change: null,
  }
  return withChange(message, waiting)
}

/** What travels with a message: by which name it is known here, and what it answers. */
export const metadataOf = ({ localId, work: { replyTo } }: UnsentMessage): Record<string, string> => ({
  localId,
  ...(replyTo === null ? {} : { replyTo }),
})

/** In the order of writing. One that is in the history already is about to leave the outbox, and is shown once. */
export function unsentMessages(world: Pick<AccountWorld, 'history' | 'me'>, waiting: Waiting): Message[] {
  return waiting.rows
    .filter(isUnsentMessage)
    .filter(({ threadId, localId }) => world.history.message(threadId, MessageKey.parse(localId)) === null)
    .map(item => viewOfUnsent(item, world.me, waiting))
}

export function unsentState({ localId, state, attempts }: OutboxItem, { inFlight }: Waiting): Unsent {
  if (inFlight.has(localId)) return { state: 'sending' }
  return state.state === 'queued' ? { state: 'queued', attempts } : state
}

/** The last change that may still be done is shown as done; one that failed is only told of. */
function withChange(message: Message, waiting: Waiting): Message {
  const changes = waiting.rows.filter(isChangeOf(message.key))
  const row = changes.findLast(({ state }) => state.state !== 'failed') ?? changes.at(-1)
  if (!row) return message
  const change = { localId: row.localId, kind: row.work.kind, delivery: unsentState(row, waiting) }
  if (row.state.state === 'failed' || message.body.kind === 'deleted') return { ...message, change }
  if (row.work.kind === 'delete') return { ...message, body: { kind: 'deleted', at: row.createdAt }, change }
  return { ...message, body: row.work.body, editedAt: row.createdAt, change }
}
