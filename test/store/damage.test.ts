import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { expect, test } from 'vitest'
import { connect } from '../../electron/store/connect.ts'
import { StorageFault } from '../../electron/store/storage-fault.ts'
import { aMessage, anOutboxItem, key, thread } from './fixtures.ts'
import type { Place } from './temp-storage.ts'
import { close, place } from './temp-storage.ts'

const aside = 'damaged-20250101T120000Z'

/** An account with some of everything, closed. */
function filled(): Place {
  const here = place()
  const opened = here.open()
  opened.history.transaction(() => {
    for (let n = 0; n < 500; n++) opened.history.putMessage(aMessage(n))
  })
  opened.journal.putOutbox(anOutboxItem(1))
  close(opened)
  return here
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  writeFileSync(file, bytes)
}

const damages: [name: string, damage: (file: string) => void][] = [
  ['has a flipped bit on its first page', file => flip(file, 100)],
  ['has a flipped bit in its salt', file => flip(file, 3)],
  ['has a flipped bit on its last page', file => flip(file, readFileSync(file).length - 2_000)],
  ['is cut in the middle of a page', file => truncateSync(file, 10_000)],
  ['is cut between pages', file => truncateSync(file, 8_192)],
  ['is empty', file => truncateSync(file, 0)],
  ['is garbage', file => writeFileSync(file, Buffer.alloc(20_000, 'garbage'))],
  ['is another kind of database', file => writeFileSync(file, Buffer.from('SQLite format 3\0'.padEnd(4_096, '\0')))],
]

test.each(damages)('a history that %s is set aside and begun anew, and the journal keeps its words', (_, damage) => {
  const here = filled()
  damage(here.file('history.db'))
  const damaged = readFileSync(here.file('history.db'))
  const { history, journal, setAside } = here.open()
  expect(setAside).toEqual([{ file: 'history', as: `history.db.${aside}` }])
  expect(readFileSync(here.file(`history.db.${aside}`)).equals(damaged)).toBe(true)
  expect(journal.outbox()).toEqual([anOutboxItem(1)])
  expect(history.page(thread, null, 10)).toEqual([])
  history.putMessage(aMessage(1))
  close({ history, journal, setAside })
  const again = here.open()
  expect(again.setAside).toEqual([])
  expect(again.history.last(thread)).toEqual(aMessage(1))
})

test.each(damages)('a journal that %s is set aside and reported, and the history stays', (_, damage) => {
  const here = filled()
  damage(here.file('journal.db'))
  const { history, journal, setAside } = here.open()
  expect(setAside).toEqual([{ file: 'journal', as: `journal.db.${aside}` }])
  expect(history.last(thread)).toEqual(aMessage(499))
  expect(journal.outbox()).toEqual([])
})

test('a flipped bit anywhere in a small history is found when it is opened', () => {
  const here = filled()
  const file = here.file('history.db')
  copyFileSync(file, `${file}.whole`)
  const { length } = readFileSync(file)
  for (let at = 7; at < length; at += Math.floor(length / 40)) {
    copyFileSync(`${file}.whole`, file)
    flip(file, at)
    const opened = here.open()
    expect(opened.setAside, `bit at ${at} of ${length}`).toHaveLength(1)
    expect(opened.journal.outbox()).toEqual([anOutboxItem(1)])
    close(opened)
  }
})

test('both databases may be damaged at once, and twice in a second', () => {
  const here = filled()
  for (const suffix of ['', '-2']) {
    for (const name of ['history', 'journal']) truncateSync(here.file(`${name}.db`), 5_000)
    const opened = here.open()
    expect(opened.setAside).toEqual([
      { file: 'journal', as: `journal.db.${aside}${suffix}` },
      { file: 'history', as: `history.db.${aside}${suffix}` },
    ])
    close(opened)
  }
})

test('what a crash left in the WAL of a damaged history does not get into the new one', () => {
  const here = filled()
  // Never closed: for the files this is what a crash is.
  here.open().history.putMessage(aMessage(1_000))
  expect(existsSync(here.file('history.db-wal'))).toBe(true)
  truncateSync(here.file('history.db'), 5_000)
  const { history, setAside } = here.open()
  expect(setAside).toHaveLength(1)
  expect(history.last(thread)).toBeNull()
})

test('a WAL without its history is set aside without a word, for the history is gone as it is', () => {
  const here = filled()
  rmSync(here.file('history.db'))
  writeFileSync(here.file('history.db-wal'), 'orphan')
  const { history, setAside } = here.open()
  expect(setAside).toEqual([])
  history.putMessage(aMessage(1))
  expect(readFileSync(here.file(`history.db.${aside}-wal`), 'utf8')).toBe('orphan')
})

test('a WAL of garbage costs nothing that had reached the database', () => {
  const here = filled()
  writeFileSync(here.file('history.db-wal'), Buffer.alloc(10_000, 'garbage'))
  const { history, setAside } = here.open()
  expect(setAside).toEqual([])
  expect(history.last(thread)).toEqual(aMessage(499))
})

test('a database that was never finished, since the computer went off, is begun again without a word', () => {
  const here = filled()
  rmSync(here.file('history.db'))
  writeFileSync(here.file('history.db.new'), 'half a datab')
  expect(here.open().setAside).toEqual([])
  expect(existsSync(here.file('history.db.new'))).toBe(false)
})

test('damage in a large history is thrown when it is met, and set aside when the account is opened next', () => {
  const here = filled()
  const sound = statSync(here.file('history.db')).size
  const first = here.open()
  const large = 'large '.repeat(4_000)
  first.history.transaction(() => {
    for (let n = 0; n < 1_000; n++) first.history.putMessage(aMessage(n, { body: { kind: 'text', text: large } }))
  })
  close(first)
  const bytes = readFileSync(here.file('history.db'))
  for (let at = sound; at < bytes.length; at += 4_096) bytes[at + 8] = (bytes[at + 8] ?? 0) ^ 1
  writeFileSync(here.file('history.db'), bytes)

  const met = here.open()
  expect(met.setAside).toEqual([])
  const read = (): unknown => met.history.page(thread, null, 200)
  expect(read).toThrow(StorageFault)
  expect(read).toThrow(/^damaged/)
  expect(met.journal.outbox()).toEqual([anOutboxItem(1)])
  close(met)
  const healed = here.open()
  expect(healed.setAside).toEqual([{ file: 'history', as: `history.db.${aside}` }])
  expect(healed.history.page(thread, null, 200)).toEqual([])
  expect(readdirSync(here.folder).filter(name => name.endsWith('suspect'))).toEqual([])
})

test('damage to the beginning of the index is found when the account is opened, not when somebody searches', () => {
  const here = filled()
  const database = connect(here.file('history.db'), key)
  const page = database
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'search_config'")
    .pluck()
    .get() as number
  database.close()
  // Small files are read in full as they are opened, so this one is made larger than that.
  const first = here.open()
  first.history.transaction(() => {
    for (let n = 0; n < 700; n++)
      first.history.putMessage(aMessage(n, { body: { kind: 'text', text: 'x'.repeat(28_000) } }))
  })
  close(first)
  const grown = readFileSync(here.file('history.db'))
  const at = 4_096 * (page - 1) + 8
  grown[at] = (grown[at] ?? 0) ^ 1
  writeFileSync(here.file('history.db'), grown)
  expect(here.open().setAside).toEqual([{ file: 'history', as: `history.db.${aside}` }])
})
