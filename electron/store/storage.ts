import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { AccountId } from '../contract/domain.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { OpeningProblem, Storage } from '../core/store-ports.ts'
import type { Clock } from '../core/system-ports.ts'
import { checkFiles } from './check-files.ts'
import { isDatabaseKey } from './connect.ts'
import { historyMigrations, historyStore } from './history.ts'
import { journalMigrations, journalStore } from './journal.ts'
import { keyFits } from './key-check.ts'
import { openDatabase } from './open-database.ts'
import { makePrivateDirectory } from './private-files.ts'
import { suspect } from './set-aside.ts'
import { setUnreadableAside } from './set-unreadable-aside.ts'
import { namingFaults, storageFault } from './storage-fault.ts'

type Opened = Extract<ReturnType<Storage['open']>, { ok: true }>['value']

/** Every account has a folder of its own below `directory`. The stores throw a StorageFault when the disk fails them, and nothing else that is not a bug. */
export function sqliteStorage({ directory, clock }: { directory: string; clock: Clock }): Storage {
  // A parsed id cannot name another folder.
  const folderOf = (accountId: AccountId): string => join(directory, AccountId.parse(accountId))

  function openBoth(folder: string, key: string | null): Opened {
    const files = { history: join(folder, 'history.db'), journal: join(folder, 'journal.db') }
    const now = clock.now()
    // The journal first: where it cannot be opened nothing happens to the history.
    const journal = openDatabase({ file: files.journal, key, migrations: journalMigrations, fullFsync: true, now })
    const history = closingOnFailure(journal.database, () =>
      openDatabase({ file: files.history, key, migrations: historyMigrations, fullFsync: false, now }),
    )
    return {
      history: namingFaults(historyStore(history.database, clock), files.history, () => suspect(files.history)),
      journal: namingFaults(journalStore(journal.database, clock), files.journal, () => suspect(files.journal)),
      setAside: [
        ...(journal.setAside === null ? [] : [{ file: 'journal' as const, as: journal.setAside }]),
        ...(history.setAside === null ? [] : [{ file: 'history' as const, as: history.setAside }]),
      ],
    }
  }

  return {
    open({ accountId, key, inMemory }) {
      const folder = folderOf(accountId)
      return answering(folder, () => {
        if (inMemory) return ok(openBoth(folder, null))
        if (!isDatabaseKey(key)) return fail({ problem: 'key-lost', detail: 'not a key' })
        makePrivateDirectory(folder)
        if (!keyFits(folder, key, [join(folder, 'journal.db'), join(folder, 'history.db')])) {
          return fail({ problem: 'key-lost', detail: 'key-check' })
        }
        return ok(openBoth(folder, key))
      })
    },
    setAside({ accountId, newerThanKey }) {
      const folder = folderOf(accountId)
      return answering(folder, () => ok(setUnreadableAside(folder, newerThanKey, clock.now())))
    },
    async check({ accountId, key, quick = false }) {
      const folder = folderOf(accountId)
      try {
        return ok(await checkFiles(folder, key, quick))
      } catch (error) {
        return fail(problemOf(error, folder))
      }
    },
    erase(accountId) {
      rmSync(folderOf(accountId), { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

function answering<T>(folder: string, work: () => Result<T, OpeningProblem>): Result<T, OpeningProblem> {
  try {
    return work()
  } catch (error) {
    return fail(problemOf(error, folder))
  }
}

function problemOf(error: unknown, folder: string): OpeningProblem {
  const fault = storageFault(error, join(folder, 'history.db'))?.error
  // What is damaged was set aside before it could come here, so this is a bug.
  if (fault === undefined || fault.problem === 'damaged' || fault.problem === 'key-lost') throw error
  return { problem: fault.problem, detail: fault.detail }
}

function closingOnFailure<T>(database: Database, work: () => T): T {
  try {
    return work()
  } catch (error) {
    database.close()
    throw error
  }
}
