import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SetAside } from '../core/store-ports.ts'
import { connect } from './connect.ts'
import { historyMigrations } from './history.ts'
import { journalMigrations } from './journal.ts'
import { versionOf } from './migrate.ts'
import { filesOf } from './private-files.ts'
import { setAside } from './set-aside.ts'

/** With a key: what a newer version wrote with it. Without one nothing can be read, so all of it. */
export function setUnreadableAside(folder: string, newerThanKey: string | null, now: number): SetAside[] {
  const databases = [
    { file: 'journal' as const, migrations: journalMigrations },
    { file: 'history' as const, migrations: historyMigrations },
  ]
  return databases.flatMap(({ file, migrations }) => {
    const path = join(folder, `${file}.db`)
    if (filesOf(path).length === 0) return []
    if (newerThanKey !== null && !isNewer(path, newerThanKey, migrations.length)) return []
    return [{ file, as: setAside(path, now, newerThanKey === null ? 'unreadable' : 'newer') }]
  })
}

function isNewer(path: string, key: string, version: number): boolean {
  if (!existsSync(path)) return false
  const database = connect(path, key, { readonly: true })
  try {
    return versionOf(database) > version
  } finally {
    database.close()
  }
}
