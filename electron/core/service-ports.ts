import type {
  Body,
  LocalId,
  NotAdded,
  Participant,
  Person,
  ServerMessageId,
  ThreadId,
  ThreadProperties,
  UserId,
  WrittenBody,
} from '../contract/domain.ts'
import type { SignIn } from '../contract/ipc.ts'
import type { Result } from '../contract/result.ts'

// What core asks of the chat service. Adapters implement these and core knows nothing else; a port that answers Result never throws.

/** A message as the service tells it, over REST or in an event. */
export interface ServiceMessage {
  threadId: ThreadId
  id: ServerMessageId
  createdAt: number
  version: number
  /** Absent in events, so it never overwrites one we have. */
  sequenceId: string | null
  sender: Person | null
  body: Body
  editedAt: number | null
  /** Null: this source does not say. */
  metadata: Record<string, string> | null
}

export interface ServiceThread {
  id: ThreadId
  topic: string | null
  createdAt: number
  createdBy: UserId | null
  deleted: boolean
  retentionDays: number | null
  metadata: Record<string, string>
}

export interface ServiceThreadItem {
  id: ThreadId
  topic: string
  lastMessageAt: number
  deleted: boolean
}

export interface Page<T> {
  items: T[]
  /** Opaque; null on the last page. */
  next: string | null
}

/** The chat service, as one signed-in user sees it. Nothing here retries a write. */
export interface ChatGateway {
  createThread(input: {
    /** Null: name it after its people, and remember that it has no name of its own. */
    topic: string | null
    people: Person[]
    properties: ThreadProperties
    idempotencyToken: string
  }): Promise<Result<{ thread: ServiceThread; notAdded: NotAdded[] }>>
  thread(threadId: ThreadId): Promise<Result<ServiceThread>>
  threads(next: string | null): Promise<Result<Page<ServiceThreadItem>>>
  /** `ambiguous` when the answer never came. */
  send(input: {
    threadId: ThreadId
    body: WrittenBody
    localId: LocalId
    replyTo?: ServerMessageId | null
  }): Promise<Result<ServerMessageId>>
  /** `editId` goes into the metadata of the message, where it tells that this edit arrived. */
  editMessage(input: {
    threadId: ThreadId
    id: ServerMessageId
    body: WrittenBody
    editId: LocalId
    /** These go with it again, for a service that takes metadata as a whole. */
    localId: LocalId | null
    replyTo: string | null
  }): Promise<Result<null>>
  /** Deleting what is deleted is no error. */
  deleteMessage(threadId: ThreadId, id: ServerMessageId): Promise<Result<null>>
  rename(threadId: ThreadId, topic: string): Promise<Result<null>>
  /** Metadata is taken name by name; an empty value takes a name away. */
  setProperties(threadId: ThreadId, properties: ThreadProperties): Promise<Result<null>>
  addParticipants(input: {
    threadId: ThreadId
    people: Person[]
    /** From when on they see the history; 0 is all of it. */
    sharedFrom: number
  }): Promise<Result<{ notAdded: NotAdded[] }>>
  /** Removing who is not there is no error. */
  removeParticipant(threadId: ThreadId, userId: UserId): Promise<Result<null>>
  /** For everybody. */
  deleteThread(threadId: ThreadId): Promise<Result<null>>
  /** Latest change first. `since` keeps to what changed at or after it; a `next` remembers its own `since`. */
  messages(input: {
    threadId: ThreadId
    since?: number
    pageSize: number
    next: string | null
  }): Promise<Result<Page<ServiceMessage>>>
  message(threadId: ThreadId, id: ServerMessageId): Promise<Result<ServiceMessage>>
  participants(threadId: ThreadId): Promise<Result<Participant[]>>
  readReceipts(threadId: ThreadId): Promise<Result<ServiceReceipt[]>>
  sendReadReceipt(threadId: ThreadId, id: ServerMessageId): Promise<Result<null>>
  sendTyping(threadId: ThreadId): Promise<Result<null>>
}

export interface ServiceReceipt {
  threadId: ThreadId
  userId: UserId
  messageId: ServerMessageId
  readAt: number
}

export type FeedEvent =
  | { type: 'connected' }
  /** `fatal`: it will not come back unless it is started anew. */
  | { type: 'disconnected'; fatal: boolean; detail: string }
  /** Something happened, and what was said of it makes no sense. */
  | { type: 'unreadable' }
  | { type: 'message'; message: ServiceMessage }
  | { type: 'typing'; threadId: ThreadId; person: Person; at: number }
  | { type: 'receipt'; receipt: ServiceReceipt }
  | { type: 'thread-created'; threadId: ThreadId }
  | { type: 'thread-changed'; threadId: ThreadId }
  | { type: 'thread-deleted'; threadId: ThreadId }
  | { type: 'participants-added'; threadId: ThreadId; people: Person[] }
  | { type: 'participants-removed'; threadId: ThreadId; people: UserId[] }

/** Live events, best effort: no replay, no order promised, duplicates possible. */
export interface RealtimeFeed {
  /** Returns how to stop; every start is a new connection with a fresh credential. */
  start(listener: (event: FeedEvent) => void): () => Promise<void>
}

export interface AccessToken {
  token: string
  /** By the clock of who issued it. */
  expiresAt: number
  /** How many milliseconds it was still good for when it arrived, whatever our clock says; absent where nothing tells. */
  lastsMs?: number
}

/** A token to use now. `refused`: the one the service did not take, if that is why it is asked for. */
export type AskForToken = (options: { refused: string | null }) => Promise<Result<AccessToken>>

/** Where a token comes from: an identity endpoint, a token service, or nowhere for a pasted one. */
export interface TokenSource {
  issue(): Promise<Result<AccessToken>>
}

/** Whose address and header are secrets: either may carry the key that lets its bearer have tokens. */
export type TokenServiceConfig = Extract<SignIn, { way: 'token-service' }>['service']

/** Everything of one endpoint for one user; the token is asked for at every use. */
export interface ChatService {
  gateway: ChatGateway
  feed: RealtimeFeed
  /** Ends every request in flight; what they were asked for answers as a lost connection would. */
  close(): void
}

/** What became of one request to an endpoint, from its name to its answer. */
export type Reached =
  | {
      got: 'answer'
      status: number
      ms: number
      /** What it says the time is; null where it does not. */
      date: number | null
    }
  | { got: 'no-name' | 'refused' | 'no-tls' | 'silent' | 'proxy'; code: string }

export interface ChatServices {
  /** One request that nobody need be signed in for, on the same road as all others. */
  reach(endpoint: string): Promise<Reached>
  connect(input: { endpoint: string; me: Person; token: AskForToken }): ChatService
  /** Reads what the text says, without asking anybody; `user` is in the claims, `token` is it without what was copied around it. */
  readToken(text: string): Result<{ user: UserId; expiresAt: number; token: string; scopes: string[] }>
  readEndpoint(text: string): Result<string>
  readConnectionString(text: string): Result<{ endpoint: string }>
  identities(connectionString: string): Identities
  /** Asks a token service once; null for `expected` takes whoever it answers with. */
  askTokenService(
    config: TokenServiceConfig,
    expected: UserId | null,
  ): Promise<Result<{ user: UserId; token: AccessToken }>>
}

export interface Identities {
  createUser(hours?: number): Promise<Result<{ user: UserId; token: AccessToken }>>
  /** For as long as the service gives them unless told how long. */
  issueToken(user: UserId, hours?: number): Promise<Result<AccessToken>>
  revokeTokens(user: UserId): Promise<Result<null>>
  deleteUser(user: UserId): Promise<Result<null>>
}
