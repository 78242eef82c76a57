import type { Account, AccountId, Keychain as KeychainState, Notice, Person, ThreadId } from '../contract/domain.ts'
import type { Publish, SignIn } from '../contract/ipc.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import type { AccessToken, ChatServices, TokenSource } from './service-ports.ts'
import type { Storage } from './store-ports.ts'
import type { AccountRecord, AccountRegistry, Clock, Ids, Keychain, LocalWorkspace, Log } from './system-ports.ts'
import { Session } from './session.ts'
import { memoryKeychain, memoryRegistry } from './session-only.ts'
import { newAccount, type NewAccount } from './sign-in.ts'
import { storageFailure, type StorageFailure } from './storage-failure.ts'
import { TokenKeeper } from './token-keeper.ts'

export interface AccountsParts {
  keychain: Keychain
  registry: AccountRegistry
  storage: Storage
  services: ChatServices
  workspace: LocalWorkspace
  clock: Clock
  ids: Ids
  log: Log
  publish: Publish
  notice: (accountId: AccountId | null, what: Notice['what']) => void
}

/** All accounts of this profile: where their secrets are, which are open, and how they come and go. */
export class Accounts {
  readonly #parts: AccountsParts
  readonly #sessions = new Map<AccountId, Session>()
  #keychain: Keychain
  #registry: AccountRegistry
  #keychainState: KeychainState = { state: 'asking' }
  #attention: { accountId: AccountId; threadId: ThreadId } | null = null

  constructor(parts: AccountsParts) {
    this.#parts = parts
    this.#keychain = parts.keychain
    this.#registry = parts.registry
  }

  get keychainState(): KeychainState {
    return this.#keychainState
  }

  list(): Account[] {
    return [...this.#sessions.values()].map(({ account }) => account)
  }

  session(accountId: AccountId): Result<Session> {
    const session = this.#sessions.get(accountId)
    return session ? ok(session) : fail({ kind: 'not-found' })
  }

  /** Does something in an open account; where its disk fails, the answer says so. */
  async within<T>(accountId: AccountId, run: (session: Session) => Result<T> | Promise<Result<T>>): Promise<Result<T>> {
    const session = this.session(accountId)
    if (!session.ok) return session
    try {
      return await run(session.value)
    } catch (cause) {
      const failure = storageFailure(cause)
      if (!failure) throw cause
      this.#storageFailed(accountId, failure)
      return fail(failure)
    }
  }

  /** Asks the keychain and opens every account it has the keys of. Called again, it opens what is still closed. */
  async open(): Promise<KeychainState> {
    const check = await this.#keychain.check()
    if (!check.ok) return this.#showKeychain(check.error)
    const closed = this.#registry.all().filter(({ id }) => !this.#sessions.has(id))
    const answers = await Promise.all(closed.map(record => this.#reopen(record)))
    for (const answer of answers) if (!answer.ok) return this.#showKeychain(answer.error)
    // Said last, so that nobody takes accounts that are still being opened for none at all.
    return this.#keychainState.state === 'session-only' ? this.#keychainState : this.#showKeychain({ state: 'ready' })
  }

  /** Goes on without a keychain: nothing of this run is kept, and nothing kept before is touched. */
  useSessionOnly(): KeychainState {
    this.#keychain = memoryKeychain()
    this.#registry = memoryRegistry()
    return this.#showKeychain({ state: 'session-only' })
  }

  async signIn(input: SignIn): Promise<Result<Account>> {
    const made = await newAccount(input, this.#parts)
    if (!made.ok) return made
    const known = this.#registry.all().find(record => isSame(record, made.value.record))
    if (known) return this.#renewKnown(known, made.value)
    const { record, secrets, token } = made.value
    const key = this.#parts.ids.databaseKey()
    for (const [purpose, secret] of [...secrets, ['database-key', key] as const]) {
      const kept = await this.#keychain.set(record.id, purpose, secret)
      if (!kept.ok) return fail({ kind: 'keychain', ...kept.error })
    }
    const session = this.#openSession(record, key, token, this.#source(record))
    if (!session.ok) return session
    this.#registry.put(record)
    return ok(session.value.account)
  }

  async renew(accountId: AccountId, text: string): Promise<Result<null>> {
    const session = this.session(accountId)
    if (!session.ok) return session
    const read = this.#parts.services.readToken(text)
    if (!read.ok) return read
    if (read.value.user !== session.value.account.me) return fail({ kind: 'bad-token', problem: 'other-user' })
    await this.#keychain.set(accountId, 'token', text.trim())
    session.value.renew({ token: text.trim(), expiresAt: read.value.expiresAt })
    return done
  }

  /** `erase`: the history too. Tokens are revoked where we can mint them. */
  async signOut(accountId: AccountId, erase: boolean): Promise<Result<null>> {
    const record = this.#registry.all().find(({ id }) => id === accountId)
    if (!record) return fail({ kind: 'not-found' })
    await this.#sessions.get(accountId)?.stop()
    this.#sessions.delete(accountId)
    const identities = await this.#identities(record)
    if (identities) await identities.revokeTokens(record.me)
    this.#registry.remove(accountId)
    await this.#keychain.remove(accountId)
    if (erase) this.#parts.storage.erase(accountId)
    this.#parts.publish('account.removed', { accountId })
    return done
  }

  /** Of this account's threads, and whoever else tries it on this computer. */
  people(session: Session): Person[] {
    const known = new Map(session.world.history.people().map(person => [person.id, person]))
    if (session.account.kind === 'local') {
      for (const person of this.#parts.workspace.people()) known.set(person.id, person)
    }
    known.delete(session.account.me)
    return [...known.values()]
  }

  /** What is being looked at right now; null when nothing is. */
  get attention(): { accountId: AccountId; threadId: ThreadId } | null {
    return this.#attention
  }

  attend(open: { accountId: AccountId; threadId: ThreadId } | null): void {
    this.#attention = open
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map(session => session.stop()))
    this.#sessions.clear()
  }

  /** A damaged file is found on opening, set aside, and told of; so the account is closed and opened again. */
  #storageFailed(accountId: AccountId, failure: StorageFailure): void {
    const { log } = this.#parts
    log.error('storage failed', { problem: failure.problem, detail: failure.detail })
    const session = this.#sessions.get(accountId)
    const record = this.#registry.all().find(({ id }) => id === accountId)
    if (failure.problem !== 'damaged' || !session || !record) return
    this.#sessions.delete(accountId)
    session
      .stop()
      .then(() => this.#reopen(record))
      .catch((cause: unknown) => log.error('account not opened again', { because: String(cause) }))
  }

  async #renewKnown(known: AccountRecord, { secrets, token }: NewAccount): Promise<Result<Account>> {
    for (const [purpose, secret] of secrets) await this.#keychain.set(known.id, purpose, secret)
    const session = this.#sessions.get(known.id)
    if (!session) return fail({ kind: 'not-found' })
    if (token) session.renew(token)
    return ok(session.account)
  }

  /** Fails where the keychain did; what else may be wrong is told as a notice. */
  async #reopen(record: AccountRecord): ReturnType<Keychain['check']> {
    const key = await this.#keychain.get(record.id, 'database-key')
    if (!key.ok) return key
    if (key.value === null) {
      this.#parts.log.warn('account not opened', { because: 'key-lost' })
      return done
    }
    const opened = this.#openSession(record, key.value, await this.#storedToken(record), this.#source(record))
    if (!opened.ok && opened.error.kind === 'storage' && opened.error.problem !== 'damaged') {
      this.#parts.log.warn('account not opened', { because: opened.error.problem })
    }
    return done
  }

  #openSession(
    record: AccountRecord,
    key: string,
    token: AccessToken | null,
    source: TokenSource | null,
  ): Result<Session> {
    const { storage, services, workspace, clock, ids, log, publish, notice } = this.#parts
    const inMemory = this.#keychainState.state === 'session-only'
    const stores = storage.open({ accountId: record.id, key, inMemory })
    if (!stores.ok) return fail({ kind: 'storage', ...stores.error })
    for (const { file, as } of stores.value.setAside) {
      notice(record.id, { kind: file === 'history' ? 'history-rebuilt' : 'journal-unreadable', setAside: as })
    }
    const { history, journal } = stores.value
    const keeper = new TokenKeeper({ source, clock, log }, token)
    const endpoint = async (): Promise<Result<string>> => {
      if (record.endpoint !== null) return ok(record.endpoint)
      const running = await workspace.ensure()
      if (!running.ok) return running
      const read = services.readConnectionString(running.value.connectionString)
      return read.ok ? ok(read.value.endpoint) : read
    }
    const session = new Session({
      ...{ record, history, journal, services, keeper, endpoint, clock, ids, log, publish },
      failed: failure => this.#storageFailed(record.id, failure),
    })
    this.#sessions.set(record.id, session)
    publish('account.changed', session.account)
    session.start()
    return ok(session)
  }

  async #storedToken(record: AccountRecord): Promise<AccessToken | null> {
    const stored = await this.#keychain.get(record.id, 'token')
    if (!stored.ok || stored.value === null) return null
    const read = this.#parts.services.readToken(stored.value)
    // An ended one is kept too: it tells why there is none.
    return { token: stored.value, expiresAt: read.ok ? read.value.expiresAt : 0 }
  }

  #source(record: AccountRecord): TokenSource | null {
    if (record.kind === 'token') return null
    return {
      issue: async () => {
        const identities = await this.#identities(record)
        return identities ? identities.issueToken(record.me) : fail({ kind: 'offline' })
      },
    }
  }

  async #identities(record: AccountRecord): Promise<ReturnType<ChatServices['identities']> | null> {
    const { services, workspace } = this.#parts
    if (record.kind === 'token') return null
    if (record.kind === 'local') {
      const running = await workspace.ensure()
      return running.ok ? services.identities(running.value.connectionString) : null
    }
    const stored = await this.#keychain.get(record.id, 'connection-string')
    return stored.ok && stored.value !== null ? services.identities(stored.value) : null
  }

  #showKeychain(state: KeychainState): KeychainState {
    if (state.state !== this.#keychainState.state) this.#parts.publish('keychain.changed', state)
    this.#keychainState = state
    return state
  }
}

function isSame(known: AccountRecord, made: AccountRecord): boolean {
  return known.me === made.me && known.endpoint === made.endpoint && known.kind === made.kind
}
