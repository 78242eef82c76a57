import type { Database } from 'better-sqlite3-multiple-ciphers'

/** So many messages of one millisecond keep their place; 1024 keeps positions safe integers until the year 2248. */
const perMillisecond = 1024

/** Later times, which only a broken clock can tell, share the end of the range. */
const latest = Math.floor(Number.MAX_SAFE_INTEGER / perMillisecond) - 1_000_000

/** Answers a free rowid for a message of that time, such that rowids grow with time: the newest messages are found first without sorting. */
export function positions(database: Database): (sentAt: number) => number {
  const highest = database
    .prepare<[number, number], number | null>('SELECT max(position) FROM messages WHERE position BETWEEN ? AND ?')
    .pluck()

  return sentAt => {
    // A millisecond that is full overflows into the next: order between the two is lost for search, and only for search.
    for (let first = Math.min(sentAt, latest) * perMillisecond; ; first += perMillisecond) {
      const last = first + perMillisecond - 1
      const taken = highest.get(first, last) ?? first - 1
      if (taken < last) return taken + 1
    }
  }
}
