import type { ThreadId } from '../contract/domain.ts'
import type { Clock } from './system-ports.ts'

/** When a thread is to be gone on with: one alarm each, and a silence the service asked for that no other call breaks. */
export class WakeUps {
  readonly #clock: Clock
  readonly #wake: (threadId: ThreadId) => void
  readonly #timers = new Map<ThreadId, () => void>()
  readonly #notBefore = new Map<ThreadId, number>()
  #stopped = false

  constructor(clock: Clock, wake: (threadId: ThreadId) => void) {
    this.#clock = clock
    this.#wake = wake
  }

  after(threadId: ThreadId, ms: number): void {
    if (this.#stopped) return
    this.#timers.get(threadId)?.()
    this.#timers.set(
      threadId,
      this.#clock.after(ms, () => {
        this.#timers.delete(threadId)
        // Also where the clock was set back meanwhile.
        this.#notBefore.delete(threadId)
        this.#wake(threadId)
      }),
    )
  }

  /** Nothing is asked of the service before that. */
  silence(threadId: ThreadId, ms: number): void {
    this.#notBefore.set(threadId, this.#clock.now() + ms)
    this.after(threadId, ms)
  }

  isSilent(threadId: ThreadId): boolean {
    return this.#clock.now() < (this.#notBefore.get(threadId) ?? 0)
  }

  stop(): void {
    this.#stopped = true
    for (const cancel of this.#timers.values()) cancel()
    this.#timers.clear()
  }
}
