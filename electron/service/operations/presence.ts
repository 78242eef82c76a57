import type { Caller, Receipt, ThreadId } from '../domain.ts'
import type { ServiceContext } from '../service-context.ts'
import { requireMembership, requireMessage, requireReader } from './access.ts'
import { checkDisplayName, limits } from './limits.ts'

/** Moves the caller's reading horizon forward, never back. In large threads nothing happens. */
export function sendReadReceipt(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; messageId: string },
): void {
  const { thread } = requireMembership(context, input)
  const { window } = requireReader(context, input)
  const message = requireMessage(context, { thread, window, messageId: input.messageId })
  const userId = input.caller.userId
  const everybody = context.store.members.ids(thread.no)
  if (everybody.length > limits.participantsForPresence) return
  const horizon = context.store.receipts.horizon(thread.no, userId)
  if (horizon !== undefined && message.id <= horizon) return
  const readAt = context.now()
  context.store.receipts.put(thread.no, { userId, messageId: message.id, readAt })
  context.announce({
    type: 'read-receipt',
    threadId: thread.id,
    recipients: everybody.filter(id => id !== userId),
    sender: userId,
    messageId: message.id,
    readAt,
  })
}

/** The latest receipt of each participant who ever sent one. */
export function listReadReceipts(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; after: number; skip: number; limit: number },
): { receipts: Receipt[]; next: number | undefined } {
  const { thread } = requireMembership(context, input)
  const found = context.store.receipts.page({
    threadNo: thread.no,
    after: input.after,
    skip: input.skip,
    limit: input.limit + 1,
  })
  const receipts = found.slice(0, input.limit)
  return { receipts, next: found.length > receipts.length ? receipts.at(-1)?.position : undefined }
}

/** Told to the sender as well, as the live service does. In large threads nothing happens. */
export function sendTyping(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; senderDisplayName: string | undefined },
): void {
  const { thread } = requireMembership(context, input)
  checkDisplayName(input.senderDisplayName, 'senderDisplayName')
  const recipients = context.store.members.ids(thread.no)
  if (recipients.length > limits.participantsForPresence) return
  context.announce({
    type: 'typing',
    threadId: thread.id,
    recipients,
    sender: input.caller.userId,
    senderDisplayName: input.senderDisplayName,
    at: context.now(),
  })
}
