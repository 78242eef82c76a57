import type { Clock } from '../../core/system-ports.ts'

/** The longest a timer of this platform can be set for; a longer one fires at once. */
const LONGEST = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    let timer = setTimeout(step, Math.min(ms, LONGEST))
    let left = ms
    function step(): void {
      left -= LONGEST
      if (left <= 0) run()
      else timer = setTimeout(step, Math.min(left, LONGEST))
    }
    return () => clearTimeout(timer)
  },
}
