import type { WordId } from '../text/words.ts'

const HOUR = 3_600_000
/** When a morning begins for somebody who wanted to be left alone until then. */
const MORNING = 8

/** For how long a conversation can be muted, and when that ends if it begins now. */
export const muteEnds: readonly { word: WordId; until: (now: number) => number | null }[] = [
  { word: 'threads.mute.hour', until: now => now + HOUR },
  { word: 'threads.mute.hours', until: now => now + 8 * HOUR },
  { word: 'threads.mute.morning', until: tomorrowMorning },
  { word: 'threads.mute.forever', until: () => null },
]

function tomorrowMorning(now: number): number {
  const morning = new Date(now)
  morning.setDate(morning.getDate() + 1)
  return morning.setHours(MORNING, 0, 0, 0)
}
