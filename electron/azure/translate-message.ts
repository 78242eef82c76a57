import type { ChatMessage, ChatParticipant } from '@azure/communication-chat'
import { getIdentifierRawId, type CommunicationIdentifier } from '@azure/communication-common'
import { UserId, ServerMessageId, type Body, type Participant, type Person, type ThreadId } from '../contract/domain.ts'
import type { ServiceMessage } from '../core/service-ports.ts'

// The one place that turns the SDK's shapes into ours.

export function toUserId(identifier: CommunicationIdentifier): UserId {
  return UserId.parse(getIdentifierRawId(identifier))
}

export function toPerson(identifier: CommunicationIdentifier, name: string | null | undefined): Person {
  return { id: toUserId(identifier), name: name ? name : null }
}

export function toParticipant(participant: ChatParticipant): Participant {
  return {
    ...toPerson(participant.id, participant.displayName),
    sharedFrom: participant.shareHistoryTime?.getTime() ?? 0,
  }
}

/** REST gives whole seconds while the id is the same moment in milliseconds; the id wins where the two agree, so that live and listed order are one. */
export function momentOf(id: string, createdOn: Date): number {
  const fromId = /^\d{13}$/.test(id) ? Number(id) : Number.NaN
  return Math.abs(fromId - createdOn.getTime()) < 60_000 ? fromId : createdOn.getTime()
}

export function toServiceMessage(threadId: ThreadId, message: ChatMessage): ServiceMessage {
  return {
    threadId,
    id: ServerMessageId.parse(message.id),
    createdAt: momentOf(message.id, message.createdOn),
    version: toVersion(message.version),
    sequenceId: message.sequenceId,
    sender: message.sender ? toPerson(message.sender, message.senderDisplayName) : null,
    body: toBody(message),
    editedAt: message.editedOn?.getTime() ?? null,
    metadata: message.metadata ?? {},
  }
}

export function toVersion(version: string): number {
  const number = Number(version)
  return Number.isSafeInteger(number) && number >= 0 ? number : 0
}

function toBody(message: ChatMessage): Body {
  if (message.deletedOn) return { kind: 'deleted', at: message.deletedOn.getTime() }
  const { content } = message
  const by = content?.initiator ? toUserId(content.initiator) : null
  const people = (content?.participants ?? []).map(person => toPerson(person.id, person.displayName))
  switch (message.type) {
    case 'topicUpdated':
      return { kind: 'topic-changed', topic: content?.topic ?? '', by }
    case 'participantAdded':
      return { kind: 'participants-added', people, by }
    case 'participantRemoved':
      return { kind: 'participants-removed', people, by }
    default:
      return toWrittenBody(message.type, content?.message ?? '')
  }
}

/** Events name the same two types `Text` and `RichText/Html`. */
export function toWrittenBody(type: string, content: string): Body {
  switch (type.toLowerCase()) {
    case 'text':
      return { kind: 'text', text: content }
    case 'html':
    case 'richtext/html':
      return { kind: 'html', html: content }
    default:
      return { kind: 'unsupported', type }
  }
}
