import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId, UserId } from '../contract/domain.ts'

/** The numbers that stand for the long ids of threads and people inside the history. */
export interface Numbers {
  thread(id: ThreadId): number
  person(id: UserId): number
}

export function numbers(database: Database): Numbers {
  const thread = numbering('thread_ids')
  const person = numbering('person_ids')

  function numbering(table: 'thread_ids' | 'person_ids'): (id: string) => number {
    const find = database.prepare<[string], number>(`SELECT number FROM ${table} WHERE id = ?`).pluck()
    const add = database.prepare<[string]>(`INSERT INTO ${table} (id) VALUES (?)`)
    return id => find.get(id) ?? Number(add.run(id).lastInsertRowid)
  }

  return { thread, person }
}
