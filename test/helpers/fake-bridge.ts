import type {
  Account,
  AccountId,
  LocalId,
  Message,
  MessageKey,
  Participant,
  Person,
  ReadMark,
  ServerMessageId,
  Thread,
  ThreadId,
} from '../../electron/contract/domain.ts'
import type {
  Bridge,
  CallName,
  EventName,
  Handlers,
  Input,
  Output,
  Payload,
  Snapshot,
} from '../../electron/contract/ipc.ts'
import type { Result } from '../../electron/contract/result.ts'

export interface FakeThread {
  thread: Thread
  /** Oldest first, the unsent ones last. */
  messages: Message[]
  participants: Participant[]
  marks: ReadMark[]
}

export interface FakeAccount {
  account: Account
  threads: Map<ThreadId, FakeThread>
  known: Person[]
}

/** Tests that need one of these answer it themselves. */
const unanswered = Object.fromEntries(
  (
    [
      ...([
        'account.open',
        'account.rebuild',
        'backfill.pause',
        'storage.check',
        'export.start',
        'export.cancel',
      ] as const),
      ...(['thread.rename', 'thread.delete', 'participant.add', 'participant.remove'] as const),
      ...(['message.search', 'message.edit', 'message.delete'] as const),
    ] satisfies CallName[]
  ).map(name => [name, () => ({ ok: false, error: { kind: 'bug', id: name } })]),
) as unknown as Pick<
  Handlers,
  | 'account.open'
  | 'account.rebuild'
  | 'backfill.pause'
  | 'storage.check'
  | 'export.start'
  | 'export.cancel'
  | 'thread.rename'
  | 'thread.delete'
  | 'participant.add'
  | 'participant.remove'
  | 'message.search'
  | 'message.edit'
  | 'message.delete'
>

type Handler<N extends CallName> = (input: Input<N>) => Promise<Result<Output<N>>> | Result<Output<N>>
type Listener = (payload: never) => void

const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
const done = ok(null)

/** The main process as the window sees it, in memory: it answers calls, changes its little world and tells of it in events. */
export class FakeBridge implements Bridge {
  /** Every call, in order. */
  readonly calls: { name: CallName; input: unknown }[] = []
  readonly accounts = new Map<AccountId, FakeAccount>()
  snapshot: Snapshot
  /** While true, what is sent stays queued. */
  holdsMessages = false
  readonly #listeners = new Map<EventName, Set<Listener>>()
  readonly #overrides = new Map<CallName, Handler<never>>()
  #ids = 0

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot
  }

  async call<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>> {
    this.calls.push({ name, input })
    const override = this.#overrides.get(name) as Handler<N> | undefined
    const handler = override ?? (this.#handlers[name] as unknown as Handler<N>)
    // As over a wire: later, and a copy.
    await Promise.resolve()
    return structuredClone(await handler(structuredClone(input)))
  }

  on<N extends EventName>(name: N, listener: (payload: Payload<N>) => void): () => void {
    const known = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, known.add(listener))
    return () => void known.delete(listener)
  }

  emit<N extends EventName>(name: N, payload: Payload<N>): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(structuredClone(payload) as never)
  }

  /** Answers one call differently from now on. */
  answer<N extends CallName>(name: N, handler: Handler<N>): void {
    this.#overrides.set(name, handler)
  }

  add(account: Account, known: Person[] = []): FakeAccount {
    const fake: FakeAccount = { account, threads: new Map(), known }
    this.accounts.set(account.id, fake)
    this.snapshot = { ...this.snapshot, accounts: [...this.accounts.values()].map(each => each.account) }
    return fake
  }

  thread(accountId: AccountId, threadId: ThreadId): FakeThread {
    const thread = this.accounts.get(accountId)?.threads.get(threadId)
    if (!thread) throw new Error(`the fake has no thread ${threadId}`)
    return thread
  }

  /** A message is new, or another than it was; both its events go out. */
  put(accountId: AccountId, message: Message, unread = 0): void {
    const fake = this.thread(accountId, message.threadId)
    const at = fake.messages.findIndex(({ key }) => key === message.key)
    if (at < 0) fake.messages.push(message)
    else fake.messages[at] = message
    this.emit('message.changed', { accountId, message })
    this.change(accountId, message.threadId, {
      last: fake.messages.at(-1) ?? null,
      lastActivityAt: Math.max(message.sentAt, fake.thread.lastActivityAt),
      unread: fake.thread.unread + unread,
    })
  }

  change(accountId: AccountId, threadId: ThreadId, change: Partial<Thread>): void {
    const fake = this.thread(accountId, threadId)
    fake.thread = { ...fake.thread, ...change }
    this.emit('thread.changed', { accountId, thread: fake.thread })
  }

  /** Somebody else says something. */
  receive(accountId: AccountId, threadId: ThreadId, sender: Person, text: string): Message {
    const at = Date.now()
    const serverId = `${at}${this.#ids++}` as ServerMessageId
    const message: Message = {
      key: serverId as string as MessageKey,
      ...{ threadId, sentAt: at, version: at, sender, mine: false, body: { kind: 'text', text } },
      ...{ delivery: { state: 'sent', serverId }, editedAt: null, metadata: {}, sequenceId: null, change: null },
    }
    this.put(accountId, message, 1)
    return message
  }

  #update(change: Partial<Account> & { id: AccountId }): void {
    const fake = this.accounts.get(change.id)
    if (!fake) return
    fake.account = { ...fake.account, ...change }
    this.emit('account.changed', fake.account)
  }

  readonly #handlers: Handlers = {
    'app.snapshot': () => ok(this.snapshot),
    'settings.set': change => {
      const settings = { ...this.snapshot.settings, ...change } as Snapshot['settings']
      this.snapshot = { ...this.snapshot, settings }
      this.emit('settings.changed', settings)
      return ok(settings)
    },
    'notice.dismiss': ({ id }) => {
      const notices = this.snapshot.notices.filter(notice => notice.id !== id)
      this.snapshot = { ...this.snapshot, notices }
      this.emit('notice.changed', notices)
      return done
    },
    'keychain.retry': () => ok(this.snapshot.keychain),
    'keychain.sessionOnly': () => {
      const keychain = { state: 'session-only' } as const
      this.snapshot = { ...this.snapshot, keychain }
      this.emit('keychain.changed', keychain)
      return ok(keychain)
    },
    'account.signIn': ({ name, way }) => {
      const id = crypto.randomUUID() as AccountId
      const me = `8:acs:11111111-2222-4333-8444-555555555555_${id.slice(0, 23)}` as Account['me']
      const kind = way === 'local' ? 'local' : way
      const account: Account = {
        ...{ id, kind, endpoint: null, me, name, connection: { state: 'online', live: true } },
        ...{ backfill: { state: 'complete', threads: 0, completeThreads: 0, part: 1 }, trouble: null },
      }
      this.add(account)
      this.emit('account.changed', account)
      return ok(account)
    },
    'account.renew': ({ accountId }) => {
      this.#update({ id: accountId, connection: { state: 'online', live: true } })
      return done
    },
    'account.signOut': ({ accountId }) => {
      this.accounts.delete(accountId)
      this.snapshot = { ...this.snapshot, accounts: this.snapshot.accounts.filter(({ id }) => id !== accountId) }
      this.emit('account.removed', { accountId })
      return done
    },
    'account.reconnect': ({ accountId }) => {
      this.emit('connection.changed', { accountId, connection: { state: 'online', live: true } })
      return done
    },
    'thread.list': ({ accountId }) =>
      ok([...(this.accounts.get(accountId)?.threads.values() ?? [])].map(({ thread }) => thread)),
    'thread.create': ({ accountId, topic, people, idempotencyToken }) => {
      const threadId = `19:${idempotencyToken}@thread.v2` as ThreadId
      const now = Date.now()
      const thread: Thread = {
        ...{ id: threadId, topic, createdAt: now, lastActivityAt: now, last: null, unread: 0, others: people },
        ...{ participantCount: people.length + 1, membership: 'member', draft: '' },
        ...{ kept: { state: 'complete' }, retentionDays: null, changes: [] },
      }
      const participants = people.map(person => ({ ...person, sharedFrom: 0 }))
      this.accounts.get(accountId)?.threads.set(threadId, { thread, messages: [], participants, marks: [] })
      this.emit('thread.changed', { accountId, thread })
      return ok({ thread, notAdded: [] })
    },
    'thread.read': ({ accountId, threadId }) => {
      this.change(accountId, threadId, { unread: 0 })
      return done
    },
    'draft.set': ({ accountId, threadId, text }) => {
      this.change(accountId, threadId, { draft: text })
      return done
    },
    'message.page': ({ accountId, threadId, from, limit }) => {
      const before = from.at === 'before' ? from.cursor : null
      const { messages } = this.thread(accountId, threadId)
      let end = messages.length
      if (before) while (end > 0 && !isBefore(messages[end - 1] as Message, before)) end--
      const start = Math.max(end - limit, 0)
      const page = messages.slice(start, end)
      const older = page[0] ? { sentAt: page[0].sentAt, key: page[0].key } : before
      return ok({
        ...{ messages: page, older, before: start > 0 ? 'more' : 'beginning' },
        ...{ newer: null, gaps: [], anchor: null },
      })
    },
    'message.send': ({ accountId, threadId, body }) => {
      const me = this.accounts.get(accountId)?.account
      const key = `0${Date.now().toString(16)}-${String(this.#ids++).padStart(6, '0')}`
      const message: Message = {
        ...{ key: key as MessageKey, threadId, sentAt: Date.now(), version: 0, mine: true, body },
        ...{ sender: me ? { id: me.me, name: me.name } : null, delivery: { state: 'queued', attempts: 0 } },
        ...{ editedAt: null, metadata: {}, sequenceId: null, change: null },
      }
      this.put(accountId, message)
      if (!this.holdsMessages) {
        const serverId = `${message.sentAt}${this.#ids}` as ServerMessageId
        queueMicrotask(() => this.put(accountId, { ...message, delivery: { state: 'sent', serverId } }))
      }
      return ok({ localId: key as LocalId })
    },
    'outbox.retry': ({ accountId, threadId, localId }) => {
      const message = this.thread(accountId, threadId).messages.find(({ key }) => (key as string) === localId)
      if (message) this.put(accountId, { ...message, delivery: { state: 'queued', attempts: 1 } })
      return done
    },
    'outbox.discard': ({ accountId, threadId, localId }) => {
      const fake = this.thread(accountId, threadId)
      fake.messages = fake.messages.filter(({ key }) => (key as string) !== localId)
      this.emit('message.removed', { accountId, threadId, key: localId as string as MessageKey })
      this.change(accountId, threadId, { last: fake.messages.at(-1) ?? null })
      return done
    },
    'participant.list': ({ accountId, threadId }) => ok(this.thread(accountId, threadId).participants),
    'person.list': ({ accountId }) => ok(this.accounts.get(accountId)?.known ?? []),
    'receipt.list': ({ accountId, threadId }) => ok(this.thread(accountId, threadId).marks),
    'typing.send': () => done,
    'attention.set': () => done,
    ...unanswered,
  }
}

function isBefore(message: Message, cursor: { sentAt: number; key: string }): boolean {
  if (message.delivery.state !== 'sent') return false
  return message.sentAt < cursor.sentAt || (message.sentAt === cursor.sentAt && message.key < cursor.key)
}
