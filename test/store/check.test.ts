import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { connect } from '../../electron/store/connect.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { account, aMessage, anOutboxItem, key, thread } from './fixtures.ts'
import type { Place } from './temp-storage.ts'
import { close, place } from './temp-storage.ts'

/** Large enough not to be looked over as it opens. */
const count = 800

function filled(): Place {
  const here = place()
  const opened = here.open()
  opened.history.transaction(() => {
    for (let n = 0; n < count; n++) {
      opened.history.putMessage(aMessage(n, { body: { kind: 'text', text: `${n} `.padEnd(25_000, 'x') } }))
    }
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

test('a sound account is told to be so, with what it holds and takes, while it is being written to', async () => {
  const here = filled()
  const { history } = here.open()
  const checking = here.storage.check({ accountId: account, key })
  let meanwhile = 0
  let done = false
  void checking.finally(() => (done = true))
  while (!done) {
    history.putMessage(aMessage(count + meanwhile++))
    await new Promise(resolve => setImmediate(resolve))
  }
  const report = expectOk(await checking)
  expect(report).toMatchObject({ history: 'sound', journal: 'sound' })
  expect(report.messages).toBeGreaterThanOrEqual(count)
  expect(report.bytes).toBeGreaterThan(count * 25_000)
  expect(meanwhile).toBeGreaterThan(10)
})

test('damage deep in a large history is found, and the history is set aside at the next opening', async () => {
  const here = filled()
  const middle = Math.floor(readFileSync(here.file('history.db')).length / 2)
  flip(here.file('history.db'), middle)
  const opened = here.open()
  expect(opened.setAside).toEqual([])
  expect(expectOk(await here.storage.check({ accountId: account, key }))).toMatchObject({ history: 'damaged' })
  close(opened)
  const again = here.open()
  expect(again.setAside).toMatchObject([{ file: 'history' }])
  expect(again.history.last(thread)).toBeNull()
  expect(again.journal.outbox()).toHaveLength(1)
  expect(expectOk(await here.storage.check({ accountId: account, key }))).toMatchObject({
    ...{ history: 'sound', journal: 'sound', messages: 0 },
  })
})

test('an index that says something else than its table is damage too', async () => {
  const here = filled()
  const database = connect(here.file('history.db'), key)
  database.unsafeMode()
  database.pragma('writable_schema = ON')
  // The index goes on as if it covered another column.
  database.exec(
    `UPDATE sqlite_schema SET sql = replace(sql, '(thread, server_id)', '(thread, key)') WHERE name = 'messages_server_id'`,
  )
  database.close()
  const opened = here.open()
  expect(opened.setAside).toEqual([])
  expect(expectOk(await here.storage.check({ accountId: account, key })).history).toBe('damaged')
  close(opened)
  expect(here.open().setAside).toMatchObject([{ file: 'history' }])
})

test('a damaged journal is told of and left as it is, for nothing else has its words', async () => {
  const here = filled()
  const opened = here.open()
  const file = here.file('journal.db')
  flip(file, readFileSync(file).length - 2_000)
  const before = readFileSync(file)
  expect(expectOk(await here.storage.check({ accountId: account, key }))).toMatchObject({
    ...{ history: 'sound', journal: 'damaged' },
  })
  expect(readFileSync(file).equals(before)).toBe(true)
  close(opened)
})
