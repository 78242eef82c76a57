import type { Clock } from './system-ports.ts'

/** At most `count` in any `ms`. */
export interface Limit {
  count: number
  ms: number
}

/** Keeps under the rates of the service, for each key on its own. */
export class Pace {
  readonly #clock: Clock
  readonly #limits: readonly Limit[]
  readonly #taken = new Map<string, number[]>()

  constructor(clock: Clock, limits: readonly Limit[]) {
    this.#clock = clock
    this.#limits = limits
  }

  /** 0: go ahead, and it is counted. Otherwise how many milliseconds to wait before asking again. */
  take(key: string): number {
    const now = this.#clock.now()
    const longest = Math.max(0, ...this.#limits.map(({ ms }) => ms))
    // A clock that was set back must not make anybody wait for the time it went back by.
    const taken = (this.#taken.get(key) ?? []).filter(at => at > now - longest && at <= now)
    const wait = Math.max(0, ...this.#limits.map(({ count, ms }) => (taken.at(-count) ?? -Infinity) + ms - now))
    if (wait === 0) taken.push(now)
    this.#taken.set(key, taken)
    return wait
  }
}
