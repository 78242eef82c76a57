import { renameSync, writeFileSync } from 'node:fs'

/** Writes a file for its owner only, all of it or nothing, whenever the process ends. */
export function replaceFile(file: string, text: string): void {
  const fresh = `${file}.${process.pid}`
  writeFileSync(fresh, text, { mode: 0o600 })
  renameSync(fresh, file)
}
