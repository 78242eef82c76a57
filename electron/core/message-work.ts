import { LocalId, MessageKey } from '../contract/domain.ts'
import { fail, ok, type AppError, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import { justDeleted, justSent } from './confirmed-message.ts'
import type { Inbox } from './inbox.ts'
import { isUnsentMessage } from './message-view.ts'
import { failedFor, finished, notDone, refusalOf, type Outcome } from './outcome.ts'
import type { ChatGateway } from './service-ports.ts'
import type { OutboxItem, StoredMessage, Work } from './store-ports.ts'

type Words = Extract<Work, { kind: 'send' | 'edit' | 'delete' }>
type Change = Extract<Work, { kind: 'edit' | 'delete' }>
type Edit = Extract<Work, { kind: 'edit' }>

/** The service said yes and does not show it yet; looking again tells. */
const notShownYet: AppError = { kind: 'ambiguous', detail: 'confirmed but not shown' }

export interface MessageWorkParts {
  world: AccountWorld
  inbox: Inbox
  lookUp: (item: OutboxItem) => Promise<Result<null>>
}

/**
 * Sending, editing and deleting. Sending is known again by `metadata.localId`, an edit by `metadata.editId`, a deletion by the
 * tombstone. An edit never replaces what was written elsewhere after what it was written over: it fails and its writer decides.
 */
export class MessageWork {
  readonly #parts: MessageWorkParts

  constructor(parts: MessageWorkParts) {
    this.#parts = parts
  }

  /** From what is known here: whether an attempt makes sense, and the work with all an attempt needs. */
  ready(item: OutboxItem, work: Words): Outcome {
    const { threadId, localId } = item
    const { history } = this.#parts.world
    if (work.kind === 'send') return history.message(threadId, MessageKey.parse(localId)) ? finished : notDone(work)
    const stored = history.message(threadId, work.target)
    const serverId = work.serverId ?? stored?.serverId ?? null
    if (serverId === null) return failedFor(work, 'not-found')
    if (work.kind === 'delete' || !stored) return notDone({ ...work, serverId })
    const found = judge(localId, { ...work, serverId }, stored)
    if (found.is !== 'not-done') return found
    // From here on a later version than this one is the attempt itself or somebody else's.
    return notDone({ ...work, serverId, over: { version: stored.version, after: work.over?.after ?? null } })
  }

  async carry(item: OutboxItem, work: Words, gateway: ChatGateway): Promise<Result<Outcome>> {
    const { threadId, localId } = item
    const { world, inbox } = this.#parts
    if (work.kind === 'send') {
      const sent = await gateway.send({ threadId, body: work.body, localId, replyTo: work.replyTo })
      if (!sent.ok) return sent
      if (isUnsentMessage(item)) inbox.receive(threadId, [justSent(item, sent.value, world.me)])
      return ok(finished)
    }
    if (work.serverId === null) return ok(failedFor(work, 'not-found'))
    if (work.kind === 'edit') return this.#edit(item, work, gateway)
    const deleted = await gateway.deleteMessage(threadId, work.serverId)
    if (!deleted.ok) return deleted
    const stored = world.history.messageByServerId(threadId, work.serverId)
    if (stored && stored.body.kind !== 'deleted') inbox.receive(threadId, [justDeleted(stored, world.clock.now())])
    return ok(finished)
  }

  /** After an answer was lost: what the service shows tells whether it was done. */
  async look(item: OutboxItem, work: Words, gateway: ChatGateway): Promise<Result<Outcome>> {
    if (work.kind !== 'send') return this.#lookAtChange(item, work, gateway)
    const looked = await this.#parts.lookUp(item)
    return looked.ok ? ok(this.ready(item, work)) : looked
  }

  async #edit(item: OutboxItem, work: Edit, gateway: ChatGateway): Promise<Result<Outcome>> {
    const { threadId, localId } = item
    if (work.serverId === null) return ok(failedFor(work, 'not-found'))
    const target = LocalId.safeParse(work.target)
    const stored = this.#parts.world.history.messageByServerId(threadId, work.serverId)
    const edited = await gateway.editMessage({
      ...{ threadId, id: work.serverId, body: work.body, editId: localId },
      ...{ localId: target.success ? target.data : null, replyTo: stored?.metadata['replyTo'] ?? null },
    })
    if (!edited.ok) return edited
    // The live event may have told already; if not, only the service knows the version this has now.
    if (!this.#parts.world.journal.outboxItem(localId)) return ok(finished)
    const found = await this.#lookAtChange(item, work, gateway)
    return found.ok && found.value.is !== 'not-done' ? ok(finished) : fail(notShownYet)
  }

  async #lookAtChange(item: OutboxItem, work: Change, gateway: ChatGateway): Promise<Result<Outcome>> {
    const { threadId, localId } = item
    const { serverId } = work
    if (serverId === null) return ok(failedFor(work, 'not-found'))
    const message = await gateway.message(threadId, serverId)
    if (!message.ok) {
      if (work.kind === 'delete' && message.error.kind === 'not-found') return ok(finished)
      const refusal = refusalOf(work, message.error)
      return refusal ? ok(refusal) : message
    }
    this.#parts.inbox.receive(threadId, [message.value])
    const stored = this.#parts.world.history.messageByServerId(threadId, serverId)
    if (!stored) return ok(failedFor(work, 'not-found'))
    if (work.kind === 'edit') return ok(judge(localId, work, stored))
    return ok(stored.body.kind === 'deleted' ? finished : notDone(work))
  }
}

function judge(localId: LocalId, work: Edit, stored: StoredMessage): Outcome {
  const { editId } = stored.metadata
  if (editId === localId) return finished
  if (stored.body.kind === 'deleted') return failedFor(work, 'not-found')
  const { over } = work
  const isLater = over !== null && stored.version > over.version
  // The edit before this one, still on its way when this one was written, is no stranger.
  const isOurs = over?.after != null && editId === over.after
  return isLater && !isOurs ? failedFor(work, 'changed-elsewhere') : notDone(work)
}
