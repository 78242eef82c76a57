import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { AppError } from '../contract/result.ts'

type StorageError = Extract<AppError, { kind: 'storage' }>

/** The one thing a store throws that is not a bug: the disk, not the caller, is at fault. `error` is fit for the window. */
export class StorageFault extends Error {
  readonly error: StorageError

  constructor(problem: StorageError['problem'], detail: string, cause?: unknown) {
    super(`${problem}: ${detail}`, { cause })
    this.name = 'StorageFault'
    this.error = { kind: 'storage', problem, detail }
  }
}

/** Names what the disk did wrong; null where it did nothing wrong and the error is somebody's bug. `file` tells which disk to ask for room. */
export function storageFault(error: unknown, file: string): StorageFault | null {
  if (error instanceof StorageFault) return error
  const code = codeOf(error)
  const problem = code === null ? null : problemOf(code, file)
  // The code alone: messages of the file system carry paths.
  return code === null || problem === null ? null : new StorageFault(problem, code, error)
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

function problemOf(code: string, file: string): StorageError['problem'] | null {
  // SQLCipher answers NOTADB for a page whose HMAC does not fit, plain SQLite would say CORRUPT.
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'damaged'
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return 'disk-full'
  // A full disk also shows as a failed write of the WAL's index.
  if (/^SQLITE_(IOERR|CANTOPEN)/.test(code)) return hasRoom(file) ? 'read-only' : 'disk-full'
  if (/^(SQLITE_(READONLY|PERM|BUSY|LOCKED)|E(ACCES|PERM|ROFS|NOTDIR|EXIST|ISDIR|BUSY)$)/.test(code)) return 'read-only'
  return null
}

/** The index of the WAL alone takes 32 KiB. */
const leastRoom = 64 * 1024

export function hasRoom(file: string, bytes = leastRoom): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file))
    return bavail * bsize >= bytes
  } catch {
    return true
  }
}

/** The same store, whose methods throw a StorageFault where the disk is at fault. */
export function namingFaults<Store extends object>(store: Store, file: string, onDamage: () => void): Store {
  const named = Object.entries(store).map(([name, method]: [string, unknown]) => {
    if (typeof method !== 'function') throw new TypeError(`${name} is no method`)
    const call = (...input: unknown[]): unknown => {
      try {
        return Reflect.apply(method, store, input)
      } catch (error) {
        const fault = storageFault(error, file)
        if (fault?.error.problem === 'damaged') onDamage()
        throw fault ?? error
      }
    }
    return [name, call]
  })
  // The names and what they take are those of `store`, which the types lose on the way through its entries.
  return Object.fromEntries(named) as Store
}
