import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { account, aMessage, key, thread } from './fixtures.ts'
import type { Place } from './temp-storage.ts'
import { close, place } from './temp-storage.ts'

const otherKey = 'f'.repeat(64)

function filled(): Place {
  const here = place()
  const opened = here.open()
  opened.history.putMessage(aMessage(1))
  close(opened)
  return here
}

const contents = (here: Place): [string, string][] =>
  readdirSync(here.folder)
    .toSorted()
    .map(name => [name, readFileSync(here.file(name)).toString('base64')])

test('another key is told from damage, and nothing is touched', () => {
  const here = filled()
  const before = contents(here)
  expect(here.tryOpen({ key: otherKey })).toMatchObject({ ok: false, error: { problem: 'key-lost' } })
  expect(contents(here)).toEqual(before)
  expect(here.open().history.last(thread)).toEqual(aMessage(1))
})

test('another key loses nothing of what a crash left in the WAL, even where the key check is gone', () => {
  const here = filled()
  // Never closed: for the files this is what a crash is.
  here.open().history.putMessage(aMessage(2))
  rmSync(here.file('key-check'))
  expect(here.tryOpen({ key: otherKey })).toMatchObject({ ok: false, error: { problem: 'key-lost' } })
  expect(here.open().history.last(thread)).toEqual(aMessage(2))
})

test.each(['gone', 'empty', 'another'])('a key check that is %s costs nothing where the key opens a database', how => {
  const here = filled()
  if (how === 'gone') rmSync(here.file('key-check'))
  else writeFileSync(here.file('key-check'), how === 'empty' ? '' : 'a'.repeat(64))
  expect(here.open().history.last(thread)).toEqual(aMessage(1))
  expect(here.tryOpen({ key: otherKey }).ok).toBe(false)
})

test('a history damaged while the key check is gone is still told from a lost key by the journal', () => {
  const here = filled()
  rmSync(here.file('key-check'))
  writeFileSync(here.file('history.db'), 'garbage')
  expect(here.open().setAside).toMatchObject([{ file: 'history' }])
})

test('after its data is erased an account begins anew with another key', () => {
  const here = filled()
  here.storage.erase(account)
  expect(here.open({ key: otherKey }).history.last(thread)).toBeNull()
})

test.each(['', 'abc', `${key}'; DROP TABLE messages; --`, 'z'.repeat(64)])('%j is no key, and says so', wrong => {
  expect(place().tryOpen({ key: wrong })).toMatchObject({ ok: false, error: { problem: 'key-lost' } })
})
