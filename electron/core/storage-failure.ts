import { AppError } from '../contract/result.ts'

export type StorageFailure = Extract<AppError, { kind: 'storage' }>

/** What a store throws when the disk, not the caller, is at fault carries an error fit for the window; anything else it throws is a bug. */
export function storageFailure(cause: unknown): StorageFailure | null {
  if (!(cause instanceof Error) || !('error' in cause)) return null
  const carried = AppError.safeParse(cause.error)
  return carried.success && carried.data.kind === 'storage' ? carried.data : null
}
