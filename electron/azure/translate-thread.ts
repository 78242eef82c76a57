import type { ChatError, ChatParticipant, ChatThreadProperties } from '@azure/communication-chat'
import { createIdentifierFromRawId } from '@azure/communication-common'
import { ThreadId, UserId, type Person } from '../contract/domain.ts'
import type { ServiceThread } from '../core/service-ports.ts'
import { toUserId } from './translate-message.ts'

/** A thread made without a topic carries this, since the service wants a topic and other clients show it. */
export const untitled = { untitled: 'true' }

export function toServiceThread(thread: ChatThreadProperties): ServiceThread {
  return {
    id: ThreadId.parse(thread.id),
    topic: thread.metadata?.['untitled'] === untitled.untitled ? null : thread.topic,
    createdAt: thread.createdOn.getTime(),
    createdBy: thread.createdBy ? toUserId(thread.createdBy) : null,
    deleted: thread.deletedOn !== undefined,
    retentionDays:
      thread.retentionPolicy?.kind === 'threadCreationDate' ? thread.retentionPolicy.deleteThreadAfterDays : null,
  }
}

export function topicFor(people: Person[]): string {
  const names = people.map(({ id, name }) => name ?? id.slice(-6)).join(', ')
  return names.length <= 250 ? names : `${names.slice(0, 249)}…`
}

export function toInvitation({ id, name }: Person): ChatParticipant {
  return { id: createIdentifierFromRawId(id), ...(name === null ? {} : { displayName: name }) }
}

export function toNotAdded(errors: ChatError[] = []): { id: UserId; reason: string }[] {
  return errors.map(({ target, message }) => ({ id: UserId.parse(target ?? '?'), reason: message }))
}
