import type {
  AccountId,
  AccountKind,
  Body,
  Cursor,
  FailureReason,
  LocalId,
  MessageKey,
  Participant,
  Person,
  ReadMark,
  ServerMessageId,
  Settings,
  ThreadId,
  UserId,
  WrittenBody,
} from '../contract/domain.ts'
import type { AppError, Result } from '../contract/result.ts'

// What core asks of the world. Adapters implement these and core knows nothing else; a port that answers Result never throws.

/** `after` returns how to cancel it. Timers do not run while the machine sleeps, `now` goes on. */
export interface Clock {
  now(): number
  after(ms: number, run: () => void): () => void
}

export interface Ids {
  /** UUIDv7: sorts in the order of minting, within one process. */
  localId(): LocalId
  uuid(): string
  /** 32 random bytes in hexadecimal. */
  databaseKey(): string
}

/** No message text, token, key or full user id ever goes in. */
export interface Log {
  info(what: string, fields?: LogFields): void
  warn(what: string, fields?: LogFields): void
  error(what: string, fields?: LogFields): void
}
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

// ---- the service ----

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
  /** Null: this source does not say. */
  retentionDays: number | null
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
    idempotencyToken: string
  }): Promise<Result<{ thread: ServiceThread; notAdded: { id: UserId; reason: string }[] }>>
  thread(threadId: ThreadId): Promise<Result<ServiceThread>>
  threads(next: string | null): Promise<Result<Page<ServiceThreadItem>>>
  /** `ambiguous` when the answer never came. */
  send(input: { threadId: ThreadId; body: WrittenBody; localId: LocalId }): Promise<Result<ServerMessageId>>
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
  expiresAt: number
}

/** Where a token comes from: an identity endpoint, or nowhere for a pasted one. */
export interface TokenSource {
  issue(): Promise<Result<AccessToken>>
}

/** Everything of one endpoint for one user; the token is asked for at every use. */
export interface ChatService {
  gateway: ChatGateway
  feed: RealtimeFeed
  /** Ends every request in flight; what they were asked for answers as a lost connection would. */
  close(): void
}

export interface ChatServices {
  connect(input: {
    endpoint: string
    me: Person
    token: (options: { fresh: boolean }) => Promise<Result<AccessToken>>
  }): ChatService
  /** Reads what the text says, without asking anybody; `user` is in the claims. */
  readToken(token: string): Result<{ user: UserId; expiresAt: number }>
  readEndpoint(text: string): Result<string>
  readConnectionString(text: string): Result<{ endpoint: string }>
  identities(connectionString: string): Identities
}

export interface Identities {
  createUser(): Promise<Result<{ user: UserId; token: AccessToken }>>
  issueToken(user: UserId): Promise<Result<AccessToken>>
  revokeTokens(user: UserId): Promise<Result<null>>
}

// ---- what is kept here ----

/** A message of the history; what is still on its way out is an OutboxItem. */
export interface StoredMessage {
  key: MessageKey
  threadId: ThreadId
  serverId: ServerMessageId
  sentAt: number
  version: number
  sequenceId: string | null
  sender: Person | null
  body: Body
  editedAt: number | null
  metadata: Record<string, string>
}

export interface StoredThread {
  id: ThreadId
  topic: string | null
  createdAt: number
  lastActivityAt: number
  membership: 'member' | 'left'
  /** The highest message version the last complete catch-up saw; 0 before the first. */
  caughtUpTo: number
  /** Older messages: not asked for yet, to be asked for with this token, or all here. */
  older: { state: 'unknown' } | { state: 'more'; next: string } | { state: 'complete' }
}

/** A cache of the service's truth, encrypted at rest; may be deleted and rebuilt at any time. Synchronous: every call is a few pages of a local file. */
export interface HistoryStore {
  /** All or nothing, durable when it returns. */
  transaction<T>(work: () => T): T
  threads(): StoredThread[]
  thread(threadId: ThreadId): StoredThread | null
  putThread(thread: StoredThread): void
  removeThread(threadId: ThreadId): void
  message(threadId: ThreadId, key: MessageKey): StoredMessage | null
  messageByServerId(threadId: ThreadId, id: ServerMessageId): StoredMessage | null
  putMessage(message: StoredMessage): void
  /** Newest first, strictly before the cursor. */
  page(threadId: ThreadId, before: Cursor | null, limit: number): StoredMessage[]
  last(threadId: ThreadId): StoredMessage | null
  /** Messages by others, not deleted and not said by the service, after that moment. */
  countAfter(threadId: ThreadId, sentAt: number, except: UserId): number
  participants(threadId: ThreadId): Participant[]
  putParticipants(threadId: ThreadId, participants: Participant[]): void
  readMarks(threadId: ThreadId): ReadMark[]
  putReadMark(mark: ReadMark): void
  people(): Person[]
  close(): void
}

export interface OutboxItem {
  localId: LocalId
  threadId: ThreadId
  body: WrittenBody
  /** When it was written here. */
  createdAt: number
  attempts: number
  firstAttemptAt: number | null
  state:
    | { state: 'queued' }
    /** An attempt was made and its answer never came. */
    | { state: 'unknown' }
    | { state: 'failed'; reason: FailureReason; detail: string }
}

/** What exists nowhere else: unsent messages, drafts, how far I read. Encrypted, durable when a call returns. */
export interface JournalStore {
  /** In the order of writing. */
  outbox(): OutboxItem[]
  outboxOf(threadId: ThreadId): OutboxItem[]
  outboxItem(localId: LocalId): OutboxItem | null
  putOutbox(item: OutboxItem): void
  removeOutbox(localId: LocalId): void
  draft(threadId: ThreadId): string
  setDraft(threadId: ThreadId, text: string): void
  /** 0 before anything was read. */
  readUpTo(threadId: ThreadId): number
  setReadUpTo(threadId: ThreadId, sentAt: number): void
  /** Read marks the service has not been told of yet. */
  unsentReceipts(): { threadId: ThreadId; serverId: ServerMessageId }[]
  setReceipt(threadId: ThreadId, receipt: { serverId: ServerMessageId; sent: boolean }): void
  close(): void
}

export type StorageProblem = 'newer-version' | 'read-only' | 'disk-full'

export interface Storage {
  /** Opens both databases of an account, each set aside and begun anew where it is damaged. `key-lost`: the key is not the one they were written with. */
  open(input: {
    accountId: AccountId
    /** 32 bytes in hexadecimal. */
    key: string
    inMemory: boolean
  }): Result<
    { history: HistoryStore; journal: JournalStore; setAside: { file: 'history' | 'journal'; as: string }[] },
    { problem: StorageProblem | 'key-lost'; detail: string }
  >
  erase(accountId: AccountId): void
}

// ---- the computer ----

export type SecretPurpose = 'database-key' | 'token' | 'connection-string'

/** The OS keychain. */
export interface Keychain {
  /** Whether it answers at all; a prompt may be shown to the user. */
  check(): Promise<Result<null, { state: 'locked' | 'missing'; detail: string }>>
  get(
    accountId: AccountId,
    purpose: SecretPurpose,
  ): Promise<Result<string | null, { state: 'locked' | 'missing'; detail: string }>>
  set(
    accountId: AccountId,
    purpose: SecretPurpose,
    secret: string,
  ): Promise<Result<null, { state: 'locked' | 'missing'; detail: string }>>
  remove(accountId: AccountId): Promise<void>
}

/** What is known of an account without any secret. */
export interface AccountRecord {
  id: AccountId
  kind: AccountKind
  endpoint: string | null
  me: UserId
  name: string
}

export interface AccountRegistry {
  all(): AccountRecord[]
  put(account: AccountRecord): void
  remove(id: AccountId): void
}

export interface SettingsStore {
  get(): Settings
  /** Keeps what it does not know; durable when it returns. */
  set(patch: { [K in keyof Settings]?: Settings[K] | undefined }): Settings
  /** Where a file that could not be read was put when this one was begun. */
  setAside: string | null
}

/** The chat service that runs on this computer, shared by every profile of the same data directory. */
export interface LocalWorkspace {
  /** Finds the running service or starts it. */
  ensure(): Promise<Result<{ connectionString: string }, AppError & { kind: 'local-service' }>>
  /** Others who try it on this computer. */
  people(): Person[]
  announce(person: Person): void
  stop(): Promise<void>
}
