import { existsSync, rmSync, statSync } from 'node:fs'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { configure, connect } from './connect.ts'
import type { Migration } from './migrate.ts'
import { migrate, refuseNewer, versionOf } from './migrate.ts'
import { filesOf, makePrivateAgain, makePrivateFile, moveDurably } from './private-files.ts'
import { isSmall } from './size.ts'
import { clearSuspicion, isCondemned, isSuspect, setAside } from './set-aside.ts'
import { StorageFault, storageFault } from './storage-fault.ts'

export interface DatabaseInput {
  file: string
  /** Null keeps it in memory. */
  key: string | null
  migrations: readonly Migration[]
  /** On macOS: each commit reaches the disk itself and not only its cache. */
  fullFsync: boolean
  now: number
}

/** Throws a StorageFault where the disk does not allow it or the file comes from a newer version; a damaged file is set aside and a new one begun. */
export function openDatabase(input: DatabaseInput): { database: Database; setAside: string | null } {
  if (input.key === null) return { database: prepare(connect(input.file, null), input), setAside: null }
  if (!existsSync(input.file)) {
    // A WAL without its database belongs to nothing that could still be read.
    if (filesOf(input.file).length > 0) setAside(input.file, input.now)
    return { database: begin(input), setAside: null }
  }
  try {
    return { database: open(input), setAside: null }
  } catch (error) {
    if (storageFault(error, input.file)?.error.problem !== 'damaged') throw error
    const as = setAside(input.file, input.now)
    return { database: begin(input), setAside: as }
  }
}

function open(input: DatabaseInput): Database {
  makePrivateAgain(input.file)
  // Files are finished before they get their name, so an empty one was emptied.
  if (statSync(input.file).size === 0) throw new StorageFault('damaged', 'empty')
  if (isCondemned(input.file)) throw new StorageFault('damaged', 'found by a full check')
  const database = connect(input.file, input.key)
  try {
    refuseNewer(database, input.migrations)
    if (versionOf(database) === 0) throw new StorageFault('damaged', 'no tables')
    // Damage in a larger one is met when its page is read, for each page carries an HMAC, and looked into at the next opening.
    if (isSmall(database) || isSuspect(input.file)) check(database)
    clearSuspicion(input.file)
    return prepare(database, input)
  } catch (error) {
    database.close()
    throw error
  }
}

function check(database: Database): void {
  if (database.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new StorageFault('damaged', 'quick_check')
}

/** Built under another name: a crash on the way leaves no half-made database to be taken for a damaged one. */
function begin(input: DatabaseInput): Database {
  const draft = `${input.file}.new`
  for (const leftover of filesOf(draft)) rmSync(leftover)
  makePrivateFile(draft)
  prepare(connect(draft, input.key), input).close()
  moveDurably(draft, input.file)
  return prepare(connect(input.file, input.key), input)
}

function prepare(database: Database, input: DatabaseInput): Database {
  try {
    configure(database, input)
    tryToWrite(database)
    migrate(database, input.migrations)
    readVirtualTables(database)
    // What was edited or deleted before a crash leaves the WAL now.
    database.pragma('wal_checkpoint(TRUNCATE)')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Of what they are made of SQLite reads the beginning when they are first named: here damage to it is still set aside. */
function readVirtualTables(database: Database): void {
  const names = database
    .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'")
    .pluck()
  for (const name of names.all()) database.prepare(`SELECT 1 FROM "${String(name)}" LIMIT 0`).get()
}

/** SQLite opens a file that may only be read without a word; better to hear of it now than at the first message. */
function tryToWrite(database: Database): void {
  database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${versionOf(database)}; ROLLBACK`)
}
