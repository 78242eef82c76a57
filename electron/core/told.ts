import type { QuietHours, Settings } from '../contract/settings.ts'

/** What of the settings decides whether a message interrupts. */
export type AlertRules = Pick<Settings, 'alerts' | 'mentionsOnly' | 'mentionsBreakMute' | 'doNotDisturb' | 'quietHours'>

export interface Arrived {
  mine: boolean
  /** Somebody wrote it: neither the service itself nor a deletion. */
  written: boolean
  read: boolean
  mentionsMe: boolean
  muted: boolean
  /** Its thread is on a window that has the focus. */
  beingRead: boolean
}

export type Silence =
  'mine' | 'not-written' | 'read' | 'off' | 'being-read' | 'do-not-disturb' | 'quiet-hours' | 'muted' | 'no-mention'

export type Told = { tell: true } | { tell: false; because: Silence }

/** Whether somebody is told of a message, at a moment of this computer's clock. */
export function told(arrived: Arrived, rules: AlertRules, now: number): Told {
  const because = silence(arrived, rules, now)
  return because === null ? { tell: true } : { tell: false, because }
}

function silence(arrived: Arrived, rules: AlertRules, now: number): Silence | null {
  if (arrived.mine) return 'mine'
  if (!arrived.written) return 'not-written'
  if (arrived.read) return 'read'
  if (rules.alerts === 'off') return 'off'
  if (arrived.beingRead) return 'being-read'
  if (isUndisturbed(rules.doNotDisturb, now)) return 'do-not-disturb'
  if (isQuiet(rules.quietHours, new Date(now))) return 'quiet-hours'
  if (arrived.muted && !(arrived.mentionsMe && rules.mentionsBreakMute)) return 'muted'
  return rules.mentionsOnly && !arrived.mentionsMe ? 'no-mention' : null
}

/** One that is over counts as none. */
export const isUndisturbed = (wish: Settings['doNotDisturb'], now: number): boolean =>
  wish !== null && (wish.until === null || now < wish.until)

function isQuiet({ on, from, to }: QuietHours, now: Date): boolean {
  const minute = now.getHours() * 60 + now.getMinutes()
  if (!on) return false
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}
