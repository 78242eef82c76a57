import type { Contact } from '../../electron/contract/address-book.ts'
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
import { accountCalls } from './fake-account-calls.ts'
import { appCalls } from './fake-app-calls.ts'
import { listCalls } from './fake-list-calls.ts'
import { messageCalls } from './fake-message-calls.ts'
import { threadCalls } from './fake-thread-calls.ts'

export interface FakeThread {
  thread: Thread
  /** Oldest first, the unsent ones last. */
  messages: Message[]
  participants: Participant[]
  marks: ReadMark[]
  /** Right before these messages others are missing. */
  holes: Set<MessageKey>
}

export interface FakeAccount {
  account: Account
  threads: Map<ThreadId, FakeThread>
  known: Person[]
  contacts: Contact[]
}

type Handler<N extends CallName> = (input: Input<N>) => Promise<Result<Output<N>>> | Result<Output<N>>
type Listener = (payload: never) => void

/** The main process as the window sees it, in memory: it answers calls, changes its little world and tells of it in events. */
export class FakeBridge implements Bridge {
  /** Every call, in order. */
  readonly calls: { name: CallName; input: unknown }[] = []
  readonly accounts = new Map<AccountId, FakeAccount>()
  snapshot: Snapshot
  /** While true, what is sent stays queued. */
  holdsMessages = false
  startsAtLogin = false
  /** What messages were before a change that waits. */
  readonly before = new Map<LocalId, Message>()
  readonly #listeners = new Map<EventName, Set<Listener>>()
  readonly #overrides = new Map<CallName, Handler<never>>()
  #ids = 0
  readonly #handlers: Handlers = {
    ...appCalls(this),
    ...accountCalls(this),
    ...threadCalls(this),
    ...listCalls(this),
    ...messageCalls(this),
  }

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
    const fake: FakeAccount = { account, threads: new Map(), known, contacts: [] }
    this.accounts.set(account.id, fake)
    this.snapshot = { ...this.snapshot, accounts: [...this.accounts.values()].map(each => each.account) }
    return fake
  }

  nextId(): number {
    return this.#ids++
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
    const serverId = `${at}${this.nextId()}` as ServerMessageId
    const message: Message = {
      key: serverId as string as MessageKey,
      ...{ threadId, sentAt: at, version: at, sender, mine: false, body: { kind: 'text', text } },
      ...{ delivery: { state: 'sent', serverId }, editedAt: null, metadata: {}, sequenceId: null, change: null },
    }
    this.put(accountId, message, 1)
    return message
  }

  update(change: Partial<Account> & { id: AccountId }): void {
    const fake = this.accounts.get(change.id)
    if (!fake) return
    fake.account = { ...fake.account, ...change }
    this.snapshot = { ...this.snapshot, accounts: [...this.accounts.values()].map(each => each.account) }
    this.emit('account.changed', fake.account)
  }
}
