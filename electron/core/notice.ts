/** How much of a message may stand on a screen that others can see. */
export type NoticeDetail = 'off' | 'no-name' | 'name' | 'name-and-text'

/** Minutes after midnight; a stretch that ends before it begins goes over midnight. */
export interface QuietHours {
  from: number
  to: number
}

export interface NoticeRules {
  detail: NoticeDetail
  mentionsOnly: boolean
  /** Somebody who names me is heard in a muted thread as well. */
  mentionsBreakMute: boolean
  /** Nothing interrupts before this moment; null: anything may, Infinity: nothing does until it is turned off. */
  disturbAfter: number | null
  quietHours: QuietHours | null
}

export interface Arrived {
  mine: boolean
  /** Somebody wrote it: neither the service itself, nor a deletion, nor an edit of what was there before. */
  written: boolean
  read: boolean
  mentionsMe: boolean
  muted: boolean
  /** Its thread is on a window that has the focus. */
  beingRead: boolean
}

export type Silence =
  'mine' | 'not-written' | 'read' | 'off' | 'being-read' | 'do-not-disturb' | 'quiet-hours' | 'muted' | 'no-mention'

export type Told = { tell: true; name: boolean; text: boolean } | { tell: false; because: Silence }

/** Whether somebody is told of a message, and how much of it. `minute` is of the day, where they are. */
export function notice(arrived: Arrived, rules: NoticeRules, now: { at: number; minute: number }): Told {
  const because = silence(arrived, rules, now)
  if (because !== null) return { tell: false, because }
  const text = rules.detail === 'name-and-text'
  return { tell: true, name: text || rules.detail === 'name', text }
}

function silence(arrived: Arrived, rules: NoticeRules, now: { at: number; minute: number }): Silence | null {
  if (arrived.mine) return 'mine'
  if (!arrived.written) return 'not-written'
  if (arrived.read) return 'read'
  if (rules.detail === 'off') return 'off'
  if (arrived.beingRead) return 'being-read'
  if (rules.disturbAfter !== null && now.at < rules.disturbAfter) return 'do-not-disturb'
  if (rules.quietHours && isQuiet(rules.quietHours, now.minute)) return 'quiet-hours'
  if (arrived.muted && !(arrived.mentionsMe && rules.mentionsBreakMute)) return 'muted'
  return rules.mentionsOnly && !arrived.mentionsMe ? 'no-mention' : null
}

const isQuiet = ({ from, to }: QuietHours, minute: number): boolean =>
  from <= to ? minute >= from && minute < to : minute >= from || minute < to
