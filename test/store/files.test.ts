import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AccountId } from '../../electron/contract/domain.ts'
import { account, aMessage, anOutboxItem, aThread, key, thread } from './fixtures.ts'
import { close, place } from './temp-storage.ts'
import { plainDraft } from '../helpers/plain-draft.ts'

test('nothing can be read from the files without the key: no SQLite header, no text, no id, no key', () => {
  const here = place()
  const opened = here.open()
  const write = (): void => {
    opened.history.putThread(aThread({ topic: 'secret topic' }))
    for (let n = 0; n < 100; n++) opened.history.putMessage(aMessage(n))
    opened.journal.putOutbox(anOutboxItem(1))
    opened.journal.setDraft(thread, plainDraft('secret draft'))
  }
  const giveaways = ['SQLite format 3', 'message 1', 'secret', 'unsent', '8:acs', '19:thread', 'CREATE', key]
  const check = (): void => {
    const files = readdirSync(here.folder)
    for (const file of files) {
      const bytes = readFileSync(here.file(file))
      for (const giveaway of giveaways) expect(bytes.includes(giveaway), `${giveaway} in ${file}`).toBe(false)
      expect(bytes.includes(Buffer.from(key, 'hex'))).toBe(false)
    }
  }
  write()
  expect(readdirSync(here.folder)).toContain('history.db-wal')
  check()
  close(opened)
  expect(readdirSync(here.folder).toSorted()).toEqual(['history.db', 'journal.db', 'key-check'])
  check()
})

test.skipIf(process.platform === 'win32')('nobody else may look into the folder or a file in it', () => {
  const umask = process.umask(0)
  try {
    const here = place()
    here.open().history.putMessage(aMessage(1))
    const mode = (path: string): number => statSync(path).mode & 0o777
    expect([mode(here.directory), mode(here.folder)]).toEqual([0o700, 0o700])
    const files = readdirSync(here.folder)
    expect(files).toContain('history.db-wal')
    for (const file of files) expect([file, mode(here.file(file))]).toEqual([file, 0o600])
  } finally {
    process.umask(umask)
  }
})

test.skipIf(process.platform === 'win32')(
  'files that came back from a backup for all to read are private again',
  () => {
    const here = place()
    close(here.open())
    for (const path of [here.folder, here.file('history.db')]) chmodSync(path, 0o755)
    here.open()
    expect(statSync(here.folder).mode & 0o777).toBe(0o700)
    expect(statSync(here.file('history.db')).mode & 0o777).toBe(0o600)
  },
)

test('an account in memory works and leaves nothing on the disk', () => {
  const here = place()
  const { history, journal } = here.open({ inMemory: true, key: '' })
  history.putMessage(aMessage(1))
  history.putMessage({ ...aMessage(1), body: { kind: 'deleted', at: 1 } })
  journal.setDraft(thread, plainDraft('draft'))
  expect(history.last(thread)?.body.kind).toBe('deleted')
  here.clock.advance(60_000)
  close({ history, journal, setAside: [] })
  expect(existsSync(here.directory)).toBe(false)
})

test('erasing an account takes its folder and leaves the others alone', () => {
  const here = place()
  const other = AccountId.parse('16fd2706-8baf-433b-82eb-8c7fada847da')
  close(here.open())
  const neighbour = here.storage.open({ accountId: other, key, inMemory: false })
  if (neighbour.ok) close(neighbour.value)
  here.storage.erase(account)
  here.storage.erase(account)
  expect(readdirSync(here.directory)).toEqual([other])
  expect(existsSync(join(here.directory, other, 'history.db'))).toBe(true)
})

test('an id that is no id never names another folder', () => {
  const here = place()
  close(here.open())
  expect(() => here.storage.erase('..' as AccountId)).toThrow()
  expect(() => here.storage.erase('' as AccountId)).toThrow()
  expect(existsSync(here.file('history.db'))).toBe(true)
})
