import type { Database } from 'better-sqlite3-multiple-ciphers'

/** So many messages of one millisecond keep their place; 1024 keeps positions safe integers until the year 2248. */
const perMillisecond = 1024

/** Later times, which only a broken clock can tell, share the end of the range. */
const latest = Math.floor(Number.MAX_SAFE_INTEGER / perMillisecond) - 1_000_000

/** No message of that time or later has a lower one. */
export const firstPosition = (sentAt: number): number => Math.min(sentAt, latest) * perMillisecond

/** Answers a free rowid for a message of that time, such that rowids grow with time: the newest messages are found first without sorting. */
export function positions(database: Database): (sentAt: number) => number {
  const highest = highestIn('messages')
  // Those are gone, but their words are still to leave the index.
  const highestLeaving = highestIn('unindexed')

  function highestIn(table: 'messages' | 'unindexed'): (first: number, last: number) => number {
    const found = database
      .prepare<[number, number], number | null>(`SELECT max(position) FROM ${table} WHERE position BETWEEN ? AND ?`)
      .pluck()
    return (first, last) => found.get(first, last) ?? 0
  }

  return sentAt => {
    // A millisecond that is full overflows into the next: order between the two is lost for search, and only for search.
    for (let first = firstPosition(sentAt); ; first += perMillisecond) {
      const last = first + perMillisecond - 1
      const taken = Math.max(highest(first, last), highestLeaving(first, last), first - 1)
      if (taken < last) return taken + 1
    }
  }
}
