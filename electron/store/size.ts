import type { Database } from 'better-sqlite3-multiple-ciphers'

const small = 16 * 1024 * 1024

/** Whether reading all of it (some 50 ms) or rewriting it (some 400 ms) may be done while somebody waits for it to open or close. */
export function isSmall(database: Database): boolean {
  const pages = Number(database.pragma('page_count', { simple: true }))
  return pages * Number(database.pragma('page_size', { simple: true })) <= small
}
