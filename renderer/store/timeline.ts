import type { Message, MessageKey } from '../../electron/contract/domain.ts'
import type { Cursor, MessagePage } from '../../electron/contract/reading.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { byOrder, cursorOf, isSent } from './message-order.ts'

/** However long a thread is, no more of it than this is in memory. */
export const HELD_AT_MOST = 300
export const PAGE = 60

/** `newest` and `place` land in the thread; `window` reads again what is held, where it is. */
export type ReadKind = 'newest' | 'place' | 'window' | 'older' | 'newer'

/** A page is on its way; what happens meanwhile is newer than what it will say. */
interface Reading {
  kind: ReadKind
  id: number
  /** The message it is about, where it is about one. */
  sought: MessageKey | null
  changed: readonly Message[]
  removed: readonly MessageKey[]
}

export interface Timeline {
  messages: readonly Message[]
  before: MessagePage['before']
  /** Where older messages go on; null with nothing to continue from. */
  older: Cursor | null
  /** Where newer messages go on; null while the newest message is held. */
  newer: Cursor | null
  /** Right before these messages others are missing. */
  gaps: readonly MessageKey[]
  /** More of the thread came to this computer since its older end was last asked for. */
  grown: boolean
  /** How often the reader was brought somewhere: each time, the view goes there. */
  landings: number
  /** The message the last landing was for; null is the end of the thread. */
  landed: MessageKey | null
  /** The last landing was for a message that is not there. */
  missed: boolean
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
  newer: null,
  gaps: [],
  grown: false,
  landings: 0,
  landed: null,
  missed: false,
  live: false,
  reading: null,
  status: 'opening',
  error: null,
}

export const atNewest = (timeline: Timeline): boolean => timeline.newer === null

export const isHeld = (timeline: Timeline, key: MessageKey): boolean =>
  timeline.messages.some(message => message.key === key)

/** Whether there may be older messages to ask for. */
export const mayHaveOlder = ({ before, grown }: Timeline): boolean =>
  before === 'more' || (before === 'not-here-yet' && grown)

export const asked = (timeline: Timeline, kind: ReadKind, id: number, sought: MessageKey | null = null): Timeline => ({
  ...timeline,
  status: timeline.status === 'failed' ? 'opening' : timeline.status,
  error: null,
  reading: { kind, id, sought, changed: [], removed: [] },
})

/** An answer to a question that is no longer asked changes nothing. */
export function failed(timeline: Timeline, id: number, error: AppError): Timeline {
  if (timeline.reading?.id !== id) return timeline
  return { ...timeline, reading: null, error, status: timeline.status === 'opening' ? 'failed' : timeline.status }
}

/** The view is to go to a message that is held already. */
export const landed = (timeline: Timeline, key: MessageKey): Timeline => ({
  ...timeline,
  landings: timeline.landings + 1,
  landed: key,
  missed: false,
  live: false,
})

export const grown = (timeline: Timeline): Timeline =>
  timeline.before === 'not-here-yet' && !timeline.grown ? { ...timeline, grown: true } : timeline

export function read(timeline: Timeline, id: number, page: MessagePage): Timeline {
  const { reading } = timeline
  if (reading?.id !== id) return timeline
  const answered: Timeline = { ...timeline, status: 'ready', error: null, reading: null, live: false }
  const { before, older, newer } = page
  switch (reading.kind) {
    case 'newest':
    case 'place': {
      const missed = reading.sought !== null && page.anchor === null
      const landing = { landings: timeline.landings + 1, landed: page.anchor, missed }
      return merge({ ...answered, ...landing, before, older, newer, grown: false }, [], page, reading, 'oldest')
    }
    case 'window':
      return merge({ ...answered, before, older, newer, grown: false }, [], page, reading, 'oldest')
    case 'older': {
      // More that cannot be had now must not be asked for again and again.
      const beforeNow = page.messages.length === 0 && before === 'more' ? 'not-here-yet' : before
      const end = { before: beforeNow, older, grown: false }
      return merge({ ...answered, ...end }, timeline.messages, page, reading, 'newest')
    }
    case 'newer': {
      const next = page.messages.length === 0 ? null : newer
      return merge({ ...answered, newer: next }, timeline.messages, page, reading, 'oldest')
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
  const told = new Set(page.messages.map(({ key }) => key))
  const known = held.length > 0 ? timeline.gaps.filter(key => !told.has(key)) : []
  for (const key of removed) byKey.delete(key)
  const messages = [...byKey.values()].sort(byOrder)
  const merged: Timeline = { ...timeline, messages, gaps: [...known, ...page.gaps] }
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
    if (!atNewest(timeline) && (!last || byOrder(message, last) > 0)) return timeline
    const first = others[0]
    if (first && timeline.before !== 'beginning' && byOrder(message, first) < 0) return timeline
  }
  let at = others.length
  while (at > 0 && byOrder(message, others[at - 1] as Message) < 0) at--
  return { ...timeline, messages: others.toSpliced(at, 0, message) }
}

function trim(timeline: Timeline, end: 'oldest' | 'newest'): Timeline {
  const excess = timeline.messages.length - HELD_AT_MOST
  if (excess <= 0) return timeline
  const messages = end === 'oldest' ? timeline.messages.slice(excess) : timeline.messages.slice(0, HELD_AT_MOST)
  const gaps = timeline.gaps.filter(key => messages.some(message => message.key === key))
  const first = messages[0] as Message
  if (end === 'oldest') return { ...timeline, messages, gaps, older: cursorOf(first), before: 'more' }
  // What was not sent yet has no place to go on from.
  return { ...timeline, messages, gaps, newer: cursorOf(messages.findLast(isSent) ?? first) }
}
