import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { AccountId } from '../../electron/contract/domain.ts'
import type { HistoryStore } from '../../electron/core/store-ports.ts'
import { systemClock } from '../../electron/shell/both/clock.ts'
import { configure, connect } from '../../electron/store/connect.ts'
import { mergedIndex } from '../../electron/store/merged-index.ts'
import { sqliteStorage } from '../../electron/store/storage.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { median, quantile } from './row.ts'
import { threads, writtenHistory } from './written-history.ts'

const accountId = AccountId.parse('7c9e6679-7425-40de-944b-e07fc1f90ae7')
const key = '0123456789abcdef'.repeat(4)
const atOnce = 10_000

export interface HistoryFile {
  count: number
  history: HistoryStore
  /** The same file, as bare as it gets. */
  bare: Database
}

const files = new Map<number, HistoryFile>()

/** An encrypted, indexed history of so many messages, written once per run through the port. */
export function historyFile(count: number): HistoryFile {
  const known = files.get(count)
  if (known) return known
  const directory = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  const storage = sqliteStorage({ directory, clock: systemClock })
  const open = (): HistoryStore => expectOk(storage.open({ accountId, key, inMemory: false })).history
  write(open(), count)
  const bare = connect(join(directory, accountId, 'history.db'), key)
  configure(bare, { fullFsync: false })
  merge(bare)
  const file = { count, history: open(), bare }
  files.set(count, file)
  return file
}

/** The index as the app has it some minutes after a history was fetched. */
function merge(database: Database): void {
  let timer = { ms: 0, run: (): void => {} }
  const clock = {
    now: () => 0,
    after(ms: number, run: () => void) {
      timer = { ms, run }
      return () => {}
    },
  }
  mergedIndex(database, { isComplete: () => true }, clock)
  const look = timer.ms
  const slices: number[] = []
  do {
    const started = performance.now()
    timer.run()
    slices.push(performance.now() - started)
  } while (timer.ms < look)
  const seconds = slices.reduce((sum, ms) => sum + ms, 0) / 1000
  console.error(
    `  index merged in ${slices.length} slices, ${seconds.toFixed(1)} s, ${median(slices).toFixed(1)} ms each (p95 ${quantile(slices, 0.95).toFixed(1)}, longest ${Math.max(...slices).toFixed(0)})`,
  )
}

function write(history: HistoryStore, count: number): void {
  const started = performance.now()
  for (const id of threads) {
    history.putThread({
      ...{ id, topic: `Conversation ${id}`, createdAt: 0, lastActivityAt: 0, membership: 'member', caughtUpTo: 0 },
      retentionDays: null,
      metadata: {},
    })
  }
  const messages = writtenHistory(count)
  for (let written = 0; written < count; written += atOnce) {
    history.transaction(() => {
      for (let n = 0; n < atOnce; n++) {
        const next = messages.next()
        if (!next.done) history.putMessage(next.value)
      }
    })
    if (written % 100_000 === 0) console.error(`  ${written} of ${count} messages written`)
  }
  history.close()
  const seconds = (performance.now() - started) / 1000
  console.error(`  ${count} messages in ${seconds.toFixed(0)} s, ${((seconds / count) * 1e6).toFixed(0)} µs each`)
}
