import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { connect } from '../../electron/store/connect.ts'
import { historyMigrations } from '../../electron/store/history.ts'
import { journalMigrations } from '../../electron/store/journal.ts'
import { aMessage, key, thread } from './fixtures.ts'
import { close, place } from './temp-storage.ts'

test.each(['history.db', 'journal.db'])('a %s from a newer version is refused and left as it is', name => {
  const here = place()
  const opened = here.open()
  opened.history.putMessage(aMessage(1))
  close(opened)
  const newer = connect(here.file(name), key)
  newer.pragma('user_version = 99')
  newer.close()
  const contents = (): [string, string][] =>
    readdirSync(here.folder).map(file => [file, readFileSync(here.file(file), 'base64')])
  const before = contents()
  expect(here.tryOpen()).toMatchObject({ ok: false, error: { problem: 'newer-version' } })
  expect(contents()).toEqual(before)
})

test('migrations are numbered from one without gaps, and each says what it is for', () => {
  for (const migrations of [historyMigrations, journalMigrations]) {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, n) => n + 1))
    for (const { purpose } of migrations) expect(purpose).not.toBe('')
  }
})

test('databases are in WAL mode and STRICT, commits reach the disk, deleted rows are wiped', () => {
  const here = place()
  here.open()
  for (const name of ['history.db', 'journal.db']) {
    const database = connect(here.file(name), key)
    const tables = database.pragma('table_list') as { name: string; type: string; strict: number }[]
    const loose = tables.filter(table => table.type === 'table' && !table.name.startsWith('sqlite_') && !table.strict)
    expect(loose).toEqual([])
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
    database.close()
  }
})

test('a row nothing can be made of is skipped, and the page around it is full', () => {
  const here = place()
  const first = here.open()
  for (let n = 0; n < 10; n++) first.history.putMessage(aMessage(n))
  close(first)
  const spoil = connect(here.file('history.db'), key)
  const set = spoil.prepare('UPDATE messages SET body = ? WHERE key = ?')
  set.run('{"kind":"text"', 'key-9')
  set.run('{"kind":"text","text":7}', 'key-7')
  set.run('"text"', 'key-6')
  set.run('{"kind":"participants-added","people":[{}],"by":null}', 'key-5')
  spoil.prepare('UPDATE messages SET metadata = ? WHERE key = ?').run('{"a":1}', 'key-3')
  spoil.close()

  const { history } = here.open()
  const keys = (limit: number): string[] => history.page(thread, null, limit).map(message => message.key)
  expect(keys(3)).toEqual(['key-8', 'key-4', 'key-2'])
  expect(keys(50)).toEqual(['key-8', 'key-4', 'key-2', 'key-1', 'key-0'])
  expect(history.last(thread)?.key).toBe('key-8')
  expect(history.message(thread, aMessage(9).key)).toBeNull()
  history.putMessage(aMessage(9))
  expect(history.last(thread)).toEqual(aMessage(9))
})
