import type { Clock } from './system-ports.ts'

const lookEveryMs = 15_000
/** A busy computer keeps a timer waiting for seconds; only sleep, or somebody with the clock in hand, makes it this much. */
const jumpMs = 20_000

export interface SleepWatch {
  /** Somebody else noticed already: it is not told a second time. */
  known(): void
  stop(): void
}

/** Notices that the computer slept, or that its clock was set, where no system tells of it: the clock then runs ahead of the timers, or back. */
export function watchSleep(clock: Clock, woke: () => void): SleepWatch {
  let expected = 0
  let cancel = (): void => {}
  const look = (): void => {
    const off = clock.now() - expected
    wait()
    if (off > jumpMs || off < -lookEveryMs) woke()
  }
  function wait(): void {
    cancel()
    expected = clock.now() + lookEveryMs
    cancel = clock.after(lookEveryMs, look)
  }
  wait()
  return { known: wait, stop: () => cancel() }
}
