import type { Message, MessageKey } from '../../electron/contract/domain.ts'
import type { Cursor, MessagePage } from '../../electron/contract/reading.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { byOrder, cursorOf, isSent } from './message-order.ts'

/** However long a thread is, no more of it than this is in memory. */
export const HELD_AT_MOST = 300
export const PAGE = 60

/** Messages let go at the newest end, with what is needed to read exactly them again: pages only go backwards. */
export interface LetGo {
  start: Cursor
  /** Where the page that holds them ends; null is the newest message there is. */
  before: Cursor | null
  /** False where the first of them was not sent yet, and so has no place to ask for. */
  sent: boolean
  count: number
}

/** `newest` lands at the end of the thread; `window` reads again what is held, where it is. */
export type ReadKind = 'newest' | 'window' | 'older' | 'newer'

/** A page is on its way; what happens meanwhile is newer than what it will say. */
interface Reading {
  kind: ReadKind
  id: number
  changed: readonly Message[]
  removed: readonly MessageKey[]
}

export interface Timeline {
  messages: readonly Message[]
  before: MessagePage['before']
  older: Cursor | null
  /** Nearest last; empty while the newest message is held. */
  newer: readonly LetGo[]
  /** Arrived at the newest end while that end was not held. */
  missed: number
  /** How often the reader was brought to the newest messages: each time, the view goes there. */
  landings: number
  /** Whether the last change came by itself, rather than by being asked for. */
  live: boolean
  reading: Reading | null
  status: 'opening' | 'ready' | 'failed'
  error: AppError | null
}

export const opening: Timeline = {
  messages: [],
  before: 'more',
  older: null,
  newer: [],
  missed: 0,
  landings: 0,
  live: false,
  reading: null,
  status: 'opening',
  error: null,
}

export const atNewest = (timeline: Timeline): boolean => timeline.newer.length === 0

export const asked = (timeline: Timeline, kind: ReadKind, id: number): Timeline => ({
  ...timeline,
  status: timeline.status === 'failed' ? 'opening' : timeline.status,
  error: null,
  reading: { kind, id, changed: [], removed: [] },
})

/** An answer to a question that is no longer asked changes nothing. */
export function failed(timeline: Timeline, id: number, error: AppError): Timeline {
  if (timeline.reading?.id !== id) return timeline
  return { ...timeline, reading: null, error, status: timeline.status === 'opening' ? 'failed' : timeline.status }
}

export function read(timeline: Timeline, id: number, askedBefore: Cursor | null, page: MessagePage): Timeline {
  const { reading } = timeline
  if (reading?.id !== id) return timeline
  const answered: Timeline = { ...timeline, status: 'ready', error: null, reading: null, live: false }
  switch (reading.kind) {
    case 'newest': {
      const ends = { before: page.before, older: page.older, newer: [], missed: 0 }
      return merge({ ...answered, ...ends, landings: timeline.landings + 1 }, [], page, reading, 'oldest')
    }
    case 'window':
      return merge({ ...answered, before: page.before, older: page.older }, [], page, reading, 'oldest')
    case 'older': {
      // More that cannot be had now must not be asked for again and again.
      const before = page.messages.length === 0 && page.before === 'more' ? 'not-here-yet' : page.before
      return merge({ ...answered, before, older: page.older }, timeline.messages, page, reading, 'newest')
    }
    case 'newer': {
      const newer = askedBefore === null ? [] : timeline.newer.slice(0, -1)
      return merge(
        { ...answered, newer, missed: newer.length ? timeline.missed : 0 },
        timeline.messages,
        page,
        reading,
        'oldest',
      )
    }
    default:
      return reading.kind satisfies never
  }
}

function merge(
  timeline: Timeline,
  held: readonly Message[],
  page: MessagePage,
  { changed, removed }: Reading,
  end: 'oldest' | 'newest',
): Timeline {
  const byKey = new Map([...held, ...page.messages].map(message => [message.key, message]))
  for (const key of removed) byKey.delete(key)
  const merged: Timeline = { ...timeline, messages: [...byKey.values()].sort(byOrder) }
  return trim(changed.reduce(place, merged), end)
}

export function changed(timeline: Timeline, message: Message): Timeline {
  const { reading } = timeline
  const noted = reading ? { ...timeline, reading: { ...reading, changed: [...reading.changed, message] } } : timeline
  if (timeline.status !== 'ready') return noted
  return trim({ ...place(noted, message), live: true }, 'oldest')
}

export function removed(timeline: Timeline, key: MessageKey): Timeline {
  const { reading } = timeline
  const without = reading && {
    ...reading,
    removed: [...reading.removed, key],
    changed: reading.changed.filter(message => message.key !== key),
  }
  return { ...timeline, reading: without, messages: timeline.messages.filter(message => message.key !== key) }
}

/** Puts a message where it belongs, unless that is outside what is held. */
function place(timeline: Timeline, message: Message): Timeline {
  const others = timeline.messages.filter(held => held.key !== message.key)
  if (others.length === timeline.messages.length) {
    const last = others.at(-1)
    if (!atNewest(timeline) && last && byOrder(message, last) > 0)
      return message.mine ? timeline : { ...timeline, missed: timeline.missed + 1 }
    const first = others[0]
    if (first && timeline.before !== 'beginning' && byOrder(message, first) < 0) return timeline
  }
  let at = others.length
  while (at > 0 && byOrder(message, others[at - 1] as Message) < 0) at--
  return { ...timeline, messages: others.toSpliced(at, 0, message) }
}

function trim(timeline: Timeline, end: 'oldest' | 'newest'): Timeline {
  const { messages } = timeline
  const excess = messages.length - HELD_AT_MOST
  if (excess <= 0) return timeline
  if (end === 'oldest') {
    const kept = messages.slice(excess)
    return { ...timeline, messages: kept, older: kept[0] ? cursorOf(kept[0]) : null, before: 'more' }
  }
  const first = messages[HELD_AT_MOST] as Message
  const next = timeline.newer.at(-1)
  const before = next?.sent ? next.start : null
  const letGo: LetGo = { start: cursorOf(first), before, sent: isSent(first), count: excess }
  return { ...timeline, messages: messages.slice(0, HELD_AT_MOST), newer: [...timeline.newer, letGo] }
}
