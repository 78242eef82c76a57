import type { Message } from '../../electron/contract/domain.ts'
import type { Cursor, MessagePage, PageAt } from '../../electron/contract/reading.ts'
import { firstUnread } from '../../renderer/store/rows.ts'
import type { FakeThread } from './fake-bridge.ts'

/** What the main process answers of a thread that it holds so much of. */
export function fakePage({ messages, thread, holes }: FakeThread, from: PageAt, limit: number): MessagePage {
  const sent = messages.filter(isSent).length
  const firstWhere = (is: (message: Message) => boolean): number => {
    const at = messages.findIndex(is)
    return at < 0 ? messages.length : at
  }
  /** A page that reaches the last message the service has holds what waits to be sent too. */
  const slice = (start: number, end: number, anchor: Message | null): MessagePage => {
    const first = Math.max(start, 0)
    const page = messages.slice(first, end >= sent ? messages.length : end)
    const lastSent = page.findLast(isSent)
    return {
      messages: page,
      older: page[0] ? cursorOf(page[0]) : null,
      newer: end < sent && lastSent ? cursorOf(lastSent) : null,
      before: first > 0 ? 'more' : thread.kept.state === 'complete' ? 'beginning' : 'not-here-yet',
      gaps: page.filter(({ key }) => holes.has(key)).map(({ key }) => key),
      anchor: anchor?.key ?? null,
    }
  }
  const newest = () => slice(messages.length - limit, messages.length, null)
  const around = (at: number): MessagePage => {
    const anchor = messages[at]
    if (!anchor) return newest()
    const end = Math.min(at + Math.ceil(limit / 2), messages.length)
    return slice(end - limit, end, anchor)
  }
  switch (from.at) {
    case 'newest':
      return newest()
    case 'before': {
      const { cursor } = from
      const end = firstWhere(message => !isSent(message) || compare(message, cursor) >= 0)
      const start = Math.max(end - limit, 0)
      const page = messages.slice(start, end)
      const reached = slice(start, end, null)
      return {
        ...reached,
        messages: page,
        older: reached.older ?? cursor,
        newer: page.at(-1) ? cursorOf(page.at(-1)!) : cursor,
      }
    }
    case 'after': {
      const { cursor } = from
      const start = firstWhere(message => !isSent(message) || compare(message, cursor) > 0)
      return slice(start, Math.min(start + limit, messages.length), null)
    }
    case 'message':
      return around(firstWhere(({ key }) => key === from.key))
    case 'time':
      return around(firstWhere(message => message.sentAt >= from.time))
    case 'unread': {
      const first = firstUnread(messages, thread.unread)
      return around(firstWhere(({ key }) => key === first))
    }
    default:
      return from satisfies never
  }
}

const isSent = (message: Message): boolean => message.delivery.state === 'sent'
const cursorOf = (message: Message): Cursor => ({ sentAt: message.sentAt, key: message.key })
const compare = (message: Message, cursor: Cursor): number =>
  message.sentAt - cursor.sentAt || (message.key < cursor.key ? -1 : message.key > cursor.key ? 1 : 0)
