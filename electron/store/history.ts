import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Clock, HistoryStore } from '../core/ports.ts'
import { closeDatabase } from './close-database.ts'
import { messageReads } from './messages.ts'
import type { Migration } from './migrate.ts'
import { threadsAndMessages } from './migrations/history-0001-threads-and-messages.ts'
import { numbers } from './numbers.ts'
import { overwrittenText } from './overwritten-text.ts'
import { people } from './people.ts'
import { messageWriter } from './put-message.ts'
import { readMarks } from './read-marks.ts'
import { threads } from './threads.ts'

export const historyMigrations: readonly Migration[] = [threadsAndMessages]

export function historyStore(database: Database, clock: Clock): HistoryStore {
  const overwritten = overwrittenText(database, clock)
  const numbered = numbers(database)
  const { wrote, ...persons } = people(database, numbered, clock)
  const putMessage = messageWriter(database, { numbers: numbered, people: { wrote }, overwritten })
  // Inside another transaction this is a savepoint.
  const run = database.transaction((work: () => unknown) => work())

  return {
    transaction<T>(work: () => T): T {
      // The driver's type forgets that it answers what `work` answers.
      return run.immediate(work) as T
    },
    ...threads(database, numbered, overwritten),
    ...messageReads(database),
    putMessage: database.transaction(putMessage).immediate,
    ...persons,
    ...readMarks(database, numbered),
    close: () => closeDatabase(database, overwritten),
  }
}
