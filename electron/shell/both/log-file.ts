import { closeSync, existsSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Log, LogFields } from '../../core/system-ports.ts'
import { redact } from './redact.ts'

const KEPT = 3

/**
 * One line of JSON per event, redacted. Written synchronously: the last line before a crash is the one that matters.
 * A log that cannot be written must not stop the app, so from then on it says nothing.
 */
export function openLogFile(input: { directory: string; now: () => number; maxBytes?: number }): Log & {
  file: string
  close(): void
} {
  const file = join(input.directory, 'parlance.log')
  const maxBytes = input.maxBytes ?? 1_000_000
  let descriptor: number | null = tryOpen(file)
  let size = descriptor === null ? 0 : fstatSync(descriptor).size

  function write(level: string, what: string, fields: LogFields = {}): void {
    const line = redact(JSON.stringify({ at: new Date(input.now()).toISOString(), level, what, ...fields })) + '\n'
    try {
      if (size > 0 && size + line.length > maxBytes) rotate()
      append(line)
    } catch {
      close()
    }
  }

  function append(line: string): void {
    if (descriptor !== null) size += writeSync(descriptor, line)
  }

  function rotate(): void {
    if (descriptor === null) return
    close()
    rmSync(join(input.directory, `parlance.${KEPT}.log`), { force: true })
    for (let n = KEPT - 1; n >= 1; n--) {
      const older = join(input.directory, `parlance.${n}.log`)
      if (existsSync(older)) renameSync(older, join(input.directory, `parlance.${n + 1}.log`))
    }
    renameSync(file, join(input.directory, 'parlance.1.log'))
    descriptor = tryOpen(file)
    size = 0
  }

  function close(): void {
    if (descriptor !== null) closeSync(descriptor)
    descriptor = null
  }

  return {
    file,
    info: (what, fields) => write('info', what, fields),
    warn: (what, fields) => write('warn', what, fields),
    error: (what, fields) => write('error', what, fields),
    close,
  }
}

function tryOpen(file: string): number | null {
  try {
    return openSync(file, 'a', 0o600)
  } catch {
    return null
  }
}
