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
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  if ((statSync(directory).mode & 0o077) !== 0) chmodSync(directory, 0o700)
}

/** SQLite gives the files it makes beside a database the permissions of the database, so only this one needs care. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'wx', 0o600))
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
