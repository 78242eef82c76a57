import type { Database } from 'better-sqlite3-multiple-ciphers'

/** The same work, all or nothing and on the disk when it returns; inside another transaction it is a savepoint of that one. */
export function atomic<Input extends unknown[], T>(
  database: Database,
  work: (...input: Input) => T,
): (...input: Input) => T {
  const run = database.transaction(work)
  // Takes the write lock at once: one that is taken half-way fails without waiting where another process holds it.
  return (...input) => run.immediate(...input)
}
