import type { AccountId } from '../../electron/contract/domain.ts'
import type { Bridge } from '../../electron/contract/ipc.ts'
import type { Change } from './change.ts'
import { listen } from './listen.ts'
import type { State } from './state.ts'
import type { Store } from './store.ts'
import type { TimelineReader } from './timeline-reader.ts'

/** Reads what must be read before events mean anything, and again when some may have been missed. */
export class Session {
  readonly #bridge: Bridge
  readonly #store: Store<State, Change>
  readonly #timelines: TimelineReader
  readonly #listed = new Set<AccountId>()

  constructor(bridge: Bridge, store: Store<State, Change>, timelines: TimelineReader) {
    this.#bridge = bridge
    this.#store = store
    this.#timelines = timelines
  }

  /** Listens first and reads then, so that nothing falls between. */
  start(): () => void {
    const stops = [
      listen(this.#bridge, this.#store.hear),
      this.#bridge.on('account.changed', account => void this.#listOnce(account.id)),
      this.#bridge.on('account.removed', ({ accountId }) => void this.#listed.delete(accountId)),
      this.#bridge.on('keychain.changed', () => void this.read()),
      this.#bridge.on('connection.changed', ({ accountId, connection }) => {
        if (connection.state === 'online') void this.#timelines.againWhereOpen(accountId)
      }),
      this.#bridge.on('timeline.reset', place => void this.#timelines.again(place)),
      this.#bridge.on('thread.opened', ({ at, ...place }) => void this.#timelines.open(place, at)),
    ]
    return () => stops.forEach(stop => stop())
  }

  /** Settles when accounts and their conversations are read. */
  async read(): Promise<void> {
    const snapshot = await this.#bridge.call('app.snapshot', {})
    if (!snapshot.ok) return this.#store.apply({ type: 'snapshot-failed', error: snapshot.error })
    this.#store.apply({ type: 'snapshot-read', snapshot: snapshot.value })
    this.#listed.clear()
    void this.#timelines.againWhereOpen()
    await Promise.all(snapshot.value.accounts.map(account => this.#listOnce(account.id)))
  }

  async #listOnce(accountId: AccountId): Promise<void> {
    if (this.#listed.has(accountId)) return
    this.#listed.add(accountId)
    await this.#list(accountId)
  }

  async #list(accountId: AccountId): Promise<void> {
    const [threads, contacts] = await Promise.all([
      this.#bridge.call('thread.list', { accountId }),
      this.#bridge.call('contact.list', { accountId }),
    ])
    if (contacts.ok) this.#store.apply({ type: 'contacts-read', accountId, contacts: contacts.value })
    if (threads.ok) this.#store.apply({ type: 'threads-read', accountId, threads: threads.value })
    else this.#listed.delete(accountId)
  }
}
