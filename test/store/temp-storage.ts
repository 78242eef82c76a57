import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { AccountId, LocalId, MessageKey, ServerMessageId, ThreadId, UserId } from '../../electron/contract/domain.ts'
import type { Clock, OutboxItem, Storage, StoredMessage, StoredThread } from '../../electron/core/ports.ts'
import { sqliteStorage } from '../../electron/store/storage.ts'

export const account = AccountId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae7')
export const key = '0123456789abcdef'.repeat(4)
export const thread = ThreadId.parse('19:thread-one@thread.v2')
export const otherThread = ThreadId.parse('19:thread-two@thread.v2')
export const me = UserId.parse('8:acs:resource_me')
export const ann = UserId.parse('8:acs:resource_ann')
export const bob = UserId.parse('8:acs:resource_bob')
export const noon = Date.UTC(2025, 0, 1, 12)

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
  file(name: string): string
  tryOpen(input?: { key?: string; inMemory?: boolean }): ReturnType<Storage['open']>
  /** Fails the test where it does not open; closes with the test. */
  open(input?: { key?: string; inMemory?: boolean }): Opened
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

export function aMessage(n: number, changes: Partial<StoredMessage> = {}): StoredMessage {
  return {
    key: MessageKey.parse(`key-${n}`),
    threadId: thread,
    serverId: ServerMessageId.parse(`server-${n}`),
    sentAt: noon + n,
    version: noon + n,
    sequenceId: String(n),
    sender: { id: ann, name: 'Ann' },
    body: { kind: 'text', text: `message ${n}` },
    editedAt: null,
    metadata: {},
    ...changes,
  }
}

export function aThread(changes: Partial<StoredThread> = {}): StoredThread {
  return {
    id: thread,
    topic: 'Harbour',
    createdAt: noon,
    lastActivityAt: noon,
    membership: 'member',
    caughtUpTo: 0,
    older: { state: 'unknown' },
    ...changes,
  }
}

export function anOutboxItem(n: number, changes: Partial<OutboxItem> = {}): OutboxItem {
  return {
    localId: LocalId.parse(`01890a5d-ac96-774b-bcce-${String(n).padStart(12, '0')}`),
    threadId: thread,
    body: { kind: 'text', text: `unsent ${n}` },
    createdAt: noon + n,
    attempts: 0,
    firstAttemptAt: null,
    state: { state: 'queued' },
    ...changes,
  }
}
