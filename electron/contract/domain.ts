import { z } from 'zod'
import { Refusal } from './result.ts'

/** Times are epoch milliseconds of the service's clock unless a comment says otherwise. */
export const Time = z.number().int().nonnegative()

/** Our own id of an account on this computer; says nothing about who it is. */
export const AccountId = z.uuid().brand<'AccountId'>()
export type AccountId = z.infer<typeof AccountId>

/** A raw identifier as ACS writes it: `8:acs:…`, `8:orgid:…`, `4:+33…`, or anything the service may add. */
export const UserId = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\s\p{Cc}]+$/u)
  .brand<'UserId'>()
export type UserId = z.infer<typeof UserId>

export const ThreadId = z
  .string()
  .max(300)
  .regex(/^19:[^\s\p{Cc}]+$/u)
  .brand<'ThreadId'>()
export type ThreadId = z.infer<typeof ThreadId>

/** The id the service gave a message: creation time in epoch milliseconds, as decimal text. */
export const ServerMessageId = z
  .string()
  .max(100)
  .regex(/^[^\s\p{Cc}]+$/u)
  .brand<'ServerMessageId'>()
export type ServerMessageId = z.infer<typeof ServerMessageId>

/** UUIDv7 minted here before a message is first shown; travels with it in `metadata.localId`. */
export const LocalId = z.uuid().brand<'LocalId'>()
export type LocalId = z.infer<typeof LocalId>

/** What identifies a message for life: its `localId` where we wrote it, the service's id where somebody else did. */
export const MessageKey = z.string().min(1).max(100).brand<'MessageKey'>()
export type MessageKey = z.infer<typeof MessageKey>

export const Person = z.object({ id: UserId, name: z.string().nullable() })
export type Person = z.infer<typeof Person>

export const Participant = Person.extend({
  /** From when on they see the history; 0 is all of it. */
  sharedFrom: Time,
})
export type Participant = z.infer<typeof Participant>

/** Names from other people are text and stay text; nothing here is ever parsed as markup but `html`, which is sanitised before it is drawn. */
export const Body = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('html'), html: z.string() }),
  z.object({ kind: z.literal('deleted'), at: Time }),
  z.object({ kind: z.literal('participants-added'), people: z.array(Person), by: UserId.nullable() }),
  z.object({ kind: z.literal('participants-removed'), people: z.array(Person), by: UserId.nullable() }),
  z.object({ kind: z.literal('topic-changed'), topic: z.string(), by: UserId.nullable() }),
  z.object({ kind: z.literal('unsupported'), type: z.string() }),
])
export type Body = z.infer<typeof Body>

/** What a person can write. */
export const WrittenBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('html'), html: z.string() }),
])
export type WrittenBody = z.infer<typeof WrittenBody>

/** The message an answer is to, as its writer saw it; `of` is what the service calls it. */
export const Quote = z.object({ of: ServerMessageId, author: z.string().max(300), text: z.string().max(2000) })
export type Quote = z.infer<typeof Quote>

/** Something begun and not sent. */
export const Draft = z.object({
  /** Its words, for a list. */
  text: z.string().max(200_000),
  /** Null while it is plain words. */
  html: z.string().max(400_000).nullable().default(null),
  quote: Quote.nullable().default(null),
})
export type Draft = z.infer<typeof Draft>

export const FailureReason = z.enum([
  'forbidden',
  'not-found',
  'too-large',
  'refused',
  'expired',
  /** An edit of something that says something else by now: done again it replaces what was written there. */
  'changed-elsewhere',
])
export type FailureReason = z.infer<typeof FailureReason>

const unsent = [
  z.object({ state: z.literal('queued'), attempts: z.number().int() }),
  z.object({ state: z.literal('sending') }),
  /** It may or may not have arrived; we look before we send again. */
  z.object({ state: z.literal('unknown') }),
  z.object({ state: z.literal('failed'), reason: FailureReason, detail: z.string() }),
] as const

/** Where something written here is on its way to the service. */
export const Unsent = z.discriminatedUnion('state', unsent)
export type Unsent = z.infer<typeof Unsent>

export const Delivery = z.discriminatedUnion('state', [
  ...unsent,
  z.object({ state: z.literal('sent'), serverId: ServerMessageId }),
])
export type Delivery = z.infer<typeof Delivery>

/** An edit or deletion of a sent message that the service has not confirmed; the message is shown as it will be. */
export const PendingChange = z.object({
  localId: LocalId,
  kind: z.enum(['edit', 'delete']),
  delivery: Unsent,
})
export type PendingChange = z.infer<typeof PendingChange>

export const Message = z.object({
  key: MessageKey,
  threadId: ThreadId,
  sentAt: Time,
  /** Of the service: epoch milliseconds of the last change; 0 until it is sent. */
  version: Time,
  /** Null for what the service itself says. */
  sender: Person.nullable(),
  mine: z.boolean(),
  body: Body,
  delivery: Delivery,
  editedAt: Time.nullable(),
  metadata: z.record(z.string(), z.string()),
  /** Of the service: counts every message of the thread, its own included; null where nobody told yet. */
  sequenceId: z.string().nullable(),
  change: PendingChange.nullable(),
})
export type Message = z.infer<typeof Message>

/** How much of a thread's history is on this computer. */
export const Kept = z.discriminatedUnion('state', [
  z.object({ state: z.literal('complete') }),
  /** `part` is between 0 and 1, null before anything tells how long the history is. */
  z.object({ state: z.literal('partial'), part: z.number().min(0).max(1).nullable() }),
])
export type Kept = z.infer<typeof Kept>

/** A change of the thread itself, written here and not confirmed by the service. */
export const ThreadChange = z.object({
  localId: LocalId,
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('rename'), topic: z.string() }),
    z.object({ kind: z.literal('add'), people: z.array(Person), sharedFrom: Time }),
    z.object({ kind: z.literal('remove'), person: Person }),
  ]),
  delivery: Unsent,
})
export type ThreadChange = z.infer<typeof ThreadChange>

/** Nothing of the thread interrupts or is counted until then, by this computer's clock; null: until it is turned on again. */
export const Mute = z.object({ until: Time.nullable() })
export type Mute = z.infer<typeof Mute>

export const Thread = z.object({
  id: ThreadId,
  /** Null: named after its people. */
  topic: z.string().nullable(),
  createdAt: Time,
  lastActivityAt: Time,
  last: Message.nullable(),
  unread: z.number().int().nonnegative(),
  /** Of the unread messages those that mention me. */
  mentions: z.number().int().nonnegative(),
  /** Put back among the unread by hand, whatever was read; nobody but this computer knows. */
  markedUnread: z.boolean(),
  /** The place among those that stand first; null: not pinned. */
  pinned: z.number().int().nullable(),
  muted: Mute.nullable(),
  /** How many things that were done here failed and wait for a decision. */
  failed: z.number().int().nonnegative(),
  /** Everybody but me, at most eight, in order of joining. */
  others: z.array(Person),
  participantCount: z.number().int().nonnegative(),
  /** `left`: readable up to the day I left or was removed. */
  membership: z.enum(['member', 'left']),
  draft: Draft,
  kept: Kept,
  /** The service deletes the thread so many days after it was created; null: never. */
  retentionDays: z.number().int().nullable(),
  /** Names and values that programs keep with a thread. */
  metadata: z.record(z.string(), z.string()),
  changes: z.array(ThreadChange),
})
export type Thread = z.infer<typeof Thread>

/** What the service keeps with a thread beside its name and people. */
export const ThreadProperties = z.object({
  /** The service takes 30 to 90 days, or for ever. */
  retentionDays: z.number().int().min(30).max(90).nullable(),
  metadata: z.record(z.string().min(1).max(1024), z.string().min(1).max(1024)),
})
export type ThreadProperties = z.infer<typeof ThreadProperties>

/** Somebody the service does not let into a thread; `detail` is its own sentence. */
export const NotAdded = z.object({
  id: UserId,
  because: z.enum(['malformed', 'forbidden', 'not-found', 'refused']),
  detail: z.string(),
})
export type NotAdded = z.infer<typeof NotAdded>

export const ReadMark = z.object({ threadId: ThreadId, userId: UserId, readUpTo: Time, readAt: Time })
export type ReadMark = z.infer<typeof ReadMark>

export const Typing = z.object({ threadId: ThreadId, people: z.array(Person) })
export type Typing = z.infer<typeof Typing>

export const Connection = z.discriminatedUnion('state', [
  z.object({ state: z.literal('connecting') }),
  /** `live` is false where messages are fetched but live updates are blocked. */
  z.object({ state: z.literal('online'), live: z.boolean() }),
  z.object({ state: z.literal('offline'), retryAt: Time.nullable() }),
  z.object({ state: z.literal('signed-out'), because: z.enum(['expired', 'refused', 'no-token']) }),
  /** By the policy of this computer. */
  z.object({ state: z.literal('forbidden'), because: Refusal }),
])
export type Connection = z.infer<typeof Connection>

export const AccountKind = z.enum(['local', 'token', 'token-service', 'connection-string'])
export type AccountKind = z.infer<typeof AccountKind>

/** Fetching every thread to its beginning. `waiting`: for a connection. */
export const Backfill = z.object({
  state: z.enum(['running', 'paused', 'waiting', 'complete']),
  threads: z.number().int(),
  completeThreads: z.number().int(),
  /** Of all messages, between 0 and 1; null before anything tells how many there are. */
  part: z.number().min(0).max(1).nullable(),
})
export type Backfill = z.infer<typeof Backfill>

export const StorageProblem = z.enum(['damaged', 'newer-version', 'read-only', 'disk-full', 'key-lost'])
export type StorageProblem = z.infer<typeof StorageProblem>

export const Account = z.object({
  id: AccountId,
  kind: AccountKind,
  /** Null for the local workspace, whose port changes. */
  endpoint: z.string().nullable(),
  me: UserId,
  name: z.string(),
  connection: Connection,
  backfill: Backfill,
  /** What the disk refuses right now; nothing can be written until it is mended. */
  trouble: StorageProblem.nullable(),
})
export type Account = z.infer<typeof Account>

/** An account of this profile that could not be opened; everything of it is still where it was. */
export const ClosedAccount = z.object({
  id: AccountId,
  kind: AccountKind,
  endpoint: z.string().nullable(),
  name: z.string(),
  because: StorageProblem.exclude(['damaged']),
})
export type ClosedAccount = z.infer<typeof ClosedAccount>

export const Keychain = z.discriminatedUnion('state', [
  /** It has not answered yet, perhaps because it is asking its owner; which accounts there are is not known before. */
  z.object({ state: z.literal('asking') }),
  z.object({ state: z.literal('ready') }),
  /** Secrets live in memory and nothing is kept: the user chose so. */
  z.object({ state: z.literal('session-only') }),
  z.object({ state: z.literal('locked'), detail: z.string() }),
  z.object({ state: z.literal('missing'), detail: z.string() }),
])
export type Keychain = z.infer<typeof Keychain>

/** Something that happened to what is stored here and that its owner must hear in words. */
export const Notice = z.object({
  id: z.uuid(),
  accountId: AccountId.nullable(),
  at: Time,
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('history-rebuilt'), setAside: z.string() }),
    z.object({ kind: z.literal('journal-unreadable'), setAside: z.string() }),
    z.object({ kind: z.literal('settings-unreadable'), setAside: z.string() }),
    /** Another program asked for a conversation that no account here is in. */
    z.object({ kind: z.literal('link-not-opened') }),
    /** It failed again and again, and from the next start on nothing is drawn with it. */
    z.object({ kind: z.literal('graphics-card-failed') }),
  ]),
})
export type Notice = z.infer<typeof Notice>

/** Made here for somebody else, by who may make users of a resource. */
export const MadeUser = z.object({ id: UserId, name: z.string(), madeAt: Time })
export type MadeUser = z.infer<typeof MadeUser>
