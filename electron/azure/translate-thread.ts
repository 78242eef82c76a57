import type { ChatError, ChatParticipant, ChatRetentionPolicy, ChatThreadProperties } from '@azure/communication-chat'
import { createIdentifierFromRawId } from '@azure/communication-common'
import { ThreadId, UserId, type NotAdded, type Person, type ThreadProperties } from '../contract/domain.ts'
import type { ServiceThread } from '../core/service-ports.ts'
import { toUserId } from './translate-message.ts'

/** A thread made without a topic carries this, since the service wants a topic and other clients show it. */
export const untitled = { untitled: 'true' }

/** What the service is told of retention and metadata; our own mark is nobody's to set. */
export function toProperties({ retentionDays, metadata }: ThreadProperties): {
  metadata: Record<string, string>
  retentionPolicy: ChatRetentionPolicy
} {
  return {
    metadata: Object.fromEntries(Object.entries(metadata).filter(([name]) => !(name in untitled))),
    retentionPolicy:
      retentionDays === null ? { kind: 'none' } : { kind: 'threadCreationDate', deleteThreadAfterDays: retentionDays },
  }
}

export function toServiceThread(thread: ChatThreadProperties): ServiceThread {
  const { untitled: mark, ...metadata } = thread.metadata ?? {}
  return {
    id: ThreadId.parse(thread.id),
    topic: mark === untitled.untitled ? null : thread.topic,
    createdAt: thread.createdOn.getTime(),
    createdBy: thread.createdBy ? toUserId(thread.createdBy) : null,
    deleted: thread.deletedOn !== undefined,
    retentionDays:
      thread.retentionPolicy?.kind === 'threadCreationDate' ? thread.retentionPolicy.deleteThreadAfterDays : null,
    metadata,
  }
}

export function topicFor(people: Person[]): string {
  const names = people.map(({ id, name }) => name ?? id.slice(-6)).join(', ')
  return names.length <= 250 ? names : `${names.slice(0, 249)}…`
}

export function toInvitation({ id, name }: Person): ChatParticipant {
  return { id: createIdentifierFromRawId(id), ...(name === null ? {} : { displayName: name }) }
}

const reasons: Readonly<Record<string, NotAdded['because']>> = {
  '400': 'malformed',
  badrequest: 'malformed',
  '403': 'forbidden',
  forbidden: 'forbidden',
  '404': 'not-found',
  notfound: 'not-found',
}

export function toNotAdded(errors: ChatError[] = []): NotAdded[] {
  return errors.map(({ code, target, message }) => ({
    id: UserId.parse(target ?? '?'),
    because: reasons[code.toLowerCase()] ?? 'refused',
    detail: message,
  }))
}
