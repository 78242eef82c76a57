import type { Caller, Member, Message, ReadingWindow, Thread, ThreadId } from '../domain.ts'
import { refusal } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'

export type Right = 'chat' | 'change-people' | 'change-threads'

const rights: Record<string, readonly Right[]> = {
  chat: ['chat', 'change-people', 'change-threads'],
  'chat.join': ['chat', 'change-people'],
  'chat.join.limited': ['chat'],
}

export function requireRight(caller: Caller, right: Right): void {
  if (!caller.scopes.some(scope => rights[scope]?.includes(right))) throw refusal.forbidden()
}

/** The thread, if there is one: 400 for what is no thread id, 404 for the unknown and the deleted. */
function requireThread(context: ServiceContext, threadId: ThreadId): Thread {
  if (!/^19:[\w:=+/-]{1,200}@thread\.(v2|skype)$/.test(threadId)) {
    throw refusal.badRequest('The thread id is not valid.', 'chatThreadId')
  }
  const thread = context.store.threads.find(threadId)
  if (thread === undefined || thread.deletedAt !== undefined) throw refusal.threadNotFound()
  return thread
}

/** The thread and the caller's own participation in it, for what only participants of now may do. */
export function requireMembership(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; right?: Right },
): { thread: Thread; member: Member } {
  requireRight(input.caller, input.right ?? 'chat')
  const thread = requireThread(context, input.threadId)
  const member = context.store.members.find(thread.no, input.caller.userId)
  if (member === undefined) throw refusal.forbidden()
  return { thread, member }
}

/** The thread and what of it the caller may read, which those removed from it still may. */
export function requireReader(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId },
): { thread: Thread; window: ReadingWindow } {
  requireRight(input.caller, 'chat')
  const thread = requireThread(context, input.threadId)
  const window = context.store.members.readingWindow(thread.no, input.caller.userId)
  if (window === undefined) throw refusal.forbidden()
  return { thread, window }
}

/** A message the reader may see; hidden and unknown ones are alike. */
export function requireMessage(
  context: ServiceContext,
  input: { thread: Thread; window: ReadingWindow; messageId: string },
): Message {
  const id = /^\d{1,15}$/.test(input.messageId) ? Number(input.messageId) : undefined
  if (id === undefined || id < input.window.from || id > input.window.until) throw refusal.messageNotFound()
  const message = context.store.messages.find(input.thread.no, id)
  if (message === undefined) throw refusal.messageNotFound()
  return message
}
