import type { Database } from 'better-sqlite3-multiple-ciphers'
import { StorageFault } from './storage-fault.ts'

/** One step of a database's shape, in one file, never edited once released. */
export interface Migration {
  number: number
  purpose: string
  sql: string
}

/** What `user_version` says: the number of the last migration that was applied. */
export function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}

export function refuseNewer(database: Database, migrations: readonly Migration[]): void {
  const version = versionOf(database)
  if (version > migrations.length) throw new StorageFault('newer-version', `${version} > ${migrations.length}`)
}

/** Each missing step in a transaction of its own: a crash leaves the database at a number that tells the truth. */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  for (const { number, sql } of migrations.slice(versionOf(database))) {
    database
      .transaction(() => {
        database.exec(sql)
        database.pragma(`user_version = ${number}`)
      })
      .immediate()
  }
}
