import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId } from '../contract/domain.ts'
import type { JournalStore } from '../core/store-ports.ts'
import type { Clock } from '../core/system-ports.ts'
import { atomic } from './atomic.ts'
import { closeDatabase } from './close-database.ts'
import { contacts } from './contacts.ts'
import { drafts } from './drafts.ts'
import type { Migration } from './migrate.ts'
import { outboxDraftsReading } from './migrations/journal-0001-outbox-drafts-reading.ts'
import { preferences as preferencesMigration } from './migrations/journal-0002-preferences.ts'
import { outboxOfAnyWork } from './migrations/journal-0003-outbox-of-any-work.ts'
import { standingsAndContacts } from './migrations/journal-0004-standings-and-contacts.ts'
import { draftsWithForm } from './migrations/journal-0005-drafts-with-form.ts'
import { outbox } from './outbox.ts'
import { overwrittenText } from './overwritten-text.ts'
import { preferences } from './preferences.ts'
import { reading } from './reading.ts'
import { standings } from './standings.ts'
import { tryToWrite } from './try-to-write.ts'

export const journalMigrations: readonly Migration[] = [
  outboxDraftsReading,
  preferencesMigration,
  outboxOfAnyWork,
  standingsAndContacts,
  draftsWithForm,
]

export function journalStore(database: Database, clock: Clock): JournalStore {
  const overwritten = overwrittenText(database, clock)
  const run = atomic(database, (work: () => unknown) => work())
  const forget = ['outbox', 'drafts', 'reading', 'receipts', 'standings'].map(table =>
    database.prepare<[string]>(`DELETE FROM ${table} WHERE thread_id = ?`),
  )

  function forgetThread(threadId: ThreadId): void {
    const gone = forget.map(statement => statement.run(threadId).changes)
    if (gone.some(changes => changes > 0)) overwritten.happened()
  }

  return {
    transaction<T>(work: () => T): T {
      // One prepared transaction serves all, so it cannot know what each of them answers.
      return run(work) as T
    },
    forgetThread: atomic(database, forgetThread),
    ...outbox(database, overwritten),
    ...drafts(database, overwritten),
    ...reading(database),
    ...standings(database),
    ...contacts(database, overwritten),
    ...preferences(database),
    tryToWrite: () => tryToWrite(database),
    close: () => closeDatabase(database, overwritten),
  }
}
