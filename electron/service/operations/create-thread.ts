import { randomBytes } from 'node:crypto'
import type { ThreadFacts } from '../chat-event.ts'
import type { Caller, InvalidParticipant, Member, Metadata, Thread } from '../domain.ts'
import { refusal } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'
import { requireRight } from './access.ts'
import { sortInvitations, type Invitation } from './invite.ts'
import { checkMetadata, checkRetention, checkTopic, limits } from './limits.ts'
import { nameOnly } from './name-only.ts'

export interface NewThread {
  topic: string
  invitations: readonly Invitation[]
  metadata: Metadata | undefined
  retentionDays: number | undefined
  /** Repeating a creation with the same token hands back the first thread, even one deleted since. */
  idempotencyToken: string | undefined
}

export interface CreatedThread {
  thread: Thread
  invalid: InvalidParticipant[]
}

export const factsOf = (thread: Thread): ThreadFacts => ({
  topic: thread.topic,
  metadata: thread.metadata,
  retentionDays: thread.retentionDays,
})

export function createThread(context: ServiceContext, input: { caller: Caller } & NewThread): CreatedThread {
  const { caller } = input
  requireRight(caller, 'change-threads')
  checkTopic(input.topic)
  checkMetadata(input.metadata)
  checkRetention(input.retentionDays)
  if (input.invitations.length > limits.participantsPerCall) {
    throw refusal.badRequest('At most 200 participants can be added in one call.', 'participants')
  }
  const { valid, invalid } = sortInvitations(context, input.invitations)
  const earlier =
    input.idempotencyToken === undefined
      ? undefined
      : context.store.threads.recallCreation(caller.userId, input.idempotencyToken)
  if (earlier !== undefined) {
    const thread = context.store.threads.findByNo(earlier)
    // Whoever lost the first answer has yet to learn who was not added.
    if (thread !== undefined) return { thread, invalid }
  }
  const at = context.now()
  const { thread, members } = context.store.transaction(() => insertThread(context, input, valid, at))
  const creator = members[0]
  if (creator === undefined) throw new Error('a new thread has its creator')
  context.announce({
    type: 'thread-created',
    threadId: thread.id,
    recipients: members.map(member => member.userId),
    by: creator,
    at,
    members,
    facts: factsOf(thread),
  })
  return { thread, invalid }
}

function insertThread(
  context: ServiceContext,
  input: { caller: Caller } & NewThread,
  valid: readonly Invitation[],
  at: number,
): { thread: Thread; members: Member[] } {
  const { threads, members, messages } = context.store
  const creator = input.caller.userId
  const no = threads.add({
    id: `19:acsV1_${randomBytes(32).toString('base64url')}1@thread.v2`,
    topic: input.topic,
    metadata: input.metadata,
    retentionDays: input.retentionDays,
    createdAt: at,
    createdBy: creator,
  })
  if (input.idempotencyToken !== undefined) threads.rememberCreation(creator, input.idempotencyToken, no)
  const own = valid.find(invitation => invitation.userId === creator)
  const others = valid.filter(invitation => invitation.userId !== creator)
  const first: Invitation = own ?? {
    userId: creator,
    displayName: undefined,
    metadata: undefined,
    shareHistoryAt: undefined,
  }
  for (const invitation of [first, ...others]) {
    members.put({
      threadNo: no,
      userId: invitation.userId,
      position: threads.nextPosition(no),
      displayName: invitation.displayName,
      metadata: invitation.metadata,
      shareHistoryAt: invitation.shareHistoryAt ?? 0,
      visibleFrom: 0,
    })
  }
  const initial = members.all(no)
  const participants = initial.map(nameOnly)
  messages.add({ threadNo: no, at, content: { kind: 'participantAdded', initiator: creator, participants } })
  messages.add({ threadNo: no, at, content: { kind: 'topicUpdated', initiator: creator, topic: input.topic } })
  const thread = threads.findByNo(no)
  if (thread === undefined) throw new Error('the thread was just stored')
  return { thread, members: initial }
}
