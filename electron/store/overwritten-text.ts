import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Clock } from '../core/system-ports.ts'
import { isSmall } from './size.ts'

/** How long text that was edited or deleted may still be read in the WAL by who has the key. */
export const overwrittenWithinMs = 5_000

export interface OverwrittenText {
  /** To be called in the transaction that overwrites. */
  happened(): void
  /** Before the database is closed. */
  finish(): void
}

/**
 * `secure_delete` wipes a row where it stood, and emptying the WAL soon after wipes the earlier pages. What neither reaches are the
 * copies that splitting a page leaves in its unused part (about one in five hundred, with rows arriving out of order): those go
 * when the file is rewritten, which a small database does as it closes.
 */
export function overwrittenText(database: Database, clock: Clock): OverwrittenText {
  const wanted = database.prepare('SELECT 1 FROM upkeep WHERE rewrite_wanted = 1')
  const want = database.prepare('UPDATE upkeep SET rewrite_wanted = 1 WHERE rewrite_wanted = 0')
  const done = database.prepare('UPDATE upkeep SET rewrite_wanted = 0')
  let cancel: (() => void) | null = null

  function schedule(): void {
    cancel ??= clock.after(overwrittenWithinMs, () => {
      cancel = null
      if (!emptyWal()) schedule()
    })
  }

  /** False: somebody is still reading from it. */
  function emptyWal(): boolean {
    try {
      return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0
    } catch {
      // A full or failing disk; the next write will say so to somebody who can act on it.
      return false
    }
  }

  return {
    happened() {
      want.run()
      schedule()
    },
    finish() {
      cancel?.()
      if (database.memory) return
      emptyWal()
      if (wanted.get() !== undefined && isSmall(database)) {
        database.exec('VACUUM')
        done.run()
        emptyWal()
      }
    },
  }
}
