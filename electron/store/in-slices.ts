import type { Clock } from '../core/system-ports.ts'

const pauseMs = 200

export interface Chore {
  lookEveryMs: number
  isWorthwhile(): boolean
  /** Does some ten milliseconds of it. False: nothing is left. */
  slice(): boolean
}

/** Work on a database that can wait: looked for now and then, and done with pauses, so that nobody has to be away for it. */
export function inSlices(clock: Clock, chore: Chore): { stop(): void } {
  let cancel = clock.after(chore.lookEveryMs, look)

  function look(): void {
    if (attempt(() => chore.isWorthwhile())) slice()
    else cancel = clock.after(chore.lookEveryMs, look)
  }

  function slice(): void {
    cancel = attempt(() => chore.slice()) ? clock.after(pauseMs, slice) : clock.after(chore.lookEveryMs, look)
  }

  return { stop: () => cancel() }
}

function attempt(work: () => boolean): boolean {
  try {
    return work()
  } catch {
    // A full or failing disk; the next write will say so to somebody who can act on it.
    return false
  }
}
