import { MessageKey, type FailureReason, type LocalId, type ThreadId, type WrittenBody } from '../contract/domain.ts'
import { done, fail, ok, type AppError, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Inbox } from './inbox.ts'
import { viewOfOutbox } from './message-view.ts'
import type { OutboxItem } from './store-ports.ts'
import type { Threads } from './threads.ts'

/** The service's limit for one message, in UTF-8 bytes. */
export const messageLimit = 28 * 1024
/** After a day nobody remembers what they meant: ask before sending. */
const staleMs = 24 * 3_600_000
/** A send whose answer was lost may still be under way; look for it only after this. */
const settleMs = 1500
const retryMs = 5000
const farewellMs = 3000

export interface OutboxParts {
  world: AccountWorld
  threads: Threads
  inbox: Inbox
  /** Brings the history of a thread up to date, and with it every message of ours that did arrive. */
  lookUp: (threadId: ThreadId) => Promise<Result<null>>
}

/** Messages on their way: rows first, one in flight per thread, in order, each exactly once. */
export class Outbox {
  readonly #parts: OutboxParts
  readonly #draining = new Map<ThreadId, Promise<void>>()
  readonly #wanted = new Set<ThreadId>()
  readonly #timers = new Map<ThreadId, () => void>()
  readonly #sending = new Set<LocalId>()
  /** Since when an answer has been missing, as far as this run knows: after a crash, since it was found so. */
  readonly #doubted = new Map<LocalId, number>()
  #stopped = false

  constructor(parts: OutboxParts) {
    this.#parts = parts
  }

  add(threadId: ThreadId, body: WrittenBody): Result<{ localId: LocalId }> {
    const { world } = this.#parts
    const { journal, ids, clock } = world
    const bytes = utf8Length(body.kind === 'text' ? body.text : body.html)
    if (bytes > messageLimit) return fail({ kind: 'too-large', bytes, limit: messageLimit })
    const localId = ids.localId()
    const item: OutboxItem = {
      localId,
      threadId,
      body,
      createdAt: clock.now(),
      attempts: 0,
      firstAttemptAt: null,
      state: { state: 'queued' },
    }
    journal.putOutbox(item)
    this.#announce(item)
    world.inBackground(this.drain(threadId))
    return ok({ localId })
  }

  retry(localId: LocalId): Result<null> {
    const { journal, clock } = this.#parts.world
    const item = journal.outboxItem(localId)
    if (!item) return fail({ kind: 'not-found' })
    // What failed is known not to have arrived, so it needs no looking for.
    this.#put({ ...item, createdAt: clock.now(), state: { state: 'queued' } })
    this.#parts.world.inBackground(this.drain(item.threadId))
    return done
  }

  discard(localId: LocalId): Result<null> {
    const { journal, accountId, publish } = this.#parts.world
    const item = journal.outboxItem(localId)
    if (!item) return done
    if (this.#sending.has(localId)) return fail({ kind: 'bad-request', detail: 'It is being sent right now.' })
    journal.removeOutbox(localId)
    publish('message.removed', { accountId, threadId: item.threadId, key: MessageKey.parse(localId) })
    this.#parts.threads.announce(item.threadId)
    return done
  }

  /** Every thread that has something to send. */
  async drainAll(): Promise<void> {
    const threads = new Set(this.#parts.world.journal.outbox().map(({ threadId }) => threadId))
    await Promise.all([...threads].map(threadId => this.drain(threadId)))
  }

  /** A wake-up while draining means one more pass. */
  drain(threadId: ThreadId): Promise<void> {
    this.#wanted.add(threadId)
    const running = this.#draining.get(threadId)
    if (running) return running
    const passes = this.#passes(threadId).finally(() => this.#draining.delete(threadId))
    this.#draining.set(threadId, passes)
    return passes
  }

  /** Starts nothing more and gives what is under way a moment to end. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const cancel of this.#timers.values()) cancel()
    const patience = new Promise<void>(resolve => this.#parts.world.clock.after(farewellMs, resolve))
    await Promise.race([Promise.all(this.#draining.values()), patience])
  }

  async #passes(threadId: ThreadId): Promise<void> {
    while (this.#wanted.delete(threadId)) {
      for (let next = this.#next(threadId); next; next = this.#next(threadId)) {
        if (!(await this.#deliver(next))) break
      }
    }
  }

  #next(threadId: ThreadId): OutboxItem | undefined {
    if (this.#stopped || !this.#parts.world.gateway()) return undefined
    return this.#parts.world.journal.outboxOf(threadId).find(({ state }) => state.state !== 'failed')
  }

  /** False: leave the rest where it is, in its order, until something wakes us. */
  async #deliver(item: OutboxItem): Promise<boolean> {
    const { world } = this.#parts
    if (item.state.state === 'unknown') return this.#resolve(item)
    if (world.clock.now() - item.createdAt > staleMs) return this.#give(item, 'expired', '')
    const gateway = world.gateway()
    if (!gateway) return false

    // Written before the first byte leaves: whatever happens from here, it will be looked for before it is sent again.
    const { localId, threadId, body } = item
    const attempt: OutboxItem = {
      ...item,
      attempts: item.attempts + 1,
      firstAttemptAt: item.firstAttemptAt ?? world.clock.now(),
      state: { state: 'unknown' },
    }
    world.journal.putOutbox(attempt)
    this.#sending.add(localId)
    this.#announce(attempt, true)
    const sent = await gateway.send({ threadId, body, localId })
    this.#sending.delete(localId)
    if (sent.ok) {
      this.#parts.inbox.sent(attempt, sent.value)
      return true
    }
    return this.#refused(attempt, sent.error)
  }

  #refused(item: OutboxItem, error: AppError): boolean | Promise<boolean> {
    switch (error.kind) {
      case 'ambiguous':
        this.#put(item)
        return this.#resolve(item)
      case 'throttled':
        this.#put({ ...item, state: { state: 'queued' } })
        this.#wakeAfter(item.threadId, error.retryAfterMs ?? 2 * retryMs)
        return false
      case 'forbidden':
      case 'not-found':
      case 'too-large':
        return this.#give(item, error.kind, '')
      case 'refused':
        return this.#give(item, 'refused', error.reason)
      default:
        // It never left: still the first in line when the connection is back.
        this.#put({ ...item, state: { state: 'queued' } })
        this.#wakeAfter(item.threadId, retryMs)
        return false
    }
  }

  /** An answer was lost. If the message arrived, catching up finds it and takes it out of the journal; if not, it may be sent again. */
  async #resolve(item: OutboxItem): Promise<boolean> {
    const { world, lookUp } = this.#parts
    const now = world.clock.now()
    const since = this.#doubted.get(item.localId) ?? now
    this.#doubted.set(item.localId, since)
    if (now - since < settleMs) {
      this.#wakeAfter(item.threadId, settleMs - (now - since))
      return false
    }
    const looked = await lookUp(item.threadId)
    const still = world.journal.outboxItem(item.localId)
    if (!still) {
      this.#doubted.delete(item.localId)
      return true
    }
    if (!looked.ok) {
      this.#wakeAfter(item.threadId, retryMs)
      return false
    }
    this.#doubted.delete(item.localId)
    this.#put({ ...still, state: { state: 'queued' } })
    return true
  }

  #give(item: OutboxItem, reason: FailureReason, detail: string): true {
    this.#put({ ...item, state: { state: 'failed', reason, detail } })
    return true
  }

  #put(item: OutboxItem): void {
    this.#parts.world.journal.putOutbox(item)
    this.#announce(item)
  }

  #announce(item: OutboxItem, sending = false): void {
    const { accountId, me, publish } = this.#parts.world
    publish('message.changed', { accountId, message: viewOfOutbox(item, me, sending) })
    this.#parts.threads.announce(item.threadId)
  }

  #wakeAfter(threadId: ThreadId, ms: number): void {
    this.#timers.get(threadId)?.()
    this.#timers.set(
      threadId,
      this.#parts.world.clock.after(ms, () => {
        this.#timers.delete(threadId)
        this.#parts.world.inBackground(this.drain(threadId))
      }),
    )
  }
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
