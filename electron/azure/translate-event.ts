import type {
  ChatMessageDeletedEvent,
  ChatMessageEditedEvent,
  ChatMessageReceivedEvent,
} from '@azure/communication-chat'
import { Body, Message, ServerMessageId, ThreadId } from '../contract/domain.ts'
import type { ServiceMessage } from '../core/service-ports.ts'
import { momentOf, toPerson, toVersion, toWrittenBody } from './translate-message.ts'

type MessageEvent = ChatMessageReceivedEvent | ChatMessageEditedEvent | ChatMessageDeletedEvent

/**
 * Events carry no sequenceId, and a deletion carries no metadata. Nothing between the wire and here looks at what a
 * push contains, so one that lacks something, or has it in another type, is thrown out.
 */
export function toMessage(event: MessageEvent): ServiceMessage {
  const createdAt = momentOf(event.id, event.createdOn)
  // A wrong moment would put the message in a wrong place for good; read over REST it gets the right one.
  if (/^\d{13}$/.test(event.id) && createdAt !== Number(event.id))
    throw new TypeError('the time of an event and its id differ')
  const version = Message.shape.version.positive().parse(toVersion(event.version))
  return {
    threadId: ThreadId.parse(event.threadId),
    id: ServerMessageId.parse(event.id),
    createdAt: Message.shape.sentAt.parse(createdAt),
    version,
    sequenceId: null,
    sender: toPerson(event.sender, event.senderDisplayName),
    body: Body.parse(
      'deletedOn' in event
        ? { kind: 'deleted', at: event.deletedOn.getTime() }
        : toWrittenBody(event.type, event.message),
    ),
    editedAt: Message.shape.editedAt.parse('editedOn' in event ? event.editedOn.getTime() : null),
    metadata: 'deletedOn' in event ? {} : (Message.shape.metadata.nullish().parse(event.metadata) ?? null),
  }
}
