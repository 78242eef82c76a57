import type { AccountId, Thread, ThreadId } from '../contract/domain.ts'
import type { AnyEvent } from '../contract/ipc.ts'
import { ok } from '../contract/result.ts'
import type { Accounts } from './accounts.ts'
import type { Unread, UnreadThread } from './attention-ports.ts'
import type { Session } from './session.ts'
import type { Clock } from './system-ports.ts'
import { threadTitle } from './thread-title.ts'
import type { Words } from './words-en.ts'

/** What changes this close together is told once. */
const gatherMs = 200
/** A menu is to be taken in at a glance. */
const fewThreads = 5

type Counted = Omit<UnreadThread, 'title'> & { at: number }
type Account = { session: Session; threads: Map<ThreadId, Counted> }

export interface UnreadParts {
  accounts: Pick<Accounts, 'sessions' | 'within'>
  words: () => Words
  clock: Clock
  /** Anything that may change what is shown of it did. */
  changed: (unread: Unread) => void
}

/** The one count of what waits to be read, in all accounts; whoever shows a number shows this one. */
export class UnreadCount {
  readonly #parts: UnreadParts
  readonly #accounts = new Map<AccountId, Account>()
  #cancel: (() => void) | null = null
  #state: 'waiting' | 'running' | 'stopped' = 'waiting'

  constructor(parts: UnreadParts) {
    this.#parts = parts
  }

  /** The window reads the same conversations and comes first. */
  start(): void {
    if (this.#state === 'stopped') return
    this.#state = 'running'
    this.#later()
  }

  stop(): void {
    this.#state = 'stopped'
    this.#cancel?.()
  }

  heard(...[name, payload]: AnyEvent): void {
    switch (name) {
      case 'thread.changed': {
        const { accountId, thread } = payload
        const threads = this.#accounts.get(accountId)?.threads
        const counted = countedOf(accountId, thread)
        if (counted) threads?.set(thread.id, counted)
        else threads?.delete(thread.id)
        return this.#later()
      }
      case 'thread.removed':
        this.#accounts.get(payload.accountId)?.threads.delete(payload.threadId)
        return this.#later()
      case 'account.changed':
      case 'account.removed':
      case 'closed.changed':
      case 'connection.changed':
      case 'settings.changed':
        return this.#later()
      default:
    }
  }

  #later(): void {
    if (this.#state !== 'running') return
    this.#cancel ??= this.#parts.clock.after(gatherMs, () => {
      this.#cancel = null
      void this.#tell()
    })
  }

  async #tell(): Promise<void> {
    const { accounts, changed } = this.#parts
    const open = new Map(accounts.sessions.map(session => [session.world.accountId, session]))
    for (const accountId of this.#accounts.keys()) if (!open.has(accountId)) this.#accounts.delete(accountId)
    await Promise.all([...open].map(([accountId, session]) => this.#read(accountId, session)))
    const counts = await this.#sum()
    if (this.#state === 'running') changed(counts)
  }

  /** Once for every account that was opened; from then on events keep it. A disk that fails is told of by itself. */
  async #read(accountId: AccountId, session: Session): Promise<void> {
    if (this.#accounts.get(accountId)?.session === session) return
    await this.#parts.accounts.within(accountId, ({ threads }) => {
      const counted = threads.list().flatMap(thread => countedOf(accountId, thread) ?? [])
      this.#accounts.set(accountId, { session, threads: new Map(counted.map(one => [one.threadId, one])) })
      return ok(null)
    })
  }

  async #sum(): Promise<Unread> {
    const accounts = [...this.#accounts].map(([accountId, { session, threads }]) => {
      const counted = [...threads.values()]
      return { accountId, label: session.account.name, counted, total: sumOf(counted.map(({ count }) => count)) }
    })
    const all = accounts.flatMap(({ counted }) => counted)
    const first = all.toSorted((a, b) => Number(b.mentions > 0) - Number(a.mentions > 0) || b.at - a.at)
    return {
      total: sumOf(accounts.map(({ total }) => total)),
      mentions: sumOf(all.map(({ mentions }) => mentions)),
      accounts: accounts.map(({ accountId, label, total }) => ({ accountId, label, total })),
      threads: await Promise.all(first.slice(0, fewThreads).map(one => this.#named(one))),
    }
  }

  async #named({ accountId, threadId, count, mentions }: Counted): Promise<UnreadThread> {
    const words = this.#parts.words()
    const title = await this.#parts.accounts.within(accountId, session => ok(threadTitle(session, threadId, words)))
    return { accountId, threadId, count, mentions, title: title.ok ? title.value : words.alert.conversation }
  }
}

/** One marked by hand counts as one, and what is muted does not count, as in the window. */
function countedOf(accountId: AccountId, thread: Thread): Counted | null {
  const { id, unread, mentions, markedUnread, muted, lastActivityAt } = thread
  if (muted || (unread === 0 && !markedUnread)) return null
  return { accountId, threadId: id, count: Math.max(1, unread), mentions, at: lastActivityAt }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
