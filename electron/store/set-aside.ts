import { existsSync, readFileSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import { filesOf, moveDurably, writePrivateFile } from './private-files.ts'

/** Why a database is not used any more; becomes part of its name. */
export type Aside = 'damaged' | 'unreadable' | 'newer'

/** Renames a database and what belongs to it; answers the new name. Nothing is ever deleted here. */
export function setAside(file: string, now: number, why: Aside = 'damaged'): string {
  const time = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')
  let as = `${file}.${why}-${time}`
  for (let n = 2; existsSync(as); n++) as = `${file}.${why}-${time}-${n}`
  // The database goes last: after a crash in between it is still there to be found damaged, and reported, again.
  for (const part of filesOf(file)) moveDurably(part, as + part.slice(file.length))
  clearSuspicion(file)
  return basename(as)
}

/** Damage met while the database is in use is looked into when it is opened next. */
export function suspect(file: string): void {
  mark(file, '')
}

/** Damage that was found by reading all of it: not every kind shows to the quicker look at the next opening. */
export function condemn(file: string): void {
  mark(file, 'damaged')
}

export const isSuspect = (file: string): boolean => existsSync(markOf(file))
export const isCondemned = (file: string): boolean =>
  existsSync(markOf(file)) && readFileSync(markOf(file), 'utf8') === 'damaged'

export function clearSuspicion(file: string): void {
  rmSync(markOf(file), { force: true })
}

function mark(file: string, text: string): void {
  try {
    writePrivateFile(markOf(file), text)
  } catch {
    // A disk that takes no mark will fail the next opening by itself.
  }
}

const markOf = (file: string): string => `${file}.suspect`
