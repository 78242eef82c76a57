import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId } from '../contract/domain.ts'
import { atomic } from './atomic.ts'
import { indexedWords, type IndexedRow, indexVersion } from './indexed-words.ts'
import type { OverwrittenText } from './overwritten-text.ts'
import { wipeIndex } from './wipe-index.ts'

export interface SearchIndex {
  /** Like `atomic`; the index is brought in line at the end of the outermost transaction. */
  atomic: <Input extends unknown[], T>(work: (...input: Input) => T) => (...input: Input) => T
  /** Like `atomic`; but inside another transaction it has no savepoint, which costs a fifth of what a message does: where it fails all of that one fails, even if the error is caught on the way. */
  joined: <Input extends unknown[], T>(work: (...input: Input) => T) => (...input: Input) => T
  /** A message was put, changed, moved or taken away. The last thing a caller does, so that what it undoes was never told. */
  changed: (before: IndexedRow | null, after: IndexedRow | null) => void
  /** All messages of a thread are about to go. */
  removing: (threadId: ThreadId) => void
  isReadable: () => boolean
  isComplete: () => boolean
  /** Works on so many messages at most; false when nothing is left to do. */
  slice: (limit: number) => boolean
}

type Change = { position: number; before: string | null; after: string | null }
type Row = [position: number, thread: number, sender: number | null, body: string]

/** Taking the words of a message out of the index takes some 5 ms, for each is wiped where it stands: so many while somebody waits, and so many in a slice. */
const removedAtOnce = 40
const removedInSlice = 4
const everything = Number.MAX_SAFE_INTEGER

export function searchIndex(database: Database, overwritten: OverwrittenText): SearchIndex {
  // The driver binds numbers as reals, which FTS5 takes for no rowids.
  const insert = database.prepare<[number, string]>('INSERT INTO search (rowid, words) VALUES (CAST(? AS INTEGER), ?)')
  const remove = database.prepare<[number, string]>(
    "INSERT INTO search (search, rowid, words) VALUES ('delete', CAST(? AS INTEGER), ?)",
  )
  const state = database
    .prepare<[], [tokens: string, downTo: number]>('SELECT tokens, down_to FROM indexing WHERE one = 1')
    .raw()
  const writeState = database.prepare<[string, number]>('UPDATE indexing SET (tokens, down_to) = (?, ?) WHERE one = 1')
  const olderThan = database
    .prepare<[number, number], Row>(
      'SELECT position, thread, sender, body FROM messages WHERE position < ? ORDER BY position DESC LIMIT ?',
    )
    .raw()
  const doom = database.prepare<[string, number]>(
    `INSERT INTO unindexed SELECT position, thread, sender, body FROM messages
     WHERE thread = (SELECT number FROM thread_ids WHERE id = ?) AND +position >= ?`,
  )
  const doomed = database
    .prepare<[number], Row>(
      'SELECT position, thread, sender, body FROM unindexed WHERE position >= 0 ORDER BY position LIMIT ?',
    )
    .raw()
  const forget = database.prepare<[number]>('DELETE FROM unindexed WHERE position <= ?')
  let pending: Change[] = []
  /** As it is in the database, once it was asked for; undefined again when it may have been undone. */
  let indexing: [tokens: string, downTo: number] | undefined
  /** Nothing waits to leave the index, once that was looked up; undefined again when it may be otherwise. */
  let isRid: boolean | undefined
  let spoiled: { by: unknown } | undefined

  function setState(tokens: string, downTo: number): void {
    writeState.run(tokens, downTo)
    indexing = [tokens, downTo]
  }

  function now(): { isReadable: boolean; isUntouched: boolean; downTo: number } {
    const [tokens, downTo] = (indexing ??= state.get()) ?? ['', everything]
    // As the migration leaves it where there were no messages: nothing is missing from it, whatever the version.
    const isUntouched = tokens === '' && downTo === 0
    const isReadable = tokens === indexVersion || isUntouched
    // One that was made by another version is good for nothing.
    return { isReadable, isUntouched, downTo: isReadable ? downTo : everything }
  }

  function changed(before: IndexedRow | null, after: IndexedRow | null): void {
    const { isUntouched, downTo } = now()
    if (isUntouched) setState(indexVersion, 0)
    // What is further down comes when its turn comes.
    if (before && before.position >= downTo) {
      pending.push({ position: before.position, before: indexedWords(before), after: null })
    }
    if (after && after.position >= downTo) {
      pending.push({ position: after.position, before: null, after: indexedWords(after) })
    }
  }

  /** In the order of rowids, in which FTS5 writes once; in any other order it writes a piece for each. */
  function flush(): void {
    const changes = pending.toSorted((a, b) => a.position - b.position)
    pending = []
    for (let n = 0; n < changes.length;) {
      const first = changes[n]
      if (!first) break
      const { position, before } = first
      let { after } = first
      for (n++; changes[n]?.position === position; n++) {
        // Of several changes of one row only what was before all and what is after all matters.
        after = changes[n]?.after ?? null
      }
      if (before === after) continue
      if (before !== null) remove.run(position, before)
      if (after !== null) insert.run(position, after)
    }
  }

  /** Text leaves the disk with the words, so both wait for the same rewriting. */
  function removeDoomed(limit: number): boolean {
    isRid = undefined
    const rows = doomed.all(limit)
    for (const row of rows) {
      const words = indexedWords(indexedRow(row))
      if (words !== null) remove.run(row[0], words)
    }
    const last = rows.at(-1)
    if (last === undefined) return false
    forget.run(last[0])
    overwritten.happened()
    return true
  }

  function makeAnew(): void {
    if (!wipeIndex(database)) return
    forget.run(everything)
    setState(indexVersion, everything)
  }

  function addOlder(downTo: number, limit: number): void {
    if (downTo === 0) return
    const rows = olderThan.all(downTo, limit)
    setState(indexVersion, rows.length < limit ? 0 : (rows.at(-1)?.[0] ?? 0))
    for (const row of rows.reverse()) {
      const words = indexedWords(indexedRow(row))
      if (words !== null) insert.run(row[0], words)
    }
  }

  const isComplete = (): boolean => now().downTo === 0 && (isRid ??= doomed.get(1) === undefined)

  const within: SearchIndex['atomic'] = work => {
    const run = atomic(database, (outermost: boolean, ...input: Parameters<typeof work>) => {
      const answer = work(...input)
      if (spoiled) throw spoiled.by
      if (outermost) flush()
      return answer
    })
    return (...input) => {
      const [told, count] = [pending, pending.length]
      try {
        return run(!database.inTransaction, ...input)
      } catch (error) {
        // The rows are as they were, so there is nothing to tell of.
        pending = told
        pending.length = count
        indexing = undefined
        isRid = undefined
        spoiled = undefined
        throw error
      }
    }
  }

  return {
    atomic: within,
    joined(work) {
      const alone = within(work)
      return (...input) => {
        if (!database.inTransaction) return alone(...input)
        try {
          return work(...input)
        } catch (error) {
          spoiled ??= { by: error }
          throw error
        }
      }
    },
    changed,
    removing(threadId) {
      flush()
      const { isReadable, downTo } = now()
      isRid = undefined
      doom.run(threadId, downTo)
      if (isReadable) removeDoomed(removedAtOnce)
    },
    isReadable: () => now().isReadable,
    isComplete,
    slice(limit) {
      const { isReadable, downTo } = now()
      if (!isReadable) makeAnew()
      else if (!removeDoomed(removedInSlice)) addOlder(downTo, limit)
      return !isComplete()
    },
  }
}

const indexedRow = ([position, thread, sender, body]: Row): IndexedRow => ({ position, thread, sender, body })
