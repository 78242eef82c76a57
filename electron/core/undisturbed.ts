import type { Settings } from '../contract/settings.ts'
import type { Stretch } from './attention-ports.ts'

const hour = 3_600_000
/** When a morning begins for somebody who wanted to be left alone until then. */
const morning = 8

/** What is wished for by that stretch, chosen now; null: to be told of everything again. */
export function undisturbed(stretch: Stretch | null, now: number): Settings['doNotDisturb'] {
  if (stretch === null) return null
  if (stretch === 'forever') return { until: null }
  if (stretch === 'hour') return { until: now + hour }
  const tomorrow = new Date(now)
  tomorrow.setDate(tomorrow.getDate() + 1)
  return { until: tomorrow.setHours(morning, 0, 0, 0) }
}
