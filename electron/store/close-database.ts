import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { OverwrittenText } from './overwritten-text.ts'
import { isSmall } from './size.ts'

/** May be called twice. The last chores are worth doing but not worth failing for: everything is on the disk already. */
export function closeDatabase(database: Database, overwritten: OverwrittenText): void {
  if (!database.open) return
  for (const chore of [() => optimize(database), () => overwritten.finish()]) {
    try {
      chore()
    } catch {
      // A full or damaged disk; the next opening says so.
    }
  }
  database.close()
}

/** Analysing a million messages takes seconds, and every statement has its index with or without. */
function optimize(database: Database): void {
  if (isSmall(database)) database.pragma('optimize')
}
