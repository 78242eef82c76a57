import type { Caller, Thread, ThreadId } from '../domain.ts'
import type { InboxItem } from '../store/inbox.ts'
import type { ServiceContext } from '../service-context.ts'
import { requireMembership, requireRight } from './access.ts'
import { factsOf } from './create-thread.ts'
import { checkMetadata, checkRetention, checkTopic } from './limits.ts'
import { mergeMetadata } from './merge-metadata.ts'

export interface ThreadChange {
  topic?: string | undefined
  metadata?: Readonly<Record<string, string | null>> | undefined
  /** Null ends the retention; undefined leaves it. */
  retentionDays?: number | null | undefined
}

export function getThread(context: ServiceContext, input: { caller: Caller; threadId: ThreadId }): Thread {
  return requireMembership(context, input).thread
}

export function updateThread(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; change: ThreadChange },
): void {
  const { thread, member } = requireMembership(context, { ...input, right: 'change-threads' })
  const { change } = input
  if (change.topic === undefined && change.metadata === undefined && change.retentionDays === undefined) return
  const topic = change.topic ?? thread.topic
  const metadata = mergeMetadata(thread.metadata, change.metadata)
  const retentionDays = change.retentionDays === undefined ? thread.retentionDays : (change.retentionDays ?? undefined)
  checkTopic(topic)
  checkMetadata(metadata)
  checkRetention(retentionDays)
  const at = context.now()
  context.store.transaction(() => {
    context.store.threads.update(thread.no, { topic, metadata, retentionDays })
    if (change.topic !== undefined) {
      context.store.messages.add({
        threadNo: thread.no,
        at,
        content: { kind: 'topicUpdated', initiator: input.caller.userId, topic },
      })
    }
  })
  context.announce({
    type: 'thread-updated',
    threadId: thread.id,
    recipients: context.store.members.ids(thread.no),
    by: member,
    at,
    facts: factsOf({ ...thread, topic, metadata, retentionDays }),
  })
}

/** Gone for everybody, and nothing said in it is kept. */
export function deleteThread(context: ServiceContext, input: { caller: Caller; threadId: ThreadId }): void {
  const { thread, member } = requireMembership(context, { ...input, right: 'change-threads' })
  const recipients = context.store.members.ids(thread.no)
  const at = context.now()
  context.store.transaction(() => context.store.threads.delete(thread.no, at))
  context.announce({ type: 'thread-deleted', threadId: thread.id, recipients, by: member, at })
}

/** Deletes what is past its retention; answers how many threads that were. */
export function sweepRetention(context: ServiceContext): number {
  const at = context.now()
  const overdue = context.store.threads.pastRetention(at)
  for (const thread of overdue) {
    const recipients = context.store.members.ids(thread.no)
    context.store.transaction(() => context.store.threads.delete(thread.no, at))
    context.announce({ type: 'thread-deleted', threadId: thread.id, recipients, by: undefined, at })
  }
  return overdue.length
}

export interface ThreadListCursor {
  asOf: number
  at: number
  no: number
}

/** The caller's threads, newest activity first, as of the moment the first page was asked for. */
export function listThreads(
  context: ServiceContext,
  input: { caller: Caller; since: number; limit: number; cursor: ThreadListCursor | undefined },
): { items: InboxItem[]; next: ThreadListCursor | undefined } {
  requireRight(input.caller, 'chat')
  const { inbox } = context.store
  const userId = input.caller.userId
  const asOf = input.cursor?.asOf ?? Math.max(context.now(), inbox.newestActivity(userId))
  const before = input.cursor ?? { at: Number.MAX_SAFE_INTEGER, no: 0 }
  const found = inbox.page({ userId, asOf, since: input.since, before, limit: input.limit + 1 })
  const items = found.slice(0, input.limit)
  const last = items.at(-1)
  const next = found.length > items.length && last ? { asOf, at: last.lastMessageAt, no: last.threadNo } : undefined
  return { items, next }
}
