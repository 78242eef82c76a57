import type { WordId } from '../text/words.ts'

const HOUR = 3_600_000
/** When a morning begins for somebody who wanted to be left alone until then. */
const MORNING = 8

export function muteEnds(now: number): { word: WordId; until: number | null }[] {
  const morning = new Date(now)
  morning.setDate(morning.getDate() + 1)
  morning.setHours(MORNING, 0, 0, 0)
  return [
    { word: 'threads.mute.hour', until: now + HOUR },
    { word: 'threads.mute.hours', until: now + 8 * HOUR },
    { word: 'threads.mute.morning', until: morning.getTime() },
    { word: 'threads.mute.forever', until: null },
  ]
}
