import type { Database } from 'better-sqlite3-multiple-ciphers'

export interface Statistics {
  people: number
  threads: number
  messages: number
}

/** How much there is; cheap at any size. */
export function statistics(database: Database): () => Statistics {
  const select = database.prepare<[], Statistics>(`
    select
      (select count(*) from identities where deleted_at is null) as people,
      (select count(*) from threads where deleted_at is null) as threads,
      (select coalesce(sum(last_sequence), 0) from threads where deleted_at is null) as messages`)
  return () => select.get() ?? { people: 0, threads: 0, messages: 0 }
}
