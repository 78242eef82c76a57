import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ThreadId } from '../../electron/contract/domain.ts'
import { connect } from '../../electron/store/connect.ts'
import { decrypted } from './decrypted.ts'
import { aMessage, key, otherThread, thread } from './fixtures.ts'
import type { Opened, Place } from './temp-storage.ts'
import { close, place } from './temp-storage.ts'

const kept = 300
const removed = 900
const minute = 60_000

function filled(): { here: Place; opened: Opened } {
  const here = place()
  const opened = here.open()
  opened.history.transaction(() => {
    for (let n = 0; n < kept + removed; n++) {
      const body = { kind: 'text' as const, text: `marker-${n} `.padEnd(26_000, 'x') }
      opened.history.putMessage(aMessage(n, { threadId: n % 4 === 0 ? otherThread : thread, body }))
    }
  })
  return { here, opened }
}

/** Its words leave the index bit by bit. */
function removeThread({ history }: Opened, id: ThreadId): void {
  history.removeThread(id)
  while (history.indexSlice(1_000)) continue
}

const sizeOf = (here: Place): number => statSync(here.file('history.db')).size
function passTime(here: Place, slices: number): void {
  here.clock.advance(10 * minute)
  for (let n = 0; n < slices; n++) here.clock.advance(200)
}

test('most of a large file that became free is given back while the app runs, and what stays is whole', () => {
  const { here, opened } = filled()
  removeThread(opened, thread)
  here.clock.advance(5_000)
  const before = sizeOf(here)
  passTime(here, 100)
  expect(sizeOf(here)).toBeLessThan(before / 2)
  expect(opened.history.page(otherThread, null, 10_000)).toHaveLength(kept)
  const database = connect(here.file('history.db'), key)
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
  database.close()
  expect(decrypted(here.file('history.db'), key).database.includes('marker-1 ')).toBe(false)
})

test('it goes on from where it was when the app was closed half-way, and nothing is lost', () => {
  const { here, opened } = filled()
  removeThread(opened, thread)
  here.clock.advance(5_000)
  const before = sizeOf(here)
  passTime(here, 3)
  close(opened)
  const half = sizeOf(here)
  expect(half).toBeLessThan(before)
  const again = here.open()
  passTime(here, 100)
  expect(sizeOf(here)).toBeLessThan(half)
  expect(again.history.page(otherThread, null, 10_000)).toHaveLength(kept)
})

test('what little becomes free stays in the file for what comes next', () => {
  const here = place()
  const { history } = here.open()
  const body = { kind: 'text' as const, text: 'x'.repeat(26_000) }
  history.transaction(() => {
    for (let n = 0; n < 300; n++) history.putMessage(aMessage(n, { body }))
  })
  history.transaction(() => {
    for (let n = 0; n < 200; n++) history.putMessage(aMessage(n, { body: { kind: 'deleted', at: 1 } }))
  })
  here.clock.advance(5_000)
  const before = sizeOf(here)
  expect(before).toBeGreaterThan(300 * 26_000)
  passTime(here, 100)
  expect(sizeOf(here)).toBe(before)
})
