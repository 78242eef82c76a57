import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Nobody but the user looks in, whatever the umask says. */
export function makePrivateDirectory(directory: string): void {
  // Not `recursive`, which says ENOENT where the disk is read-only.
  if (!existsSync(directory)) {
    if (!existsSync(dirname(directory))) makePrivateDirectory(dirname(directory))
    mkdirSync(directory, { mode: 0o700 })
  }
  if ((statSync(directory).mode & 0o077) !== 0) chmodSync(directory, 0o700)
}

/** SQLite gives the files it makes beside a database the permissions of the database, so only this one needs care. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'wx', 0o600))
}

/** Files that came back from a backup, or from a disk that was read-only for a while, may have any permissions. */
export function makePrivateAgain(database: string): void {
  for (const file of filesOf(database)) {
    if ((statSync(file).mode & 0o777) === 0o600) continue
    try {
      chmodSync(file, 0o600)
    } catch {
      // Not ours to change; whether it can be used shows when it is opened.
    }
  }
}

/** Whole or not at all, and on the disk when it returns. */
export function writePrivateFile(file: string, text: string): void {
  const draft = `${file}.new`
  rmSync(draft, { force: true })
  writeFileSync(draft, text, { mode: 0o600, flush: true })
  moveDurably(draft, file)
}

export function moveDurably(from: string, to: string): void {
  renameSync(from, to)
  // Windows opens no directories, and needs no such thing.
  if (process.platform === 'win32') return
  const directory = openSync(dirname(to), 'r')
  try {
    fsyncSync(directory)
  } finally {
    closeSync(directory)
  }
}

/** A database and what SQLite keeps beside it, the database last. */
export const filesOf = (database: string): string[] =>
  [`${database}-wal`, `${database}-shm`, database].filter(existsSync)
