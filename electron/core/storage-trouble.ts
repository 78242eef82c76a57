import type { StorageProblem } from '../contract/domain.ts'
import { storageFailure, type StorageFailure } from './storage-failure.ts'
import type { Clock } from './system-ports.ts'

const firstProbeMs = 2000
const longestProbeMs = 60_000

export interface StorageTroubleParts {
  clock: Clock
  /** Writes something that changes nothing; throws as any write does. */
  tryToWrite: () => void
  changed: () => void
}

/** What the disk of one account refuses right now, from the first write that failed until one works again. */
export class StorageTrouble {
  readonly #parts: StorageTroubleParts
  #problem: StorageProblem | null = null
  #failures = 0
  #cancel = (): void => {}

  constructor(parts: StorageTroubleParts) {
    this.#parts = parts
  }

  get problem(): StorageProblem | null {
    return this.#problem
  }

  /** Something failed; `damaged` and the like are no matter of waiting and are left to others. */
  met({ problem }: StorageFailure): void {
    if (problem !== 'disk-full' && problem !== 'read-only') return
    const known = this.#problem
    this.#problem = problem
    if (known === null) {
      this.#failures = 0
      this.#plan()
    }
    if (known !== problem) this.#parts.changed()
  }

  /** Something was done that may have been a write: perhaps it is over. */
  lookAgain(): void {
    if (this.#problem === null) return
    this.#cancel()
    this.#probe()
  }

  stop(): void {
    this.#cancel()
  }

  #plan(): void {
    const wait = Math.min(longestProbeMs, firstProbeMs * 2 ** this.#failures++)
    this.#cancel = this.#parts.clock.after(wait, () => this.#probe())
  }

  #probe(): void {
    try {
      this.#parts.tryToWrite()
      this.#problem = null
    } catch (cause) {
      const failure = storageFailure(cause)
      if (!failure) throw cause
      this.#plan()
      this.met(failure)
      return
    }
    this.#parts.changed()
  }
}
