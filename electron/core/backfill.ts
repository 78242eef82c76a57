import type { Backfill as Progress, ThreadId } from '../contract/domain.ts'
import type { AppError } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { HoleFiller } from './hole-filler.ts'
import { isOutage } from './outage.ts'
import type { Pace } from './pace.ts'
import { progressOf } from './backfill-progress.ts'
import type { Threads } from './threads.ts'

/** Threads filled at once. */
const abreast = 2
/** After so many threads that could not be had it is the service that cannot be. */
const mostUnanswered = 3
/** Pages of one thread before the next has its turn: ten thousand messages. */
const pagesPerTurn = 50
const defaultPauseMs = 5000
/** The window is told this often at most how far it is. */
const tellMs = 500

export interface BackfillParts {
  world: AccountWorld
  filler: HoleFiller
  threads: Threads
  /** Null where the service has no limits. */
  pace: Pace | null
  /** For a thread that may not be read any more. */
  refused: (threadId: ThreadId) => Promise<unknown>
  changed: () => void
}

/** Walks every thread to its beginning, liveliest first, behind everything else. What it does is in the holes, so it may be ended anywhere. */
export class Backfill {
  readonly #parts: BackfillParts
  /** Not asked again in this run: the service said no. */
  readonly #givenUp = new Set<ThreadId>()
  /** Not asked again until the next catch-up: there was no answer. */
  readonly #unanswered = new Set<ThreadId>()
  #running: Promise<void> | undefined
  #isCaughtUp = false
  #stopped = false
  #cancel = new Set<() => void>()
  #telling: (() => void) | undefined

  constructor(parts: BackfillParts) {
    this.#parts = parts
  }

  get progress(): Progress {
    const { world } = this.#parts
    return progressOf(world, { isRunning: this.#running !== undefined, isCaughtUp: this.#isCaughtUp })
  }

  /** Caught up: every thread there is is known, and the service can be asked. */
  wake(): void {
    this.#isCaughtUp = true
    if (this.#running || this.#stopped || this.#parts.world.journal.backfillPaused()) return
    this.#unanswered.clear()
    if (this.#todo().length === 0) return this.#tell()
    this.#running = this.#passes().finally(() => {
      this.#running = undefined
      this.#parts.changed()
    })
    this.#parts.world.inBackground(this.#running)
    this.#tell()
  }

  pause(paused: boolean): void {
    this.#parts.world.journal.setBackfillPaused(paused)
    if (this.#isCaughtUp) this.wake()
    this.#parts.changed()
  }

  stop(): void {
    this.#stopped = true
    this.#telling?.()
    for (const cancel of this.#cancel) cancel()
  }

  #todo(): ThreadId[] {
    const { history } = this.#parts.world
    return history.threadsWithHoles().filter(id => !this.#givenUp.has(id) && !this.#unanswered.has(id))
  }

  #goesOn(): boolean {
    const { gateway, journal } = this.#parts.world
    return !this.#stopped && gateway() !== null && !journal.backfillPaused()
  }

  async #passes(): Promise<void> {
    for (let todo = this.#todo(); todo.length > 0 && this.#goesOn(); todo = this.#todo()) {
      const worker = async (): Promise<boolean> => {
        for (let id = todo.shift(); id !== undefined; id = todo.shift()) if (!(await this.#turn(id))) return false
        return true
      }
      const ended = await Promise.all(Array.from({ length: abreast }, worker))
      if (ended.includes(false)) return
    }
  }

  /** False: nothing can be had now, from any thread. */
  async #turn(threadId: ThreadId): Promise<boolean> {
    const { world, filler, threads, pace } = this.#parts
    for (let pages = 0; pages < pagesPerTurn && world.history.holes(threadId).length > 0; pages++) {
      for (let wait = pace?.take(threadId) ?? 0; wait > 0; wait = pace?.take(threadId) ?? 0) await this.#sleep(wait)
      if (!this.#goesOn()) return false
      const answer = await filler.fetch(threadId)
      this.#tell()
      if (!answer.ok && !(await this.#mayGoOn(threadId, answer.error))) return this.#unanswered.size < mostUnanswered
    }
    threads.announce(threadId)
    return true
  }

  /** False: nothing more of this thread for now. */
  async #mayGoOn(threadId: ThreadId, error: AppError): Promise<boolean> {
    const { log } = this.#parts.world
    if (error.kind === 'throttled') {
      await this.#sleep(error.retryAfterMs ?? defaultPauseMs)
      return true
    }
    log.info('backfill of a thread interrupted', { because: error.kind })
    if (isOutage(error)) {
      this.#unanswered.add(threadId)
      return false
    }
    this.#givenUp.add(threadId)
    await this.#parts.refused(threadId)
    return false
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#stopped) return
    await new Promise<void>(resolve => {
      const end = (): void => {
        cancel()
        this.#cancel.delete(end)
        resolve()
      }
      const cancel = this.#parts.world.clock.after(ms, end)
      this.#cancel.add(end)
    })
  }

  #tell(): void {
    if (this.#stopped) return
    const { clock, inBackground } = this.#parts.world
    this.#telling ??= clock.after(tellMs, () => {
      this.#telling = undefined
      // It reads the database, and a timer is no place for a disk to fail in.
      inBackground(Promise.resolve().then(this.#parts.changed))
    })
  }
}
