import type { ChatEvent, NamedMember, ThreadFacts } from '../chat-event.ts'
import type { UserId } from '../domain.ts'

const iso = (at: number): string => new Date(at).toISOString()

// Clients pass these texts through the legacy unescape() before parsing them as JSON.
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('%', '%25')

const member = (one: NamedMember) => ({
  participantId: one.userId,
  displayName: one.displayName ?? null,
  shareHistoryTime: one.shareHistoryAt,
  ...(one.metadata === undefined ? {} : { memberMetaData: JSON.stringify(one.metadata) }),
})

const properties = (facts: ThreadFacts) => ({
  topic: facts.topic,
  ...(facts.metadata === undefined ? {} : { acsChatThreadMetadata: JSON.stringify(facts.metadata) }),
  ...(facts.retentionDays === undefined
    ? {}
    : {
        retentionPolicy: JSON.stringify({
          retentionPolicyType: 'DeleteAfterCreationTime',
          executeAfter: `${facts.retentionDays}.00:00:00`,
        }),
      }),
})

function messageBody(event: Extract<ChatEvent, { type: `message-${string}` }>) {
  const { message } = event
  const written = message.content.kind === 'html' || message.content.kind === 'text' ? message.content : undefined
  const common = {
    senderId: message.sender,
    senderDisplayName: message.senderDisplayName ?? '',
    groupId: event.threadId,
    messageId: String(message.id),
    clientMessageId: String(message.id),
    messageType: written?.kind === 'html' ? 'RichText/Html' : 'Text',
    version: String(message.version),
    originalArrivalTime: iso(message.id),
    priority: '',
  }
  const text = {
    messageBody: written?.text ?? '',
    acsChatMessageMetadata: JSON.stringify(message.metadata ?? null),
    attachments: '[]',
  }
  switch (event.type) {
    case 'message-received':
      return { eventId: 200, ...common, ...text }
    case 'message-edited':
      return { eventId: 247, ...common, ...text, edittime: iso(message.editedAt ?? message.version) }
    case 'message-deleted':
      return { eventId: 248, ...common, deletetime: iso(message.deletedAt ?? message.version) }
    default:
      return event.type satisfies never
  }
}

function bodyOf(event: ChatEvent): object {
  switch (event.type) {
    case 'message-received':
    case 'message-edited':
    case 'message-deleted':
      return messageBody(event)
    case 'typing':
      return {
        eventId: 245,
        senderId: event.sender,
        senderDisplayName: event.senderDisplayName ?? '',
        groupId: event.threadId,
        messageId: String(event.at),
        clientMessageId: '',
        messageType: 'Control/Typing',
        messageBody: '',
        version: String(event.at),
        originalArrivalTime: iso(event.at),
      }
    case 'read-receipt':
      return {
        eventId: 246,
        senderId: event.sender,
        senderDisplayName: '',
        groupId: event.threadId,
        messageId: String(event.messageId),
        clientMessageId: '',
        messageType: 'ThreadActivity/MemberConsumptionHorizonUpdate',
        messageBody: JSON.stringify({
          user: event.sender,
          consumptionhorizon: `${event.messageId};${event.readAt};0`,
          messageVisibilityTime: 0,
          version: String(event.readAt),
        }),
        version: String(event.readAt),
        originalArrivalTime: iso(event.readAt),
      }
    case 'thread-created':
      return {
        eventId: 257,
        ...threadCommon(event),
        senderId: event.by.userId,
        groupId: '',
        threadType: 'chat',
        createTime: iso(event.at),
        createdBy: embedded(member(event.by)),
        members: embedded(event.members.map(member)),
        properties: embedded(properties(event.facts)),
      }
    case 'thread-updated':
      return {
        eventId: 258,
        ...threadCommon(event),
        editTime: iso(event.at),
        editedBy: embedded(member(event.by)),
        properties: embedded(properties(event.facts)),
      }
    case 'thread-deleted':
      return {
        eventId: 259,
        ...threadCommon(event),
        deleteTime: iso(event.at),
        deletedBy: event.by === undefined ? '' : embedded(member(event.by)),
        reason: event.by === undefined ? 'deletedByPolicy' : 'deletedByUser',
      }
    case 'participants-added':
      return {
        eventId: 260,
        ...threadCommon(event),
        time: iso(event.at),
        addedBy: embedded(member(event.by)),
        participantsAdded: embedded(event.members.map(member)),
      }
    case 'participants-removed':
      return {
        eventId: 261,
        ...threadCommon(event),
        time: iso(event.at),
        removedBy: embedded(member(event.by)),
        participantsRemoved: embedded(event.members.map(member)),
      }
    default:
      return event satisfies never
  }
}

const threadCommon = (event: { threadId: string; at: number }) => ({
  threadId: event.threadId,
  version: String(event.at),
})

/** The push for each recipient. What they share is written once: a message to 250 people is one message. */
export function pushBodies(event: ChatEvent): (recipient: UserId) => string {
  const shared = JSON.stringify(bodyOf(event)).slice(0, -1)
  return recipient =>
    `${shared},"recipientMri":${JSON.stringify(recipient)},"recipientId":${JSON.stringify(recipient.replace(/^8:/, ''))}}`
}
