import type {
  ChatMessageDeletedEvent,
  ChatMessageEditedEvent,
  ChatMessageReceivedEvent,
} from '@azure/communication-chat'
import { ServerMessageId, ThreadId } from '../contract/domain.ts'
import type { ServiceMessage } from '../core/service-ports.ts'
import { momentOf, toPerson, toVersion, toWrittenBody } from './translate-message.ts'

type MessageEvent = ChatMessageReceivedEvent | ChatMessageEditedEvent | ChatMessageDeletedEvent

/** Events carry no sequenceId, and a deletion carries no metadata. */
export function toMessage(event: MessageEvent): ServiceMessage {
  return {
    threadId: ThreadId.parse(event.threadId),
    id: ServerMessageId.parse(event.id),
    createdAt: momentOf(event.id, event.createdOn),
    version: toVersion(event.version),
    sequenceId: null,
    sender: toPerson(event.sender, event.senderDisplayName),
    body:
      'deletedOn' in event
        ? { kind: 'deleted', at: event.deletedOn.getTime() }
        : toWrittenBody(event.type, event.message),
    editedAt: 'editedOn' in event ? event.editedOn.getTime() : null,
    metadata: 'deletedOn' in event ? {} : event.metadata,
  }
}
