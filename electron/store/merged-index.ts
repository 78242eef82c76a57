import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Clock } from '../core/system-ports.ts'
import { inSlices } from './in-slices.ts'
import type { SearchIndex } from './search-index.ts'

const lookEveryMs = 60_000
/** Merged in some 2 ms; but it stops at the end of a word only, and one that all of a million messages have takes 250. */
const slicePages = 16
/** More in a minute is a history that is being fetched. */
const fewChanges = 1000
/** Smaller ones are read at once, and FTS5 merges sixteen of them by itself. */
const largePages = 64
const fewLarge = 2

/**
 * Fetching a history leaves the index in segments, and a search looks into all of them: for the fifty words of a beginning, into
 * fifty times as many. Once the fetching is over, and after a start, two of a size are merged until none are left, which halves
 * what a search takes. A large one is written anew only with another as large, and not for a few messages.
 */
export function mergedIndex(
  database: Database,
  index: Pick<SearchIndex, 'isComplete'>,
  clock: Clock,
): { stop(): void } {
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck()
  // There is a row here for every page.
  const large = database
    .prepare<[number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM search_idx GROUP BY segid HAVING count(*) >= CAST(? AS INTEGER))',
    )
    .pluck()
  const merge = database.prepare<[number]>("INSERT INTO search (search, rank) VALUES ('merge', CAST(? AS INTEGER))")
  const changed = (): number => changes.get() ?? 0
  let lastLook = changed()
  let isDue = true

  return inSlices(clock, {
    lookEveryMs,
    isWorthwhile() {
      const isBusy = changed() - lastLook > fewChanges
      lastLook = changed()
      if (isBusy) isDue = true
      // One that is being made anew must not be looked into.
      if (isBusy || !isDue || !index.isComplete()) return false
      isDue = false
      if ((large.get(largePages) ?? 0) <= fewLarge) return false
      database.exec("INSERT INTO search (search, rank) VALUES ('usermerge', 2)")
      return true
    },
    slice() {
      const before = changed()
      merge.run(slicePages)
      lastLook = changed()
      // The statement itself counts as one.
      return lastLook - before > 1
    },
  })
}
