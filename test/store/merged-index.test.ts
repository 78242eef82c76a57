import { expect, test } from 'vitest'
import type { HistoryStore } from '../../electron/core/store-ports.ts'
import { connect } from '../../electron/store/connect.ts'
import { decrypted } from './decrypted.ts'
import { aMessage, key, noon } from './fixtures.ts'
import { close, place, type Place } from './temp-storage.ts'

const minute = 60_000
const perPage = 1000
const pages = 9

function fetchPage(history: HistoryStore, page: number): void {
  history.transaction(() => {
    for (let n = page * perPage; n < (page + 1) * perPage; n++) {
      const words = Array.from({ length: 8 }, (_, at) => `w${(n * 7919 * (at + 3)) % 100_003}`)
      history.putMessage(aMessage(n, { body: { kind: 'text', text: `common rare-${n} ${words.join(' ')}` } }))
    }
  })
}

function fetched(here: Place): HistoryStore {
  const { history } = here.open()
  for (let page = 0; page < pages; page++) fetchPage(history, page)
  return history
}

/** It looks, sees that much was written, looks again, and goes on. */
function passTime(here: Place, slices = 1000): void {
  here.clock.advance(minute)
  here.clock.advance(minute)
  for (let n = 0; n < slices; n++) here.clock.advance(200)
}

/** By a second connection, which also throws where FTS5 finds its own structure at odds. */
function segments(here: Place): number {
  const database = connect(here.file('history.db'), key)
  try {
    database.exec("INSERT INTO search (search) VALUES ('integrity-check')")
    return database.prepare<[], number>('SELECT count(DISTINCT segid) FROM search_idx').pluck().get() ?? 0
  } finally {
    database.close()
  }
}

function found(history: HistoryStore, word: string): string[] {
  const all = [{ kind: 'phrase' as const, tokens: [word], prefix: false }]
  return history.search({ all, none: [], from: 0, until: Infinity }, null, 10_000).map(({ message }) => message.key)
}

test('the index of a history that was fetched is merged once that is over, and finds the same', () => {
  const here = place()
  const history = fetched(here)
  const before = found(history, 'common')
  expect(before).toHaveLength(pages * perPage)
  expect(segments(here)).toBeGreaterThan(3)
  passTime(here)
  expect(segments(here)).toBeLessThanOrEqual(2)
  expect(found(history, 'common')).toEqual(before)
})

test('while a history is being fetched nothing is merged', () => {
  const [here, still] = [place(), place()]
  const undisturbed = fetched(still)
  const history = fetched(here)
  for (let page = pages; page < pages + 3; page++) {
    here.clock.advance(minute)
    here.clock.advance(200)
    fetchPage(history, page)
    fetchPage(undisturbed, page)
  }
  expect(segments(still)).toBeGreaterThan(3)
  expect(segments(here)).toBe(segments(still))
})

test('closed half-way, it goes on after the next start', () => {
  const here = place()
  const opened = here.open()
  for (let page = 0; page < pages; page++) fetchPage(opened.history, page)
  passTime(here, 3)
  close(opened)
  expect(segments(here)).toBeGreaterThan(2)
  const { history } = here.open()
  passTime(here)
  expect(segments(here)).toBeLessThanOrEqual(2)
  expect(found(history, 'common')).toHaveLength(pages * perPage)
})

test('a message that is deleted before, during or after it is gone from the index, and its words from the disk', () => {
  const here = place()
  const history = fetched(here)
  const erase = (n: number): void => history.putMessage(aMessage(n, { body: { kind: 'deleted', at: noon } }))
  erase(1111)
  passTime(here, 3)
  erase(2222)
  for (let n = 0; n < 1000; n++) here.clock.advance(200)
  expect(segments(here)).toBeLessThanOrEqual(2)
  erase(3333)
  here.clock.advance(5000)
  const left = new Set(found(history, 'common'))
  expect(left.size).toBe(pages * perPage - 3)
  for (const n of [1111, 2222, 3333]) {
    expect(left).not.toContain(`key-${n}`)
    for (const bytes of Object.values(decrypted(here.file('history.db'), key))) {
      expect(bytes.includes(`rare-${n}`)).toBe(false)
    }
  }
})
