import { identities, type Identities } from './identities.ts'
import { inbox, type Inbox } from './inbox.ts'
import { members, type Members } from './members.ts'
import { messages, type Messages } from './messages.ts'
import { openDatabase } from './open-database.ts'
import { receipts, type Receipts } from './receipts.ts'
import { settings, type Settings } from './settings.ts'
import { overview, type Overview } from './overview.ts'
import { statistics, type Statistics } from './statistics.ts'
import { threads, type Threads } from './threads.ts'

export interface Store {
  settings: Settings
  identities: Identities
  threads: Threads
  members: Members
  messages: Messages
  receipts: Receipts
  inbox: Inbox
  statistics: () => Statistics
  overview: () => Overview
  /** Commits what `work` wrote when it returns, nothing when it throws. */
  transaction<T>(work: () => T): T
  close(): void
}

/** In memory when `directory` is undefined. Throws StartError, see openDatabase. */
export function openStore(options: { directory: string | undefined }): Store {
  const database = openDatabase(options)
  const run = database.transaction((work: () => unknown) => work())
  return {
    settings: settings(database),
    identities: identities(database),
    threads: threads(database),
    members: members(database),
    messages: messages(database),
    receipts: receipts(database),
    inbox: inbox(database),
    statistics: statistics(database),
    overview: overview(database),
    transaction: <T>(work: () => T): T => run.immediate(work) as T,
    close: () => database.close(),
  }
}
