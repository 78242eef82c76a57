import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { HistoryStore } from '../core/store-ports.ts'
import type { Clock } from '../core/system-ports.ts'
import { closeDatabase } from './close-database.ts'
import { givingBack } from './free-space.ts'
import { holes } from './holes.ts'
import { mergedIndex } from './merged-index.ts'
import { messageReads } from './messages.ts'
import type { Migration } from './migrate.ts'
import { threadsAndMessages } from './migrations/history-0001-threads-and-messages.ts'
import { holes as holesMigration } from './migrations/history-0002-holes.ts'
import { search as searchMigration } from './migrations/history-0003-search.ts'
import { threadMetadata } from './migrations/history-0004-thread-metadata.ts'
import { mentions as mentionsMigration } from './migrations/history-0005-mentions.ts'
import { numbers } from './numbers.ts'
import { overwrittenText } from './overwritten-text.ts'
import { people } from './people.ts'
import { messageWriter } from './put-message.ts'
import { readMarks } from './read-marks.ts'
import { searchIndex } from './search-index.ts'
import { searches } from './search.ts'
import { threads } from './threads.ts'
import { tryToWrite } from './try-to-write.ts'

export const historyMigrations: readonly Migration[] = [
  threadsAndMessages,
  holesMigration,
  searchMigration,
  threadMetadata,
  mentionsMigration,
]

export function historyStore(database: Database, clock: Clock): HistoryStore {
  const overwritten = overwrittenText(database, clock)
  const freeSpace = givingBack(database, clock)
  const numbered = numbers(database)
  const { wrote, ...persons } = people(database, numbered, clock)
  const index = searchIndex(database, overwritten)
  const merged = mergedIndex(database, index, clock)
  const putMessage = messageWriter(database, { numbers: numbered, people: { wrote }, overwritten, index })
  const { removeThread, ...threadRows } = threads(database, numbered, overwritten, index)
  const run = index.atomic((work: () => unknown) => work())

  return {
    transaction<T>(work: () => T): T {
      // One prepared transaction serves all, so it cannot know what each of them answers.
      return run(work) as T
    },
    ...threadRows,
    removeThread: index.atomic(removeThread),
    ...holes(database, numbered),
    ...messageReads(database),
    putMessage: index.joined(putMessage),
    ...searches(database, index),
    isIndexed: () => index.isComplete(),
    indexSlice: index.atomic(limit => index.slice(limit)),
    ...persons,
    ...readMarks(database, numbered),
    tryToWrite: () => tryToWrite(database),
    close() {
      freeSpace.stop()
      merged.stop()
      closeDatabase(database, overwritten)
    },
  }
}
