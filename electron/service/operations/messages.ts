import type { Caller, Message, Metadata, ThreadId, UserId } from '../domain.ts'
import { refusal } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'
import { requireMembership, requireMessage, requireReader } from './access.ts'
import { checkContent, checkDisplayName, checkMetadata, limits } from './limits.ts'
import { mergeMetadata } from './merge-metadata.ts'
import { sanitizeHtml } from './sanitize-html.ts'

export interface NewMessage {
  text: string
  kind: 'text' | 'html'
  senderDisplayName: string | undefined
  metadata: Metadata | undefined
}

export function sendMessage(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId } & NewMessage,
): Message {
  const { thread } = requireMembership(context, input)
  checkContent(input.text)
  checkDisplayName(input.senderDisplayName, 'senderDisplayName')
  checkMetadata(input.metadata, limits.messageBytes)
  const sender = input.caller.userId
  const content = written(input.kind, input.text)
  const message = context.store.transaction(() =>
    context.store.messages.add({
      threadNo: thread.no,
      at: context.now(),
      content,
      sender,
      senderDisplayName: input.senderDisplayName,
      metadata: input.metadata,
    }),
  )
  announceMessage(context, 'message-received', thread, { ...message, sender })
  return message
}

export function getMessage(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; messageId: string },
): Message {
  const { thread, window } = requireReader(context, input)
  return requireMessage(context, { thread, window, messageId: input.messageId })
}

/** Newest change first. `before` is the version the page starts below, `since` the earliest version wanted. */
export function listMessages(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; since: number; before: number | undefined; limit: number },
): { messages: Message[]; next: number | undefined } {
  const { thread, window } = requireReader(context, input)
  const found = context.store.messages.page({
    threadNo: thread.no,
    before: input.before ?? Number.MAX_SAFE_INTEGER,
    since: input.since,
    window,
    limit: input.limit + 1,
  })
  const messages = found.slice(0, input.limit)
  return { messages, next: found.length > messages.length ? messages.at(-1)?.version : undefined }
}

export function editMessage(
  context: ServiceContext,
  input: {
    caller: Caller
    threadId: ThreadId
    messageId: string
    text: string | undefined
    metadata: Readonly<Record<string, string | null>> | undefined
  },
): void {
  const { thread, message, sender } = requireOwnMessage(context, input)
  if (message.deletedAt !== undefined) throw refusal.messageNotFound()
  if (input.text === undefined && input.metadata === undefined) return
  const { kind } = message.content
  if (input.text !== undefined) checkContent(input.text)
  const content = input.text === undefined || !isWritten(kind) ? message.content : written(kind, input.text)
  const metadata = mergeMetadata(message.metadata, input.metadata)
  checkMetadata(metadata, limits.messageBytes)
  const edited = context.store.transaction(() =>
    context.store.messages.edit(thread.no, { ...message, content, metadata }, context.now()),
  )
  announceMessage(context, 'message-edited', thread, { ...edited, sender })
}

/** Leaves a tombstone. Deleting again changes nothing. */
export function deleteMessage(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; messageId: string },
): void {
  const { thread, message, sender } = requireOwnMessage(context, input)
  if (message.deletedAt !== undefined) return
  const deleted = context.store.transaction(() => context.store.messages.delete(thread.no, message, context.now()))
  announceMessage(context, 'message-deleted', thread, { ...deleted, sender })
}

const isWritten = (kind: string): kind is 'text' | 'html' => kind === 'text' || kind === 'html'

const written = (kind: 'text' | 'html', text: string) => ({ kind, text: kind === 'html' ? sanitizeHtml(text) : text })

function requireOwnMessage(context: ServiceContext, input: { caller: Caller; threadId: ThreadId; messageId: string }) {
  const { thread } = requireMembership(context, input)
  const { window } = requireReader(context, input)
  const message = requireMessage(context, { thread, window, messageId: input.messageId })
  if (message.sender === undefined || message.sender !== input.caller.userId) throw refusal.forbidden()
  return { thread, message, sender: message.sender }
}

function announceMessage(
  context: ServiceContext,
  type: 'message-received' | 'message-edited' | 'message-deleted',
  thread: { no: number; id: ThreadId },
  message: Message & { sender: UserId },
): void {
  const recipients = context.store.members.idsSeeing(thread.no, message.id)
  context.announce({ type, threadId: thread.id, recipients, message })
}
