import type { Words } from './words-en.ts'

// How core reaches somebody who is not looking at the window. Hosts implement these.

/** What stands on a notification; it is text, whatever characters are in it. */
export interface Alert {
  /** A later one of the same id takes the place of the one before. */
  id: string
  title: string
  body: string
  silent: boolean
  /** Somebody is named: it may stay longer, where the system makes a difference. */
  urgent: boolean
  /** Words of what can be done about it there; null where there is nothing to do but open it. */
  deeds: { reply: string; read: string } | null
}

export type AlertEvent =
  | { did: 'shown' | 'opened' | 'read' | 'closed' }
  | { did: 'replied'; text: string }
  | { did: 'failed'; because: string }

export interface Notifier {
  /** Null where this computer has no notifications. */
  show: ((alert: Alert, on: (event: AlertEvent) => void) => void) | null
  withdraw(id: string): void
}

/** What is around the window. */
export interface Desk {
  notifier: Notifier
  /** Brings the window to the front, wherever it was. */
  showWindow(): void
  /** In the language that is set now. */
  words(): Words
}
