import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { Clock } from '../core/system-ports.ts'
import { inSlices } from './in-slices.ts'

const lookEveryMs = 10 * 60_000
/** A megabyte, moved in some 10 ms. */
const slicePages = 256
/** 16 MB. */
const worthwhilePages = 4096
const worthwhilePart = 0.25

/**
 * When what was written reaches the database, and when what was removed leaves the disk:
 * - A commit is on the disk, in the WAL, when its call returns. SQLite moves the WAL into the database by itself every 4000 pages
 *   (16 MB, connect.ts); it is moved and emptied altogether on opening, on closing, and five seconds after text was overwritten
 *   (overwritten-text.ts).
 * - Pages that are not used any more are wiped and stay in the file for what comes next. Where they are a quarter of it and 16 MB at
 *   least, they are given back here: a megabyte at a time with pauses between, so that nobody has to be away for it. Once begun it
 *   goes on until none is left.
 * - A file is rewritten as a whole only while it is small, on closing, after text was overwritten (overwritten-text.ts): of a large
 *   one that takes longer than anybody waits for an app to close.
 */
export function givingBack(database: Database, clock: Clock): { stop(): void } {
  if (database.memory) return { stop() {} }
  return inSlices(clock, {
    lookEveryMs,
    isWorthwhile: () => isWorthwhile(database),
    slice: () => giveBack(database),
  })
}

function isWorthwhile(database: Database): boolean {
  const free = freePages(database)
  return free >= worthwhilePages && free >= worthwhilePart * Number(database.pragma('page_count', { simple: true }))
}

function giveBack(database: Database): boolean {
  const before = freePages(database)
  database.pragma(`incremental_vacuum(${slicePages})`)
  const left = freePages(database)
  // A file begun before there was this has no map of its pages and gives nothing back until it is rewritten.
  if (left > 0 && left < before) return true
  database.pragma('wal_checkpoint(TRUNCATE)')
  return false
}

const freePages = (database: Database): number => Number(database.pragma('freelist_count', { simple: true }))
