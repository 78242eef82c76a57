import type { Member, Message, Metadata, ThreadId, UserId } from './domain.ts'

export interface ThreadFacts {
  topic: string
  metadata: Metadata | undefined
  retentionDays: number | undefined
}

/** A participant as events name them. */
export type NamedMember = Pick<Member, 'userId' | 'displayName' | 'metadata' | 'shareHistoryAt'>

/** What became true in a thread, told once it is on disk. `recipients` are the people who may know. */
export type ChatEvent = { threadId: ThreadId; recipients: readonly UserId[] } & (
  | { type: 'message-received' | 'message-edited' | 'message-deleted'; message: Message & { sender: UserId } }
  | { type: 'typing'; sender: UserId; senderDisplayName: string | undefined; at: number }
  | { type: 'read-receipt'; sender: UserId; messageId: number; readAt: number }
  | { type: 'thread-created'; by: NamedMember; at: number; members: readonly NamedMember[]; facts: ThreadFacts }
  | { type: 'thread-updated'; by: NamedMember; at: number; facts: ThreadFacts }
  | { type: 'thread-deleted'; by: NamedMember | undefined; at: number }
  | { type: 'participants-added'; by: NamedMember; at: number; members: readonly NamedMember[] }
  | { type: 'participants-removed'; by: NamedMember; at: number; members: readonly NamedMember[] }
)

export type IdentityEvent = { type: 'first-chat-token'; userId: UserId } | { type: 'tokens-revoked'; userId: UserId }

export type ServiceEvent = ChatEvent | IdentityEvent
