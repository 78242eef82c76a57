import type { Message, MessageKey, Person, ReadMark, Thread, UserId } from '../../electron/contract/domain.ts'
import { isSent } from './message-order.ts'
import type { Timeline } from './timeline.ts'

const TOGETHER_MS = 5 * 60_000

/** One line of the timeline; its key is its identity while it scrolls. */
export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'fresh'; key: 'fresh' }
  /** Others are missing here. */
  | { kind: 'gap'; key: string }
  | { kind: 'message'; key: MessageKey; message: Message; first: boolean; last: boolean }

export function rowsOf(
  timeline: Pick<Timeline, 'messages' | 'before' | 'gaps'>,
  freshFrom: MessageKey | null,
  dayOf: (time: number) => number,
): Row[] {
  const { messages, before } = timeline
  const gaps = new Set(timeline.gaps)
  const breaks = (message: Message) => message.key === freshFrom || gaps.has(message.key)
  const rows: Row[] = []
  // Where more comes before, the oldest message only tells how the next begins: what is drawn once never changes its look.
  const from = before === 'more' && messages.length > 1 ? 1 : 0
  let day = from > 0 ? dayOf((messages[0] as Message).sentAt) : Number.NEGATIVE_INFINITY
  for (let at = from; at < messages.length; at++) {
    const message = messages[at] as Message
    const previous = messages[at - 1]
    const next = messages[at + 1]
    // What still waits to be sent stands at the end, whatever day it was written on.
    const today = isSent(message) ? dayOf(message.sentAt) : Math.max(day, dayOf(message.sentAt))
    if (gaps.has(message.key)) rows.push({ kind: 'gap', key: `gap ${message.key}` })
    if (today !== day) rows.push({ kind: 'day', key: `day ${today}`, at: today })
    day = today
    if (message.key === freshFrom) rows.push({ kind: 'fresh', key: 'fresh' })
    rows.push({
      kind: 'message',
      key: message.key,
      message,
      first: !previous || breaks(message) || !together(previous, message, dayOf),
      last: !next || breaks(next) || !together(message, next, dayOf),
    })
  }
  return rows
}

function together(a: Message, b: Message, dayOf: (time: number) => number): boolean {
  return (
    isSpoken(a) &&
    isSpoken(b) &&
    a.sender?.id === b.sender?.id &&
    a.mine === b.mine &&
    Math.abs(b.sentAt - a.sentAt) < TOGETHER_MS &&
    dayOf(a.sentAt) === dayOf(b.sentAt)
  )
}

export const isSpoken = ({ body }: Message): boolean =>
  body.kind === 'text' || body.kind === 'html' || body.kind === 'deleted'

/** The service wants a topic of every thread; one that is named after its people says nothing by it. */
export const isWorthSaying = ({ topic }: Pick<Thread, 'topic'>, { body }: Message): boolean =>
  topic !== null || body.kind !== 'topic-changed'

/** The first of the messages counted as unread, if it is held. */
export function firstUnread(messages: readonly Message[], unread: number): MessageKey | null {
  let left = unread
  for (let at = messages.length - 1; at >= 0 && left > 0; at--) {
    const message = messages[at] as Message
    if (message.mine || !isSpoken(message)) continue
    if (--left === 0) return message.key
  }
  return null
}

/** Who has read how far: each person who is still there at the last message they read. */
export function seenBy(
  messages: readonly Message[],
  marks: Readonly<Record<UserId, ReadMark>> | undefined,
  people: readonly Person[],
  me: UserId,
): ReadonlyMap<MessageKey, readonly Person[]> {
  const seen = new Map<MessageKey, Person[]>()
  for (const mark of Object.values(marks ?? {})) {
    if (mark.userId === me) continue
    const last = messages.findLast(message => isSent(message) && message.sentAt <= mark.readUpTo)
    if (!last) continue
    const person = people.find(({ id }) => id === mark.userId)
    if (!person) continue
    seen.set(last.key, [...(seen.get(last.key) ?? []), person])
  }
  return seen
}
