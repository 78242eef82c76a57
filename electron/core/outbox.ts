import { MessageKey, type LocalId, type ThreadId } from '../contract/domain.ts'
import { done, fail, type AppError, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Carrier } from './carrier.ts'
import { isChangeOf, isUnsentMessage, viewOfStored, viewOfUnsent, waitingIn } from './message-view.ts'
import { failedFor, refusalOf, type Outcome } from './outcome.ts'
import { foldedInto } from './queue-rules.ts'
import type { Rates } from './service-rates.ts'
import type { OutboxItem } from './store-ports.ts'
import type { Threads } from './threads.ts'
import { WakeUps } from './wake-ups.ts'

/** After a day nobody remembers what they meant: ask before doing it. */
const staleMs = 24 * 3_600_000
/** What was asked for and not answered may still be under way; look for it only after this. */
const settleMs = 1500
const retryMs = 5000
const farewellMs = 3000

export interface OutboxParts {
  world: AccountWorld
  threads: Threads
  carrier: Carrier
  rates: Rates
}

/** What a person did, on its way: rows first, one in flight per thread, in the order of writing, each exactly once. */
export class Outbox {
  readonly #parts: OutboxParts
  readonly #draining = new Map<ThreadId, Promise<void>>()
  readonly #wanted = new Set<ThreadId>()
  readonly #wakeUps: WakeUps
  /** Since when an answer has been missing, as far as this run knows: after a crash, since it was found so. */
  readonly #doubted = new Map<LocalId, number>()
  #stopped = false

  constructor(parts: OutboxParts) {
    this.#parts = parts
    const { clock, inBackground } = parts.world
    this.#wakeUps = new WakeUps(clock, threadId => inBackground(this.drain(threadId)))
  }

  /** On disk, then in the window, then to the service. `instead` goes at the same moment. */
  put(item: OutboxItem, instead: readonly OutboxItem[] = []): void {
    const { journal } = this.#parts.world
    journal.transaction(() => {
      for (const { localId } of instead) journal.removeOutbox(localId)
      journal.putOutbox(item)
    })
    this.announce(item)
    this.#parts.world.inBackground(this.drain(item.threadId))
  }

  /** What failed, once more: it is known not to have been done. What waits anyway is only hurried. */
  retry(localId: LocalId): Result<null> {
    const { journal, clock, inBackground } = this.#parts.world
    const item = journal.outboxItem(localId)
    if (!item) return fail({ kind: 'not-found' })
    if (item.state.state !== 'failed') {
      inBackground(this.drain(item.threadId))
      return done
    }
    // Whoever says so has seen what it replaces.
    const work = item.work.kind === 'edit' ? { ...item.work, over: null } : item.work
    this.put({ ...item, work, createdAt: clock.now(), state: { state: 'queued' } })
    return done
  }

  discard(localId: LocalId): Result<null> {
    const { journal, inFlight } = this.#parts.world
    const item = journal.outboxItem(localId)
    if (!item) return done
    if (inFlight.has(localId)) return fail({ kind: 'bad-request', detail: 'It is being done right now.' })
    this.drop(item)
    return done
  }

  /** Takes a row out, and with a message what was still to be changed about it. */
  drop(item: OutboxItem): void {
    const { journal, inBackground } = this.#parts.world
    const changes = isUnsentMessage(item) ? journal.outboxOf(item.threadId).filter(isChangeOf(keyOf(item))) : []
    journal.transaction(() => {
      for (const { localId } of [...changes, item]) journal.removeOutbox(localId)
    })
    this.announce(item)
    inBackground(this.drain(item.threadId))
  }

  /** Tells the window how what this is about looks now. */
  announce({ localId, threadId, work }: OutboxItem): void {
    const { threads } = this.#parts
    if (work.kind === 'add' || work.kind === 'remove') threads.announceParticipants(threadId)
    else if (work.kind !== 'rename')
      this.#announceMessage(threadId, work.kind === 'send' ? keyOf({ localId }) : work.target)
    threads.announce(threadId)
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
    const passes = this.#passes(threadId)
    this.#draining.set(threadId, passes)
    return passes
  }

  /** Starts nothing more and gives what is under way a moment to end. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#wakeUps.stop()
    const patience = new Promise<void>(resolve => this.#parts.world.clock.after(farewellMs, resolve))
    await Promise.race([Promise.all(this.#draining.values()), patience])
  }

  async #passes(threadId: ThreadId): Promise<void> {
    // Not before it is known as the one that runs; and it says that it ends in the same breath in which it finds nothing more wanted.
    await Promise.resolve()
    try {
      while (this.#wanted.delete(threadId)) {
        for (let next = this.#next(threadId); next; next = this.#next(threadId)) {
          if (!(await this.#deliver(next))) break
        }
      }
    } finally {
      this.#draining.delete(threadId)
    }
  }

  /** What failed waits for its owner and holds up nobody. */
  #next(threadId: ThreadId): OutboxItem | undefined {
    const { gateway, journal } = this.#parts.world
    if (this.#stopped || !gateway() || this.#wakeUps.isSilent(threadId)) return undefined
    return journal.outboxOf(threadId).find(({ state }) => state.state !== 'failed')
  }

  /** False: leave the rest where it is, in its order, until something wakes us. */
  async #deliver(item: OutboxItem): Promise<boolean> {
    const { carrier, rates, world } = this.#parts
    const { clock, inFlight, journal } = world
    const { localId, threadId } = item
    if (item.state.state === 'unknown') return this.#resolve(item)
    if (clock.now() - item.createdAt > staleMs) return this.#settle(item, failedFor(item.work, 'expired'))
    const ready = carrier.ready(item)
    if (ready.is !== 'not-done') return this.#settle(item, ready)
    const gateway = world.gateway()
    if (!gateway) return false
    const wait = rates(item.work.kind, threadId)
    if (wait > 0) return this.#pause(threadId, wait)

    // Written before the first byte leaves: whatever happens from here, it will be looked for before it is done again.
    const attempt: OutboxItem = {
      ...item,
      work: ready.work,
      attempts: item.attempts + 1,
      firstAttemptAt: item.firstAttemptAt ?? clock.now(),
      state: { state: 'unknown' },
    }
    journal.putOutbox(attempt)
    inFlight.add(localId)
    this.announce(attempt)
    const answer = await carrier.carry(attempt, gateway).finally(() => inFlight.delete(localId))
    // Gone meanwhile: it was heard, or its thread is no more.
    if (!journal.outboxItem(localId)) return true
    return answer.ok ? this.#settle(attempt, answer.value) : this.#unanswered(attempt, answer.error)
  }

  #unanswered(item: OutboxItem, error: AppError): boolean | Promise<boolean> {
    const refusal = refusalOf(item.work, error)
    if (refusal) return this.#settle(item, refusal)
    if (error.kind === 'ambiguous') {
      this.announce(item)
      return this.#resolve(item)
    }
    // It was not done: still the first in line when the way is free.
    this.#store({ ...item, state: { state: 'queued' } })
    if (error.kind === 'throttled') return this.#pause(item.threadId, error.retryAfterMs ?? 2 * retryMs)
    return this.#wakeAfter(item.threadId, retryMs)
  }

  /** An answer was lost: look what the service shows before anything is done again. */
  async #resolve(item: OutboxItem): Promise<boolean> {
    const { carrier, world } = this.#parts
    const { localId, threadId } = item
    const now = world.clock.now()
    const since = this.#doubted.get(localId) ?? now
    this.#doubted.set(localId, since)
    const gateway = world.gateway()
    if (now - since < settleMs || !gateway) {
      return this.#wakeAfter(threadId, Math.max(0, settleMs - (now - since)))
    }
    const found = await carrier.look(item, gateway)
    const still = world.journal.outboxItem(localId)
    if (still && !found.ok) {
      if (found.error.kind === 'throttled') return this.#pause(threadId, found.error.retryAfterMs ?? 2 * retryMs)
      return this.#wakeAfter(threadId, retryMs)
    }
    this.#doubted.delete(localId)
    return still && found.ok ? this.#settle(still, found.value) : true
  }

  #settle(item: OutboxItem, outcome: Outcome): true {
    if (outcome.is === 'done') {
      this.#parts.world.journal.removeOutbox(item.localId)
      this.announce(item)
    } else {
      const { work } = outcome
      const state: OutboxItem['state'] =
        outcome.is === 'failed'
          ? { state: 'failed', reason: outcome.reason, detail: outcome.detail }
          : { state: 'queued' }
      this.#store({ ...item, work, state })
    }
    return true
  }

  /** What was not done is brought up to date with what was written behind it meanwhile. */
  #store(item: OutboxItem): void {
    const { journal } = this.#parts.world
    const { kept, gone } = foldedInto(item, journal.outboxOf(item.threadId))
    journal.transaction(() => {
      for (const { localId } of gone) journal.removeOutbox(localId)
      if (kept) journal.putOutbox(kept)
    })
    this.announce(item)
  }

  #announceMessage(threadId: ThreadId, key: MessageKey): void {
    const { accountId, history, me, publish } = this.#parts.world
    const waiting = waitingIn(this.#parts.world, threadId)
    const stored = history.message(threadId, key)
    const unsent = waiting.rows.filter(isUnsentMessage).find(({ localId }) => keyOf({ localId }) === key)
    if (stored) publish('message.changed', { accountId, message: viewOfStored(stored, me, waiting) })
    else if (unsent) publish('message.changed', { accountId, message: viewOfUnsent(unsent, me, waiting) })
    else publish('message.removed', { accountId, threadId, key })
  }

  #pause(threadId: ThreadId, ms: number): false {
    this.#wakeUps.silence(threadId, ms)
    return false
  }

  #wakeAfter(threadId: ThreadId, ms: number): false {
    this.#wakeUps.after(threadId, ms)
    return false
  }
}

const keyOf = ({ localId }: { localId: LocalId }): MessageKey => MessageKey.parse(localId)
