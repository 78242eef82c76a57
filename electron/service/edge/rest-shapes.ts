import type { InvalidParticipant, Member, Message, NamedParticipant, Receipt, Thread, UserId } from '../domain.ts'
import type { InboxItem } from '../store/inbox.ts'

/** Times in answers have whole seconds. */
const restTime = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

export const identifier = (userId: UserId) => ({ rawId: userId, communicationUser: { id: userId } })

const given = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  value === undefined ? {} : ({ [key]: value } as { [P in K]: V })

export const threadProperties = (thread: Thread) => ({
  id: thread.id,
  topic: thread.topic,
  createdOn: restTime(thread.createdAt),
  createdByCommunicationIdentifier: identifier(thread.createdBy),
  ...given('metadata', thread.metadata),
  retentionPolicy:
    thread.retentionDays === undefined
      ? { kind: 'none' }
      : { kind: 'threadCreationDate', deleteThreadAfterDays: thread.retentionDays },
  ...given('deletedOn', thread.deletedAt === undefined ? undefined : restTime(thread.deletedAt)),
})

export const threadItem = (item: InboxItem) => ({
  id: item.id,
  topic: item.topic,
  lastMessageReceivedOn: restTime(item.lastMessageAt),
})

const namedParticipant = (participant: NamedParticipant) => ({
  communicationIdentifier: identifier(participant.userId),
  ...given('displayName', participant.displayName),
  shareHistoryTime: restTime(participant.shareHistoryAt),
})

export const participant = (member: Member) => ({
  ...namedParticipant(member),
  ...given('metadata', member.metadata),
})

export const receipt = (one: Receipt) => ({
  senderCommunicationIdentifier: identifier(one.userId),
  chatMessageId: String(one.messageId),
  readOn: restTime(one.readAt),
})

export const invalidParticipants = (invalid: readonly InvalidParticipant[]) =>
  given('invalidParticipants', invalid.length === 0 ? undefined : invalid)

export const chatMessage = (message: Message) => ({
  id: String(message.id),
  type: message.content.kind,
  sequenceId: String(message.sequence),
  version: String(message.version),
  content: messageContent(message),
  ...given('senderDisplayName', message.senderDisplayName),
  createdOn: restTime(message.id),
  ...given('senderCommunicationIdentifier', message.sender === undefined ? undefined : identifier(message.sender)),
  ...given('deletedOn', message.deletedAt === undefined ? undefined : restTime(message.deletedAt)),
  ...given('editedOn', message.editedAt === undefined ? undefined : restTime(message.editedAt)),
  ...given('metadata', message.metadata),
})

function messageContent({ content }: Message): object {
  switch (content.kind) {
    case 'text':
    case 'html':
      return { message: content.text, attachments: [] }
    case 'topicUpdated':
      return { topic: content.topic, initiatorCommunicationIdentifier: identifier(content.initiator) }
    case 'participantAdded':
    case 'participantRemoved':
      return {
        participants: content.participants.map(namedParticipant),
        initiatorCommunicationIdentifier: identifier(content.initiator),
      }
    default:
      return content satisfies never
  }
}
