// Started as a process of its own by crash.test.ts, which kills it: writes one message after another and says of each that it is kept.
import { writeSync } from 'node:fs'
import { sqliteStorage } from '../../electron/store/storage.ts'
import { account, aMessage, anOutboxItem, key } from './fixtures.ts'

const [directory = '', from = '0'] = process.argv.slice(2)
const opened = sqliteStorage({ directory, clock: { now: Date.now, after: () => () => {} } }).open({
  accountId: account,
  key,
  inMemory: false,
})
if (!opened.ok) throw new Error(opened.error.problem)
const { history, journal } = opened.value
for (let n = Number(from); ; n++) {
  journal.putOutbox(anOutboxItem(n))
  history.putMessage(aMessage(n))
  history.transaction(() => {
    history.putMessage(aMessage(n + 1_000_000))
    history.putMessage(aMessage(n + 2_000_000))
  })
  writeSync(1, `${n}\n`)
}
