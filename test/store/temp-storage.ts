import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Storage } from '../../electron/core/store-ports.ts'
import type { Clock } from '../../electron/core/system-ports.ts'
import { sqliteStorage } from '../../electron/store/storage.ts'
import { account, key, noon } from './fixtures.ts'

export interface ManualClock extends Clock {
  advance(ms: number): void
}

export function manualClock(start = noon): ManualClock {
  let now = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter(other => other !== timer)
      }
    },
    advance(ms) {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { run } of due) run()
    },
  }
}

/** A folder of this test's own, gone when it ends. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parlance-store-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export type Opened = Extract<ReturnType<Storage['open']>, { ok: true }>['value']

export interface Place {
  directory: string
  clock: ManualClock
  storage: Storage
  /** The account's own folder, and what is in it. */
  folder: string
  file: (name: string) => string
  tryOpen: (input?: { key?: string; inMemory?: boolean }) => ReturnType<Storage['open']>
  /** Fails the test where it does not open; closes with the test. */
  open: (input?: { key?: string; inMemory?: boolean }) => Opened
}

export function place(directory = join(tempFolder(), 'databases')): Place {
  const clock = manualClock()
  const storage = sqliteStorage({ directory, clock })
  const folder = join(directory, account)
  const tryOpen: Place['tryOpen'] = input => storage.open({ accountId: account, key, inMemory: false, ...input })
  return {
    directory,
    clock,
    storage,
    folder,
    file: name => join(folder, name),
    tryOpen,
    open(input) {
      const opened = tryOpen(input)
      if (!opened.ok) throw new Error(`did not open: ${opened.error.problem} ${opened.error.detail}`)
      onTestFinished(() => close(opened.value))
      return opened.value
    },
  }
}

export function close({ history, journal }: Opened): void {
  history.close()
  journal.close()
}
