/** Raw ids as they travel: `8:acs:{resource}_{suffix}` for people, `19:…@thread.v2` for threads. Times are epoch milliseconds. */
export type UserId = string
export type ThreadId = string

export const scopes = ['chat', 'chat.join', 'chat.join.limited', 'voip', 'voip.join'] as const
export type Scope = (typeof scopes)[number]

export interface Caller {
  userId: UserId
  scopes: readonly Scope[]
}

export interface VerifiedCaller extends Caller {
  /** Epoch milliseconds. */
  expiresAt: number
}

/** A token whose signature was found good, and the generation of its holder's key then. */
export interface VerifiedToken {
  caller: VerifiedCaller
  tokenGeneration: number
}

export type Metadata = Readonly<Record<string, string>>

export interface Thread {
  /** Internal row number; never leaves the service. */
  no: number
  id: ThreadId
  topic: string
  metadata: Metadata | undefined
  /** Days after creation until the thread is deleted; undefined keeps it. */
  retentionDays: number | undefined
  createdAt: number
  createdBy: UserId
  deletedAt: number | undefined
  lastMessageAt: number
}

export interface Member {
  userId: UserId
  /** Grows in order of joining. */
  position: number
  displayName: string | undefined
  metadata: Metadata | undefined
  /** As the inviter gave it; 0 when not given. */
  shareHistoryAt: number
}

/** Which message ids somebody may read. Ids are creation times, so both ends are also moments. */
export interface ReadingWindow {
  from: number
  until: number
}

export interface NamedParticipant {
  userId: UserId
  displayName: string | undefined
  shareHistoryAt: number
}

export type MessageContent =
  | { kind: 'text' | 'html'; text: string }
  | { kind: 'participantAdded' | 'participantRemoved'; initiator: UserId; participants: readonly NamedParticipant[] }
  | { kind: 'topicUpdated'; initiator: UserId; topic: string }

export interface Message {
  /** Creation time, made unique within the thread. */
  id: number
  sequence: number
  /** Time of the last change, unique within the thread; equals `id` until then. */
  version: number
  content: MessageContent
  /** Undefined for system messages. */
  sender: UserId | undefined
  senderDisplayName: string | undefined
  metadata: Metadata | undefined
  editedAt: number | undefined
  deletedAt: number | undefined
}

export interface Receipt {
  userId: UserId
  messageId: number
  readAt: number
}

/** Somebody who was named in a request but could not be added; travels inside a success. */
export interface InvalidParticipant {
  code: string
  message: string
  target: UserId
}
