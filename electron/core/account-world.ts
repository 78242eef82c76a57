import type { AccountId, LocalId, Person, ThreadId } from '../contract/domain.ts'
import type { Publish } from '../contract/ipc.ts'
import type { Settings } from '../contract/settings.ts'
import type { ChatGateway } from './service-ports.ts'
import type { HistoryStore, JournalStore, StoredMessage } from './store-ports.ts'
import type { Clock, Ids, Log } from './system-ports.ts'

/** What every part of one open account works with. */
export interface AccountWorld {
  accountId: AccountId
  me: Person
  history: HistoryStore
  journal: JournalStore
  clock: Clock
  ids: Ids
  log: Log
  publish: Publish
  /** As they are at the time of asking. */
  settings: () => Settings
  /** These were not here before. `past`: nothing of their thread was, so it may be long ago that they were news. */
  arrived: (threadId: ThreadId, messages: StoredMessage[], past: boolean) => void
  /** What of the outbox is on the wire right now. */
  inFlight: Set<LocalId>
  /** For work nobody waits for: a throw in it is logged, and closing the account waits for its end. */
  inBackground: (work: Promise<unknown>) => void
  /** Null while there is no way to the service. */
  gateway: () => ChatGateway | null
}

/** Above this many the service neither keeps receipts nor passes on typing. */
export const smallThread = 20
