import type { Caller, InvalidParticipant, Member, Thread, ThreadId, UserId } from '../domain.ts'
import { refusal } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'
import { requireMembership } from './access.ts'
import { sortInvitations, type Invitation } from './invite.ts'
import { limits } from './limits.ts'
import { nameOnly } from './name-only.ts'

/** In order of joining, those after `after`; `skip` leaves out the first of them. */
export function listParticipants(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; after: number; skip: number; limit: number },
): { members: Member[]; next: number | undefined } {
  const { thread } = requireMembership(context, input)
  const found = context.store.members.page({
    threadNo: thread.no,
    after: input.after,
    skip: input.skip,
    limit: input.limit + 1,
  })
  const members = found.slice(0, input.limit)
  return { members, next: found.length > members.length ? members.at(-1)?.position : undefined }
}

/** Those already there get the new name and metadata, silently. */
export function addParticipants(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; invitations: readonly Invitation[] },
): InvalidParticipant[] {
  const { thread, member } = requireMembership(context, { ...input, right: 'change-people' })
  const { members, messages, threads } = context.store
  if (input.invitations.length === 0) throw refusal.badRequest('At least one participant is required.', 'participants')
  if (input.invitations.length > limits.participantsPerCall) {
    throw refusal.badRequest('At most 200 participants can be added in one call.', 'participants')
  }
  const { valid, invalid } = sortInvitations(context, input.invitations)
  const present = valid.filter(invitation => members.find(thread.no, invitation.userId) !== undefined)
  const arriving = valid.filter(invitation => !present.includes(invitation))
  if (members.count(thread.no) + arriving.length > limits.participantsPerThread) {
    throw refusal.badRequest('A thread has at most 250 participants.', 'participants')
  }
  const at = context.now()
  context.store.transaction(() => {
    for (const invitation of present) {
      const kept = members.find(thread.no, invitation.userId)
      members.rename(thread.no, invitation.userId, {
        displayName: invitation.displayName ?? kept?.displayName,
        metadata: invitation.metadata ?? kept?.metadata,
      })
    }
    if (arriving.length === 0) return
    const named = arriving.map(one => ({ ...one, shareHistoryAt: one.shareHistoryAt ?? 0 }))
    const { id } = messages.add({
      threadNo: thread.no,
      at,
      content: { kind: 'participantAdded', initiator: input.caller.userId, participants: named.map(nameOnly) },
    })
    for (const one of named) {
      members.put({
        ...one,
        threadNo: thread.no,
        position: threads.nextPosition(thread.no),
        // A clock ahead of ours must not hide somebody's own arrival from them.
        visibleFrom: messages.firstSince(thread.no, one.shareHistoryAt) ?? id,
      })
    }
  })
  if (arriving.length > 0) {
    context.announce({
      type: 'participants-added',
      threadId: thread.id,
      recipients: members.ids(thread.no),
      by: member,
      at,
      members: arriving.map(one => ({ ...one, shareHistoryAt: one.shareHistoryAt ?? 0 })),
    })
  }
  return invalid
}

/** Anybody may remove anybody, themselves included; removing somebody who is not there is no error. */
export function removeParticipant(
  context: ServiceContext,
  input: { caller: Caller; threadId: ThreadId; userId: UserId },
): void {
  const { thread, member } = requireMembership(context, { ...input, right: 'change-people' })
  const { members } = context.store
  const gone = members.find(thread.no, input.userId)
  if (gone === undefined) return
  const recipients = members.ids(thread.no)
  const at = context.now()
  context.store.transaction(() => storeRemoval(context, { thread, by: input.caller.userId, gone, at }))
  context.announce({
    type: 'participants-removed',
    threadId: thread.id,
    recipients,
    by: member,
    at,
    members: [gone],
  })
}

function storeRemoval(context: ServiceContext, input: { thread: Thread; by: UserId; gone: Member; at: number }): void {
  const { thread, gone } = input
  // The message about the removal is the last one the removed person may read.
  const { id } = context.store.messages.add({
    threadNo: thread.no,
    at: input.at,
    content: { kind: 'participantRemoved', initiator: input.by, participants: [nameOnly(gone)] },
  })
  context.store.members.remove({
    threadNo: thread.no,
    userId: gone.userId,
    lastMessageId: id,
    topic: thread.topic,
  })
  context.store.receipts.forget(thread.no, gone.userId)
}
