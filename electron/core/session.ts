import type { Account, Connection as ConnectionState, MessageKey, Person, ThreadId } from '../contract/domain.ts'
import type { Publish } from '../contract/ipc.ts'
import { ok, type Result } from '../contract/result.ts'
import type { Settings } from '../contract/settings.ts'
import type { AccountWorld } from './account-world.ts'
import { Arranging } from './arranging.ts'
import { Backfill } from './backfill.ts'
import { Carrier } from './carrier.ts'
import { CatchUp } from './catch-up.ts'
import { Connection } from './connection.ts'
import { Contacts } from './contacts.ts'
import { Hearing } from './hearing.ts'
import { HistoryReader } from './history-reader.ts'
import { HoleFiller } from './hole-filler.ts'
import { Inbox } from './inbox.ts'
import { Membership } from './membership.ts'
import { News } from './news.ts'
import { Outbox } from './outbox.ts'
import { Pace, type Limit } from './pace.ts'
import type { AccessToken, ChatServices } from './service-ports.ts'
import type { HistoryStore, JournalStore } from './store-ports.ts'
import type { AccountRecord, Clock, Ids, Log } from './system-ports.ts'
import { ReadState } from './read-state.ts'
import { Retention } from './retention.ts'
import { Search } from './search.ts'
import { serviceRates, unlimited } from './service-rates.ts'
import { Standings } from './standings.ts'
import { storageFailure, type StorageFailure } from './storage-failure.ts'
import { StorageTrouble } from './storage-trouble.ts'
import { Threads } from './threads.ts'
import type { TokenKeeper } from './token-keeper.ts'
import { Typing } from './typing.ts'
import { Writing } from './writing.ts'

/** Four fifths of what the service lets one user list of one thread; the rest is for whoever reads along. */
const listing: readonly Limit[] = [
  { count: 40, ms: 10_000 },
  { count: 160, ms: 60_000 },
]

export interface SessionParts {
  record: AccountRecord
  history: HistoryStore
  journal: JournalStore
  services: ChatServices
  keeper: TokenKeeper
  /** Where the service is now; the local one moves. */
  endpoint: () => Promise<Result<string>>
  clock: Clock
  ids: Ids
  log: Log
  publish: Publish
  /** As they are at the time of asking. */
  settings: () => Settings
  /** These are news for whoever is signed in. */
  arrived: (threadId: ThreadId, keys: MessageKey[]) => void
  /** The disk failed somebody who waits for no answer. */
  failed: (failure: StorageFailure) => void
}

/** One open account: its stores, its connection, and what happens between them. */
export class Session {
  readonly threads: Threads
  readonly outbox: Outbox
  readonly writing: Writing
  readonly arranging: Arranging
  readonly reader: HistoryReader
  readonly backfill: Backfill
  readonly search: Search
  readonly contacts: Contacts
  readonly standings: Standings
  readonly readState: ReadState
  readonly typing: Typing
  readonly trouble: StorageTrouble
  readonly world: AccountWorld
  readonly #retention: Retention
  readonly #parts: SessionParts
  readonly #membership: Membership
  readonly #catchUp: CatchUp
  readonly #connection: Connection
  readonly #work = new Set<Promise<unknown>>()
  readonly #news: News
  readonly #hearing: Hearing

  constructor(parts: SessionParts) {
    this.#parts = parts
    const { record, history, journal, clock, ids, log, publish, settings } = parts
    const me: Person = { id: record.me, name: record.name }
    this.#news = new News(history, clock, parts.arrived)
    const world: AccountWorld = {
      ...{ accountId: record.id, me, history, journal, clock, ids, log, publish, settings },
      inFlight: new Set(),
      arrived: (...what) => this.#news.arrived(...what),
      inBackground: work => this.#inBackground(work),
      gateway: () => this.#connection.gateway,
    }
    this.world = world
    this.contacts = new Contacts(world)
    this.search = new Search({ ...world, contacts: this.contacts })
    // The words of a long thread leave the index bit by bit.
    this.threads = new Threads(world, () => this.search.start())
    this.standings = new Standings(world, this.threads)
    const inbox = new Inbox(world, this.threads)
    this.#membership = new Membership(world, this.threads)
    const rates = record.kind === 'local' ? unlimited : serviceRates(clock)
    this.readState = new ReadState(world, this.threads, rates)
    const filler = new HoleFiller(world, inbox)
    this.#catchUp = new CatchUp({
      ...{ world, filler, threads: this.threads, inbox },
      ...{ membership: this.#membership, readState: this.readState },
    })
    const carrier = new Carrier({
      ...{ world, inbox, membership: this.#membership },
      lookUp: (threadId, moment) => this.#catchUp.since(threadId, moment),
    })
    this.outbox = new Outbox({ world, threads: this.threads, carrier, rates })
    this.writing = new Writing(world, this.outbox)
    this.arranging = new Arranging({ world, threads: this.threads, outbox: this.outbox })
    this.reader = new HistoryReader(world, filler)
    this.backfill = new Backfill({
      ...{ world, filler, threads: this.threads },
      pace: record.kind === 'local' ? null : new Pace(clock, listing),
      refused: threadId => this.#membership.refresh(threadId),
      changed: () => publish('account.changed', this.account),
    })
    this.typing = new Typing(world)
    this.#hearing = new Hearing({
      ...{ world, threads: this.threads, inbox, membership: this.#membership, catchUp: this.#catchUp },
      ...{ readState: this.readState, typing: this.typing, backfill: this.backfill },
    })
    this.#retention = new Retention(world, this.threads)
    this.trouble = new StorageTrouble({ clock, tryToWrite: () => this.#tryToWrite(), changed: () => this.#troubled() })
    this.#connection = new Connection({
      clock,
      log,
      inBackground: world.inBackground,
      reach: () => this.#reach(),
      hear: event => this.#guarded(() => this.#hearing.hear(event)),
      catchUp: () => this.#catchUp.run(),
      caughtUp: () => this.#caughtUp(),
      changed: connection => this.#changed(connection),
      signedOutBecause: () => parts.keeper.missing,
      renewable: () => parts.keeper.renewable,
    })
  }

  get account(): Account {
    const { id, kind, endpoint, me, name } = this.#parts.record
    return {
      id,
      kind,
      endpoint,
      me,
      name,
      connection: this.#connection.state,
      backfill: this.backfill.progress,
      trouble: this.trouble.problem,
    }
  }

  /** Where the service is now; the local one moves. */
  endpoint(): Promise<Result<string>> {
    return this.#parts.endpoint()
  }

  /** The token in use, good or not. */
  get token(): AccessToken | null {
    return this.#parts.keeper.held
  }

  /** It is finding out what happened meanwhile. */
  get catchingUp(): boolean {
    return this.#catchUp.isRunning
  }

  /** When the live feed last brought something. */
  get heardAt(): number | null {
    return this.#hearing.heardAt
  }

  /** Answers at once; what is stored can be read before there is a connection. */
  start(): void {
    this.#news.start()
    this.#parts.keeper.start()
    this.#retention.start()
    this.search.start()
    this.standings.start()
    this.connect()
  }

  /** Begins the connection anew. */
  connect(): void {
    this.#connection.start()
  }

  /** After sleep, a change of the clock or of the network, or by hand. */
  wake(): void {
    this.#parts.keeper.wake()
    this.trouble.lookAgain()
    this.standings.start()
    this.connect()
  }

  refresh(threadId: ThreadId): void {
    this.#inBackground(this.#membership.refresh(threadId))
  }

  renew(token: AccessToken): void {
    this.#parts.keeper.replace(token)
    this.connect()
  }

  /** Sends in flight end first, then the connection, then the databases. */
  async stop(): Promise<void> {
    this.#parts.keeper.stop()
    this.trouble.stop()
    this.#retention.stop()
    this.typing.stop()
    this.search.stop()
    this.standings.stop()
    this.backfill.stop()
    this.readState.stop()
    await this.outbox.stop()
    await this.#connection.stop()
    while (this.#work.size > 0) await Promise.all(this.#work)
    this.world.journal.close()
    this.world.history.close()
  }

  #tryToWrite(): void {
    this.world.journal.tryToWrite()
    this.world.history.tryToWrite()
  }

  /** What could not be written meanwhile is fetched and sent once it can be. */
  #troubled(): void {
    this.#parts.publish('account.changed', this.account)
    if (this.trouble.problem === null) this.connect()
  }

  async #reach(): ReturnType<ConstructorParameters<typeof Connection>[0]['reach']> {
    const { endpoint, services, keeper } = this.#parts
    const where = await endpoint()
    if (!where.ok) return where
    const token = await keeper.current({ refused: null })
    if (!token.ok) return token
    return ok(services.connect({ endpoint: where.value, me: this.world.me, token: options => keeper.current(options) }))
  }

  #caughtUp(): void {
    this.#news.caughtUp()
    this.#inBackground(Promise.all([this.outbox.drainAll(), this.readState.sendReceipts()]))
    this.backfill.wake()
  }

  #changed(connection: ConnectionState): void {
    const { publish, record } = this.#parts
    publish('connection.changed', { accountId: record.id, connection })
  }

  /** Nobody waits for what an event does either, and the thread it came from would take the app down with it. */
  #guarded(work: () => void): void {
    try {
      work()
    } catch (cause) {
      this.#failed(cause)
    }
  }

  #failed(cause: unknown): void {
    const failure = storageFailure(cause)
    if (failure) this.#parts.failed(failure)
    this.world.log.error('background work failed', {
      stack: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    })
  }

  #inBackground(work: Promise<unknown>): void {
    const settled = work.catch((cause: unknown) => this.#failed(cause))
    this.#work.add(settled)
    void settled.finally(() => this.#work.delete(settled))
  }
}
