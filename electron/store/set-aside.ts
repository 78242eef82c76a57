import { existsSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { filesOf, moveDurably, writePrivateFile } from './private-files.ts'

/** Renames a damaged database and what belongs to it; answers the new name. Nothing is ever deleted here. */
export function setAside(file: string, now: number): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  let as = `${file}.damaged-${time}`
  for (let n = 2; existsSync(as); n++) as = `${file}.damaged-${time}-${n}`
  // The database goes last: after a crash in between it is still there to be found damaged, and reported, again.
  for (const part of filesOf(file)) moveDurably(part, as + part.slice(file.length))
  clearSuspicion(file)
  return basename(as)
}

/** Damage met while the database is in use is looked into when it is opened next. */
export function suspect(file: string): void {
  try {
    writePrivateFile(markOf(file), '')
  } catch {
    // A disk that takes no mark will fail the next opening by itself.
  }
}

export const isSuspect = (file: string): boolean => existsSync(markOf(file))

export function clearSuspicion(file: string): void {
  rmSync(markOf(file), { force: true })
}

const markOf = (file: string): string => `${file}.suspect`
