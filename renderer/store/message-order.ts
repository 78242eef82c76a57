import type { Message, MessageKey } from '../../electron/contract/domain.ts'
import type { Cursor } from '../../electron/contract/reading.ts'

export const isSent = (message: Message): boolean => message.delivery.state === 'sent'

export const cursorOf = (message: Message): Cursor => ({ sentAt: message.sentAt, key: message.key })

/** The place right after a message, so that a page before it ends with that message; no key sorts before this one. */
export const cursorAfter = ({ sentAt }: Cursor): Cursor => ({ sentAt: sentAt + 1, key: '0' as MessageKey })

/** What the service has, by its clock; then what it does not have yet, in the order it was written (keys grow with time). */
export function byOrder(a: Message, b: Message): number {
  if (isSent(a) !== isSent(b)) return isSent(a) ? -1 : 1
  if (isSent(a) && a.sentAt !== b.sentAt) return a.sentAt - b.sentAt
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
