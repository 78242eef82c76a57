import type { AccountId, ThreadId } from '../contract/domain.ts'
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

export interface UnreadThread {
  accountId: AccountId
  threadId: ThreadId
  title: string
  count: number
  mentions: number
}

/** What waits to be read; of muted conversations nothing does. */
export interface Unread {
  total: number
  mentions: number
  accounts: { accountId: AccountId; label: string; total: number }[]
  /** The first few: those that name me, then the latest. */
  threads: UnreadThread[]
}

/** What there is to know without looking at the window. */
export interface Glance {
  /** Stands on the icon; 0 is none. */
  number: number
  /** What waits, in words; empty where nothing does. */
  waiting: string
  /** Of some account nothing arrives. */
  trouble: boolean
  /** Nothing interrupts right now. */
  undisturbed: boolean
  /** All of it in words: the first line is enough where there is room for one. */
  lines: string[]
  /** The few conversations to go to first. */
  threads: { accountId: AccountId; threadId: ThreadId; label: string }[]
}

/** For how long nothing is to interrupt. */
export type Stretch = 'hour' | 'morning' | 'forever'

/** What is around the window. */
export interface Desk {
  notifier: Notifier
  /** Only ever called with something new. */
  show(glance: Glance): void
  /** Whether the icon in a panel can be seen; `none` where there is no such thing. */
  panel(): 'there' | 'missing' | 'none'
  /** Draws attention to the icon of the app; `urgent`: somebody is named. */
  flash(urgent: boolean): void
  /** Brings the window to the front, wherever it was. */
  showWindow(): void
  /** In the language that is set now. */
  words(): Words
}
