import type { Contact } from '../contract/address-book.ts'
import type {
  AccountId,
  Body,
  Draft,
  FailureReason,
  LocalId,
  MadeUser,
  MessageKey,
  Mute,
  Participant,
  Person,
  ReadMark,
  ServerMessageId,
  ThreadId,
  UserId,
  WrittenBody,
} from '../contract/domain.ts'
import type { StorageReport } from '../contract/keeping.ts'
import type { Cursor } from '../contract/reading.ts'
import type { Result } from '../contract/result.ts'

// What core asks of the disk. Adapters implement these and core knows nothing else; a port that answers Result never throws.

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
  /** The service deletes the thread so many days after it was created; null: never, or not known yet. */
  retentionDays: number | null
  metadata: Record<string, string>
}

/**
 * Changes of a thread that were not fetched. The service lists by version, latest first, so what is here of a thread is
 * stretches of versions, and a message sent at a moment inside a hole may be missing.
 */
export interface Hole {
  /** Changes from this version on are here; `newestOfAll` before the first page. */
  ceiling: number
  /** Changes before this version are here; 0: the hole reaches down to the thread's beginning. */
  floor: number
  /** Where the service goes on; null: from the newest on. Opaque, and may stop being good. */
  next: string | null
  /** At most so many messages are missing, and so many the thread had; null before anything told. */
  missing: number | null
  total: number | null
}

export const newestOfAll = Number.MAX_SAFE_INTEGER

/** One thing that must, or must not, be true of a message. */
export type SoughtTerm =
  /** Tokens of search-tokens.ts that follow each other; with `prefix` the last of them may be longer. */
  | { kind: 'phrase'; tokens: readonly string[]; prefix: boolean }
  /** Written by one of these people, in one of these threads. */
  | { kind: 'senders' | 'threads'; ids: readonly string[] }

/** Sent at `from` or later and before `until`. */
export interface Sought {
  all: readonly SoughtTerm[]
  none: readonly SoughtTerm[]
  from: number
  until: number
}

/** `position` grows with the time of sending, over all threads; opaque. */
export interface Found {
  position: number
  message: StoredMessage
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
  /** Oldest first, strictly after the cursor. */
  pageAfter(threadId: ThreadId, after: Cursor, limit: number): StoredMessage[]
  /** The first message at or after that moment. */
  firstFrom(threadId: ThreadId, moment: number): StoredMessage | null
  /** Newest first, without overlap. */
  holes(threadId: ThreadId): Hole[]
  /** All of them, in place of those there were. */
  putHoles(threadId: ThreadId, holes: Hole[]): void
  /** Liveliest first. */
  threadsWithHoles(): ThreadId[]
  last(threadId: ThreadId): StoredMessage | null
  /** Messages by others, not deleted and not said by the service, after that moment. */
  countAfter(threadId: ThreadId, sentAt: number, except: UserId): number
  /** Of those the ones that mention a person. */
  countMentions(threadId: ThreadId, sentAt: number, of: UserId): number
  /** Newest first, at positions before that one: messages with words of somebody's, topics included. */
  search(sought: Sought, before: number | null, limit: number): Found[]
  /** False while there is something for indexSlice to do, and not all that is here can be found. */
  isIndexed(): boolean
  /** Makes up to so many more messages findable, newest first; false when nothing is left to do. */
  indexSlice(limit: number): boolean
  participants(threadId: ThreadId): Participant[]
  putParticipants(threadId: ThreadId, participants: Participant[]): void
  readMarks(threadId: ThreadId): ReadMark[]
  putReadMark(mark: ReadMark): void
  people(): Person[]
  /** Writes what is there already; throws where nothing can be written. */
  tryToWrite(): void
  close(): void
}

/** What a person did and the service is to do. */
export type Work =
  | { kind: 'send'; body: WrittenBody; replyTo: ServerMessageId | null }
  | { kind: 'edit'; target: MessageKey; serverId: ServerMessageId | null; body: WrittenBody; over: Over | null }
  | { kind: 'delete'; target: MessageKey; serverId: ServerMessageId | null }
  | { kind: 'rename'; topic: string }
  | { kind: 'add'; people: Person[]; sharedFrom: number }
  | { kind: 'remove'; person: Person }

/** What of a message an edit was written over; anything else found there is somebody else's later word. */
export interface Over {
  version: number
  /** The edit of ours that goes before it, if one was still on its way. */
  after: LocalId | null
}

export interface OutboxItem {
  localId: LocalId
  threadId: ThreadId
  work: Work
  /** When it was written here. */
  createdAt: number
  attempts: number
  firstAttemptAt: number | null
  state:
    | { state: 'queued' }
    /** An attempt is being made, or was made and its answer never came. */
    | { state: 'unknown' }
    | { state: 'failed'; reason: FailureReason; detail: string }
}

/** What I did with a thread in my own list. */
export interface Standing {
  pinned: number | null
  /** May be over by now. */
  muted: Mute | null
  markedUnread: boolean
}

/** What exists nowhere else: what was not sent, drafts, how far I read. Encrypted, durable when a call returns. */
export interface JournalStore {
  /** All or nothing, durable when it returns. */
  transaction<T>(work: () => T): T
  /** In the order of writing. */
  outbox(): OutboxItem[]
  outboxOf(threadId: ThreadId): OutboxItem[]
  outboxItem(localId: LocalId): OutboxItem | null
  putOutbox(item: OutboxItem): void
  removeOutbox(localId: LocalId): void
  /** Everything of a thread that is no more. */
  forgetThread(threadId: ThreadId): void
  draft(threadId: ThreadId): Draft
  setDraft(threadId: ThreadId, draft: Draft): void
  /** 0 before anything was read. */
  readUpTo(threadId: ThreadId): number
  setReadUpTo(threadId: ThreadId, sentAt: number): void
  /** Read marks the service has not been told of yet. */
  unsentReceipts(): { threadId: ThreadId; serverId: ServerMessageId }[]
  setReceipt(threadId: ThreadId, receipt: { serverId: ServerMessageId; sent: boolean }): void
  standing(threadId: ThreadId): Standing
  setStanding(threadId: ThreadId, standing: Standing): void
  /** Of every thread that does not just stand where its last message puts it. */
  standings(): { threadId: ThreadId; standing: Standing }[]
  contacts(): Contact[]
  putContact(contact: Contact): void
  removeContact(id: UserId): void
  /** Fetching the rest of the history was put off by the person whose history it is. */
  backfillPaused(): boolean
  setBackfillPaused(paused: boolean): void
  /** Users made here for others, in the order of making: no service tells which there are. */
  madeUsers(): MadeUser[]
  setMadeUsers(users: MadeUser[]): void
  /** Writes what is there already; throws where nothing can be written. */
  tryToWrite(): void
  close(): void
}

export type StorageProblem = 'newer-version' | 'read-only' | 'disk-full'
export type OpeningProblem = { problem: StorageProblem | 'key-lost'; detail: string }
export interface SetAside {
  file: 'history' | 'journal'
  /** Its new name, in the same folder. */
  as: string
}

export interface Storage {
  /** Opens both databases of an account, each set aside and begun anew where it is damaged. `key-lost`: the key is not the one they were written with. */
  open(input: {
    accountId: AccountId
    /** 32 bytes in hexadecimal. */
    key: string
    inMemory: boolean
  }): Result<{ history: HistoryStore; journal: JournalStore; setAside: SetAside[] }, OpeningProblem>
  /** Puts the files of a closed account aside; with a key only those that a newer version wrote with it. Nothing is deleted. */
  setAside(input: { accountId: AccountId; newerThanKey: string | null }): Result<SetAside[], OpeningProblem>
  /** Reads every page of both databases without holding up anybody; damage of the history is met again when it is opened next. `quick` compares no index with its table. */
  check(input: { accountId: AccountId; key: string; quick?: boolean }): Promise<Result<StorageReport, OpeningProblem>>
  erase(accountId: AccountId): void
}
