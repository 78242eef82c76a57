import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

/** One JSON object on disk, written whole and atomically. electron-store and conf both are one. */
export interface JsonFile {
  read(): Record<string, unknown>
  /** Durable when it returns. */
  write(values: Record<string, unknown>): void
}

/** Opens `name`.json in the directory; the engine differs per host. */
export type OpenJsonFile = (input: { directory: string; name: string }) => JsonFile

/**
 * A file the engine could not read would stop the app from starting, and its own remedy is to empty it.
 * What the user had stays beside it; the answer is where, null when there was nothing to do.
 */
export function setAsideIfBroken(directory: string, name: string, now: Date): string | null {
  const file = join(directory, `${name}.json`)
  if (!existsSync(file) || isObject(file)) return null
  const aside = join(directory, `${name}.broken-${now.toISOString().replaceAll(/[:.]/g, '-')}.json`)
  renameSync(file, aside)
  return aside
}

function isObject(file: string): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch (cause) {
    // Unreadable for another reason, such as rights, is not broken and must not be moved.
    return !(cause instanceof SyntaxError)
  }
}
