import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { JournalStore } from '../core/store-ports.ts'
import type { Clock } from '../core/system-ports.ts'
import { closeDatabase } from './close-database.ts'
import { drafts } from './drafts.ts'
import type { Migration } from './migrate.ts'
import { outboxDraftsReading } from './migrations/journal-0001-outbox-drafts-reading.ts'
import { preferences as preferencesMigration } from './migrations/journal-0002-preferences.ts'
import { outbox } from './outbox.ts'
import { overwrittenText } from './overwritten-text.ts'
import { preferences } from './preferences.ts'
import { reading } from './reading.ts'
import { tryToWrite } from './try-to-write.ts'

export const journalMigrations: readonly Migration[] = [outboxDraftsReading, preferencesMigration]

export function journalStore(database: Database, clock: Clock): JournalStore {
  const overwritten = overwrittenText(database, clock)
  return {
    ...outbox(database, overwritten),
    ...drafts(database, overwritten),
    ...reading(database),
    ...preferences(database),
    tryToWrite: () => tryToWrite(database),
    close: () => closeDatabase(database, overwritten),
  }
}
