import type {
  Account,
  AccountId,
  ClosedAccount,
  Keychain,
  MessageKey,
  Notice,
  Person,
  ThreadId,
} from '../contract/domain.ts'
import type { SignIn } from '../contract/ipc.ts'
import type { StorageReport } from '../contract/keeping.ts'
import type { Policy } from '../contract/policy.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import type { Settings } from '../contract/settings.ts'
import { AccountCare } from './account-care.ts'
import { AccountOpener } from './account-opener.ts'
import { ClosedAccounts } from './closed-accounts.ts'
import { Credentials } from './credentials.ts'
import { MadeUsers } from './made-users.ts'
import { refusedSignIn } from './policy.ts'
import type { AccessToken, ChatServices } from './service-ports.ts'
import type { Session } from './session.ts'
import { newAccount, type NewAccount } from './sign-in.ts'
import { storageFailure, type StorageFailure } from './storage-failure.ts'
import type { Storage } from './store-ports.ts'
import type { AccountRecord, Clock, Ids, LocalWorkspace, Log } from './system-ports.ts'
import { Vault, type VaultParts } from './vault.ts'

export interface AccountsParts extends VaultParts {
  storage: Storage
  services: ChatServices
  workspace: LocalWorkspace
  clock: Clock
  ids: Ids
  log: Log
  notice: (accountId: AccountId | null, what: Notice['what']) => void
  settings: () => Settings
  policy: Policy
  /** These are news for whoever is signed in there. */
  arrived: (accountId: AccountId, threadId: ThreadId, keys: MessageKey[]) => void
  firstFrame: Promise<void>
}

/** All accounts of this profile: which are open, and how they come and go. */
export class Accounts {
  readonly madeUsers: MadeUsers
  readonly #parts: AccountsParts
  readonly #sessions = new Map<AccountId, Session>()
  readonly #vault: Vault
  readonly #closed: ClosedAccounts
  readonly #credentials: Credentials
  readonly #opener: AccountOpener
  readonly #care: AccountCare

  constructor(parts: AccountsParts) {
    this.#parts = parts
    this.#vault = new Vault(parts)
    this.#closed = new ClosedAccounts(parts)
    this.#credentials = new Credentials({ ...parts, keychain: () => this.#vault.keychain })
    this.madeUsers = new MadeUsers({
      ...{ ...parts, credentials: this.#credentials },
      record: accountId => this.#vault.record(accountId),
    })
    const failed = this.#storageFailed.bind(this)
    this.#opener = new AccountOpener({ ...parts, credentials: this.#credentials, failed })
    this.#care = new AccountCare({
      ...{ ...parts, vault: this.#vault, closed: this.#closed, opener: this.#opener },
      open: record => this.#reopen(record),
      openAnew: accountId => this.#openAnew(accountId),
    })
  }

  get keychainState(): Keychain {
    return this.#vault.state
  }

  get closed(): ClosedAccount[] {
    return this.#closed.all
  }

  get sessions(): Session[] {
    return [...this.#sessions.values()]
  }

  list(): Account[] {
    return this.sessions.map(({ account }) => account)
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
  async open(): Promise<Keychain> {
    const check = await this.#vault.keychain.check()
    if (!check.ok) return this.#vault.show(check.error)
    const closed = this.#vault.registry.all().filter(({ id }) => !this.#sessions.has(id))
    const answers = await Promise.all(closed.map(record => this.#reopen(record)))
    for (const answer of answers) {
      if (!answer.ok && answer.error.kind === 'keychain') return this.#vault.show(answer.error)
    }
    // Said last, so that nobody takes accounts that are still being opened for none at all.
    return this.#vault.inMemory ? this.#vault.state : this.#vault.show({ state: 'ready' })
  }

  /** Goes on without a keychain: nothing of this run is kept, and nothing kept before is touched. */
  useSessionOnly(): Keychain {
    this.#closed.clear()
    return this.#vault.useMemory()
  }

  async signIn(input: SignIn): Promise<Result<Account>> {
    const { policy, services } = this.#parts
    const refusal = refusedSignIn(policy, input, services)
    if (refusal) return fail(refusal)
    const made = await newAccount(input, this.#parts)
    if (!made.ok) return made
    const known = this.#vault.registry.all().find(record => isSame(record, made.value.record))
    if (known) return this.#renewKnown(known, made.value)
    const { record, secrets, token } = made.value
    const key = this.#parts.ids.databaseKey()
    const kept = await this.#vault.keep(record.id, [...secrets, ['database-key', key]])
    const opened = kept.ok ? this.#open(record, key, token) : kept
    if (!opened.ok) {
      await this.#vault.keychain.remove(record.id)
      return opened
    }
    this.#vault.registry.put(record)
    return ok(opened.value.account)
  }

  async renew(accountId: AccountId, text: string): Promise<Result<null>> {
    const session = this.session(accountId)
    if (!session.ok) return session
    const read = this.#parts.services.readToken(text)
    if (!read.ok) return read
    if (read.value.user !== session.value.account.me) return fail({ kind: 'bad-token', problem: 'other-user' })
    const { token, expiresAt } = read.value
    await this.#vault.keychain.set(accountId, 'token', token)
    session.value.renew({ token, expiresAt })
    return done
  }

  /** `erase`: the history too. Tokens are revoked where we can mint them. A closed account can go like any other. */
  async signOut(accountId: AccountId, erase: boolean): Promise<Result<null>> {
    const record = this.#vault.record(accountId)
    if (!record) return fail({ kind: 'not-found' })
    await this.#sessions.get(accountId)?.stop()
    this.#sessions.delete(accountId)
    await this.#credentials.revoke(record)
    this.#vault.registry.remove(accountId)
    await this.#vault.keychain.remove(accountId)
    if (erase) this.#parts.storage.erase(accountId)
    this.#closed.remove(accountId)
    this.#parts.publish('account.removed', { accountId })
    return done
  }

  /** Tries once more to open an account that could not be opened. */
  async openAgain(accountId: AccountId): Promise<Result<null>> {
    if (this.#sessions.has(accountId)) return done
    const record = this.#vault.record(accountId)
    return record ? this.#reopen(record) : fail({ kind: 'not-found' })
  }

  /** For a closed account; see AccountCare. */
  rebuild(accountId: AccountId): Promise<Result<null>> {
    return this.#care.rebuild(accountId)
  }

  async check(accountId: AccountId, quick = false): Promise<Result<StorageReport>> {
    return this.#sessions.has(accountId) ? this.#care.check(accountId, quick) : fail({ kind: 'not-found' })
  }

  /** After sleep, a change of the clock or of the network: every connection is made anew, and tokens are looked at. */
  wake(): void {
    for (const session of this.#sessions.values()) session.wake()
  }

  /** What was connected before is connected to nothing, whatever it says; the workspace of this computer needs no network. */
  networkBack(): void {
    for (const session of this.#sessions.values()) if (session.account.kind !== 'local') session.wake()
  }

  /** Of this account's threads and address book, and whoever else tries it on this computer. */
  people(session: Session): Person[] {
    const noted = session.contacts.list().map(({ id }): Person => ({ id, name: null }))
    const known = new Map([...noted, ...session.world.history.people()].map(person => [person.id, person]))
    if (session.account.kind === 'local') {
      for (const person of this.#parts.workspace.people()) known.set(person.id, person)
    }
    for (const { id, name } of session.world.journal.madeUsers()) if (!known.get(id)?.name) known.set(id, { id, name })
    known.delete(session.account.me)
    return [...known.values()]
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map(session => session.stop()))
    this.#sessions.clear()
  }

  #storageFailed(accountId: AccountId, failure: StorageFailure): void {
    this.#parts.log.error('storage failed', { problem: failure.problem, detail: failure.detail })
    if (failure.problem === 'damaged') this.#openAnew(accountId)
    else this.#sessions.get(accountId)?.trouble.met(failure)
  }

  /** A damaged file is found on opening, set aside, and told of. */
  #openAnew(accountId: AccountId): void {
    const session = this.#sessions.get(accountId)
    const record = this.#vault.record(accountId)
    if (!session || !record) return
    this.#sessions.delete(accountId)
    session
      .stop()
      .then(() => this.#reopen(record))
      .catch((cause: unknown) => this.#parts.log.error('account not opened again', { because: String(cause) }))
  }

  async #renewKnown(known: AccountRecord, { secrets, token }: NewAccount): Promise<Result<Account>> {
    const kept = await this.#vault.keep(known.id, secrets)
    if (!kept.ok) return kept
    const open = await this.openAgain(known.id)
    if (!open.ok) return open
    const session = this.session(known.id)
    if (!session.ok) return session
    if (token) session.value.renew(token)
    return ok(session.value.account)
  }

  /** What stays closed is listed with its reason, unless it is the keychain that did not answer. */
  async #reopen(record: AccountRecord): Promise<Result<null>> {
    const key = await this.#vault.databaseKey(record.id)
    const opened = key.ok ? this.#open(record, key.value, await this.#credentials.stored(record)) : key
    if (opened.ok) this.#closed.remove(record.id)
    // Damaged files are set aside as they are opened, so that one is no reason to stay closed.
    else if (opened.error.kind === 'storage' && opened.error.problem !== 'damaged') {
      this.#closed.put(record, opened.error.problem)
    }
    return opened.ok ? done : opened
  }

  #open(record: AccountRecord, key: string, token: AccessToken | null): Result<Session> {
    const running = this.#sessions.get(record.id)
    if (running) return ok(running)
    const opened = this.#opener.open({ record, key, token, inMemory: this.#vault.inMemory })
    if (!opened.ok) return opened
    this.#sessions.set(record.id, opened.value)
    this.#parts.publish('account.changed', opened.value.account)
    opened.value.start()
    return opened
  }
}

function isSame(known: AccountRecord, made: AccountRecord): boolean {
  return known.me === made.me && known.endpoint === made.endpoint && known.kind === made.kind
}
