import type { Database } from 'better-sqlite3-multiple-ciphers'

const pagesAtOnce = 200
/** Below are the two records that FTS5 cannot do without. */
const firstPage = 11

/**
 * Empties the index a few pages at a time and answers true when that is done: at once, a million messages would take ten seconds.
 * Until then nobody may read the index.
 */
export function wipeIndex(database: Database): boolean {
  // SQLite keeps hands off what belongs to a virtual table, unless told that it is meant.
  database.unsafeMode(true)
  try {
    const wiped = database
      .prepare('DELETE FROM search_data WHERE id IN (SELECT id FROM search_data WHERE id >= ? LIMIT ?)')
      .run(firstPage, pagesAtOnce)
    if (wiped.changes > 0) return false
  } finally {
    database.unsafeMode(false)
  }
  database.exec("INSERT INTO search (search) VALUES ('delete-all')")
  return true
}
