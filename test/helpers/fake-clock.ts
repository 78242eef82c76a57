import type { Clock } from '../../electron/core/system-ports.ts'

export interface FakeClock extends Clock {
  /** Moves time and runs what falls due on the way, letting promises settle between. */
  advance(ms: number): Promise<void>
  /** The computer sleeps, or its clock is set: time changes and no timer notices; negative is back. */
  jump(ms: number): void
}

/** Time that passes only when told to. */
export function fakeClock(start = 1_700_000_000_000): FakeClock {
  let now = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => void (timers = timers.filter(other => other !== timer))
    },
    jump(ms) {
      now += ms
      timers = timers.map(timer => Object.assign(timer, { at: timer.at + ms }))
    },
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers = timers.filter(timer => timer !== due)
        now = Math.max(now, due.at)
        due.run()
        await settle()
      }
      now = end
    },
  }
}

/** Lets every promise that can settle without time passing do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve))
}
