import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'
import Driver, { type Database } from 'better-sqlite3-multiple-ciphers'
import { StartError } from '../start-error.ts'
import { migrations } from './migrations.ts'

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown'

/**
 * Opens `service.db` in `directory` (made when missing), or a database in memory when `directory` is undefined.
 * Throws StartError when the place cannot be used, is in use, is damaged, or was written by a newer version.
 */
export function openDatabase(options: { directory: string | undefined }): Database {
  if (options.directory === undefined) return migrated(new Driver(':memory:'))
  const file = path.join(options.directory, 'service.db')
  prepareFile(options.directory, file)
  let database: Database | undefined
  try {
    // The lock is the operating system's, so it goes with the process however that ends.
    database = new Driver(file, { timeout: 200 })
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('secure_delete = ON')
    return checked(migrated(database))
  } catch (cause) {
    database?.close()
    throw cause instanceof StartError ? cause : startError(codeOf(cause), file)
  }
}

function prepareFile(directory: string, file: string): void {
  try {
    // Recursive only where needed: on file systems that refuse with ENOENT, Node's recursion never ends.
    if (!existsSync(directory)) mkdirSync(directory, { recursive: !existsSync(path.dirname(directory)), mode: 0o700 })
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  } catch (cause) {
    throw new StartError({
      failure: 'data-directory',
      message: `cannot use the data directory ${directory}: ${codeOf(cause)}`,
    })
  }
}

function migrated(database: Database): Database {
  database.pragma('foreign_keys = ON')
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > migrations.length) {
    throw new StartError({
      failure: 'database-newer',
      message: `${database.name} was written by a newer version (${version}, this one knows ${migrations.length})`,
    })
  }
  migrations.slice(version).forEach((sql, index) => {
    database.transaction(() => {
      database.exec(sql)
      database.pragma(`user_version = ${version + index + 1}`)
    })()
  })
  return database
}

function checked(database: Database): Database {
  if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') {
    throw startError('SQLITE_CORRUPT', database.name)
  }
  return database
}

function startError(code: string, file: string): StartError {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new StartError({ failure: 'data-in-use', message: `${file} is in use by another service` })
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_ERROR') {
    return new StartError({
      failure: 'database-damaged',
      message: `${file} is damaged (${code}); move it aside or start with another --data`,
    })
  }
  return new StartError({ failure: 'data-directory', message: `cannot open ${file}: ${code}` })
}
