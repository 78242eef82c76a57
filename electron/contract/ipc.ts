import { z } from 'zod'
import { Contact } from './address-book.ts'
import { AlertMet, PageAlert } from './alert.ts'
import { Diagnosis, HandedToken, Licence, LogPage } from './care.ts'
import {
  Account,
  AccountId,
  ClosedAccount,
  Connection,
  Draft,
  Keychain,
  LocalId,
  MadeUser,
  Message,
  MessageKey,
  Mute,
  NotAdded,
  Notice,
  Participant,
  Person,
  ReadMark,
  ServerMessageId,
  Thread,
  ThreadId,
  ThreadProperties,
  Typing,
  UserId,
  WrittenBody,
} from './domain.ts'
import { AtLogin, Desktop } from './desktop.ts'
import { Export, ExportFormat, StorageReport } from './keeping.ts'
import { MenuItem } from './menu.ts'
import { Policy } from './policy.ts'
import { MessagePage, PageAt, SearchPage } from './reading.ts'
import type { Result } from './result.ts'
import { AlertOutcome, Settings, SettingsChange } from './settings.ts'
import { Update } from './updates.ts'

/** Something to be seen, and nothing that could turn the words of others around. */
const Name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u)
  .regex(/[\p{L}\p{N}\p{P}\p{S}]/u)
/** The service gives none for less or more. */
const hours = z.number().int().min(1).max(24)
const Nothing = z.null()
const inAccount = z.object({ accountId: AccountId })
const inThread = inAccount.extend({ threadId: ThreadId })
const queued = z.object({ localId: LocalId })

export const Snapshot = z.object({
  version: z.string(),
  profile: z.string(),
  keychain: Keychain,
  accounts: z.array(Account),
  closed: z.array(ClosedAccount),
  exports: z.array(Export),
  notices: z.array(Notice),
  settings: Settings,
  policy: Policy,
  desktop: Desktop.nullable(),
  update: Update,
})
export type Snapshot = z.infer<typeof Snapshot>

export const SignIn = z.discriminatedUnion('way', [
  z.object({ way: z.literal('local'), name: Name }),
  z.object({ way: z.literal('token'), endpoint: z.string().max(2000), token: z.string().max(20_000), name: Name }),
  z.object({
    way: z.literal('token-service'),
    endpoint: z.string().max(2000),
    service: z.object({
      url: z.string().max(2000),
      method: z.enum(['GET', 'POST']),
      /** Sent with every request, so that the service knows who asks; its value is a secret. */
      header: z.object({ name: z.string().max(200), value: z.string().max(8000) }).nullable(),
    }),
    name: Name,
  }),
  z.object({ way: z.literal('connection-string'), connectionString: z.string().max(4000), name: Name }),
])
export type SignIn = z.infer<typeof SignIn>

/** Every call of the window to the main process: name, what goes in, what comes out. The list is the allow-list. */
export const calls = {
  'app.snapshot': { input: z.object({}), output: Snapshot },
  'settings.set': { input: SettingsChange, output: Settings },
  /** A dozen looks at the app and its surroundings; takes as long as the slowest answer. */
  'diagnostics.run': { input: z.object({}), output: Diagnosis },
  'log.read': { input: z.object({ known: z.string().max(200).nullable() }), output: LogPage },
  /** The window shows what is stored; what waited for that begins. */
  'app.drawn': { input: z.object({}), output: Nothing },
  'app.licences': { input: z.object({}), output: z.array(Licence) },
  /** Shows a notification to look at and answers what became of it, as far as the system tells. */
  'alert.test': { input: z.object({}), output: AlertOutcome },
  /** Looks for a newer version now; settles when it is known. What was found, and what becomes of it, is told in events. */
  'update.check': { input: z.object({}), output: Nothing },
  /** Fetches what was found; answers when that has begun. */
  'update.download': { input: z.object({}), output: Nothing },
  /** Ends the app and starts the one that was fetched. */
  'update.install': { input: z.object({}), output: Nothing },
  /** Read anew each time: the system knows, and may have been told otherwise. */
  'atLogin.read': { input: z.object({}), output: AtLogin },
  'atLogin.set': { input: z.object({ on: z.boolean() }), output: AtLogin },
  /** Of a page in a browser, whose user was asked there. */
  'alert.allow': { input: z.object({ allowed: z.boolean() }), output: Nothing },
  'alert.met': { input: z.object({ id: z.string().max(400), did: AlertMet }), output: Nothing },
  'notice.dismiss': { input: z.object({ id: z.uuid() }), output: Nothing },
  /** Try again to reach the OS keychain, or go on without one for this run only. */
  'keychain.retry': { input: z.object({}), output: Keychain },
  'keychain.sessionOnly': { input: z.object({}), output: Keychain },

  'account.signIn': { input: SignIn, output: Account },
  /** A fresh token for an account whose old one ran out; everything stored stays. */
  'account.renew': { input: inAccount.extend({ token: z.string().max(20_000) }), output: Nothing },
  'account.signOut': { input: inAccount.extend({ erase: z.boolean() }), output: Nothing },
  'account.reconnect': { input: inAccount, output: Nothing },
  /** Tries once more to open an account that could not be opened. */
  'account.open': { input: inAccount, output: Nothing },
  /** Sets aside what cannot be read and begins anew from the service; only for a closed account. */
  'account.rebuild': { input: inAccount, output: Nothing },
  /** Users of the same resource, for others: only with an account that holds the key of the resource. */
  'identity.list': { input: inAccount, output: z.array(MadeUser) },
  'identity.create': { input: inAccount.extend({ name: Name, hours }), output: HandedToken },
  'identity.token': { input: inAccount.extend({ userId: UserId, hours }), output: HandedToken },
  /** Every token of theirs ends now. */
  'identity.revoke': { input: inAccount.extend({ userId: UserId }), output: Nothing },
  /** For good: what they said stays, and nobody can sign in as them again. */
  'identity.delete': { input: inAccount.extend({ userId: UserId }), output: Nothing },
  'backfill.pause': { input: inAccount.extend({ paused: z.boolean() }), output: Nothing },
  /** Reads every page of both databases; minutes for a large history. */
  'storage.check': { input: inAccount, output: StorageReport },
  /** Null where the person chose no file after all. */
  'export.start': {
    input: inAccount.extend({ threadId: ThreadId.nullable(), format: ExportFormat }),
    output: Export.nullable(),
  },
  'export.cancel': { input: z.object({ id: z.uuid() }), output: Nothing },
  /** Shows the finished file where it lies. */
  'export.show': { input: z.object({ id: z.uuid() }), output: Nothing },
  /** Forgets one that has ended; its file stays. */
  'export.dismiss': { input: z.object({ id: z.uuid() }), output: Nothing },

  'thread.list': { input: inAccount, output: z.array(Thread) },
  'thread.create': {
    input: inAccount.extend({
      topic: z.string().trim().max(250).nullable(),
      people: z.array(Person).min(1).max(249),
      properties: ThreadProperties.default({ retentionDays: null, metadata: {} }),
      /** One per opened dialog: a double click or a retry makes one thread. */
      idempotencyToken: z.uuid(),
    }),
    output: z.object({ thread: Thread, notAdded: z.array(NotAdded) }),
  },
  /** Null: all of it. */
  'thread.read': { input: inThread.extend({ upTo: MessageKey.nullable() }), output: Nothing },
  /** What follows is written down, shown as if it were done, and done as soon as the service can be reached. */
  'thread.rename': { input: inThread.extend({ topic: z.string().trim().min(1).max(250) }), output: queued },
  'participant.add': {
    input: inThread.extend({
      people: z.array(Person).min(1).max(249),
      /** From when on they see the history; 0 is all of it. */
      sharedFrom: z.number().int().nonnegative(),
    }),
    output: queued,
  },
  /** Oneself too: that is leaving. */
  'participant.remove': { input: inThread.extend({ userId: UserId }), output: queued },
  /** A change of retention or metadata is told to who listens and to nobody later, so whoever looks at them asks; what is new comes in events. */
  'thread.refresh': { input: inThread, output: Nothing },
  /** For everybody and at once, as what it says may delete everything; not done while offline. */
  'thread.setProperties': { input: inThread.extend({ properties: ThreadProperties }), output: Nothing },
  /** For everybody and at once; not done while offline. */
  'thread.delete': { input: inThread, output: Nothing },
  /** Stands first from now on, below those that did before. */
  'thread.pin': { input: inThread.extend({ pinned: z.boolean() }), output: Nothing },
  /** Null: it is heard again. */
  'thread.mute': { input: inThread.extend({ muted: Mute.nullable() }), output: Nothing },
  /** Only here: nobody is told, and the receipts that were sent stay as they are. */
  'thread.markUnread': { input: inThread, output: Nothing },
  'draft.set': { input: inThread.extend({ draft: Draft }), output: Nothing },

  'message.page': {
    input: inThread.extend({ from: PageAt, limit: z.number().int().min(1).max(200) }),
    output: MessagePage,
  },
  'message.search': {
    input: inAccount.extend({
      /** Words, "phrases", from: in: before: after:. */
      query: z.string().max(500),
      before: z.number().int().nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    output: SearchPage,
  },
  /** By the id the service gave it, which is how an answer names what it answers; null where it is not on this computer. */
  'message.find': { input: inThread.extend({ serverId: ServerMessageId }), output: Message.nullable() },
  'message.send': {
    input: inThread.extend({ body: WrittenBody, replyTo: ServerMessageId.optional() }),
    output: queued,
  },
  /** A message that was not sent yet is rewritten where it waits. */
  'message.edit': { input: inThread.extend({ key: MessageKey, body: WrittenBody }), output: queued },
  'message.delete': { input: inThread.extend({ key: MessageKey }), output: Nothing },
  /** Of anything that was written here and failed or was asked about: do it now, or not at all. */
  'outbox.retry': { input: inThread.extend({ localId: LocalId }), output: Nothing },
  'outbox.discard': { input: inThread.extend({ localId: LocalId }), output: Nothing },

  /** An address of this message, or of the thread where it has none yet, that opens it for everybody in the thread. */
  'message.link': { input: inThread.extend({ key: MessageKey }), output: z.string() },
  /** Opens what such an address means, in this account if it can, and tells so in `thread.opened`. */
  'link.open': { input: z.object({ link: z.string().max(2000), accountId: AccountId.nullable() }), output: Nothing },

  'participant.list': { input: inThread, output: z.array(Participant) },
  'contact.list': { input: inAccount, output: z.array(Contact) },
  'contact.set': { input: inAccount.extend({ contact: Contact }), output: Nothing },
  'contact.remove': { input: inAccount.extend({ userId: UserId }), output: Nothing },
  /** People this account can be expected to know: of its threads, its address book, and of the local workspace. */
  'person.list': { input: inAccount, output: z.array(Person) },
  'receipt.list': { input: inThread, output: z.array(ReadMark) },
  'typing.send': { input: inThread, output: Nothing },
  /** The computer has a network again; whoever waits for one need not wait any longer. */
  'network.back': { input: z.object({}), output: Nothing },
  /** What the person is looking at, so that nothing interrupts for it. */
  'attention.set': { input: z.object({ focused: z.boolean(), open: inThread.nullable() }), output: Nothing },
} as const

/** Everything that became true in the main process and that the window may draw. */
export const events = {
  'settings.changed': Settings,
  'keychain.changed': Keychain,
  'account.changed': Account,
  'account.removed': inAccount,
  'identity.changed': inAccount.extend({ users: z.array(MadeUser) }),
  'closed.changed': z.array(ClosedAccount),
  'export.changed': Export,
  'export.dismissed': z.object({ id: z.uuid() }),
  'notice.changed': z.array(Notice),
  'connection.changed': inAccount.extend({ connection: Connection }),
  'thread.changed': inAccount.extend({ thread: Thread }),
  'thread.removed': inThread,
  'message.changed': inAccount.extend({ message: Message }),
  'message.removed': inThread.extend({ key: MessageKey }),
  /** More of a thread than can be told one by one changed: read the newest page again. */
  'timeline.reset': inThread,
  /** All there are. */
  'contact.changed': inAccount.extend({ contacts: z.array(Contact) }),
  'participant.changed': inThread.extend({ participants: z.array(Participant) }),
  'receipt.changed': inAccount.extend({ mark: ReadMark }),
  'typing.changed': inAccount.extend({ typing: Typing }),
  /** For pages in a browser; null: it is taken back. */
  'alert.changed': z.object({ id: z.string(), alert: PageAlert.nullable() }),
  'thread.opened': inThread.extend({ at: MessageKey.nullable() }),
  'menu.chosen': z.object({ item: MenuItem }),
  'update.changed': Update,
} as const

export type CallName = keyof typeof calls
export type Input<N extends CallName> = z.input<(typeof calls)[N]['input']>
export type Parsed<N extends CallName> = z.output<(typeof calls)[N]['input']>
export type Output<N extends CallName> = z.output<(typeof calls)[N]['output']>
export type Handlers = { [N in CallName]: (input: Parsed<N>) => Promise<Result<Output<N>>> | Result<Output<N>> }

export type EventName = keyof typeof events
export type Payload<N extends EventName> = z.output<(typeof events)[N]>
/** One of them with what it carries. */
export type AnyEvent = { [N in EventName]: [name: N, payload: Payload<N>] }[EventName]
export type Publish = <N extends EventName>(name: N, payload: Payload<N>) => void

/** What the window has of the outside world; `on` returns how to stop listening. */
export interface Bridge {
  call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>
  on<N extends EventName>(name: N, listener: (payload: Payload<N>) => void): () => void
}

export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(calls, name)
export const isEventName = (name: unknown): name is EventName => typeof name === 'string' && Object.hasOwn(events, name)
