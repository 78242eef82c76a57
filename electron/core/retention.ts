import type { AccountWorld } from './account-world.ts'
import type { Threads } from './threads.ts'

const dayMs = 24 * 3_600_000

/**
 * The service deletes a thread so many days after it was made, and tells so. A computer that hears nothing of it keeps to the same
 * rule by its own clock, a day later: a service that is asked about a thread before that has the last word.
 */
export class Retention {
  readonly #world: AccountWorld
  readonly #threads: Threads
  #cancel = (): void => {}

  constructor(world: AccountWorld, threads: Threads) {
    this.#world = world
    this.#threads = threads
  }

  start(): void {
    this.#cancel = this.#world.clock.after(dayMs, () => this.start())
    this.#world.inBackground(Promise.resolve().then(() => this.#run()))
  }

  stop(): void {
    this.#cancel()
  }

  #run(): void {
    const { history, clock, log } = this.#world
    const now = clock.now()
    for (const { id, createdAt, retentionDays } of history.threads()) {
      if (retentionDays === null || createdAt + (retentionDays + 1) * dayMs >= now) continue
      this.#threads.remove(id)
      log.info('thread removed', { because: 'its retention ended' })
    }
  }
}
