import type { Database } from 'better-sqlite3-multiple-ciphers'
import { hasRoom, StorageFault } from './storage-fault.ts'

/** A disk with less free than this takes one small write and fails the next message. */
const useful = 1024 * 1024

/** Commits what is there already; throws where nothing, or next to nothing, can be written. */
export function tryToWrite(database: Database): void {
  if (!database.memory && !hasRoom(database.name, useful)) throw new StorageFault('disk-full', 'next to no room')
  // SQLite writes the row, changed or not.
  database.exec('UPDATE upkeep SET rewrite_wanted = rewrite_wanted')
}
