import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLogFile } from '../../electron/shell/both/log-file.ts'
import { redact } from '../../electron/shell/both/redact.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const lines = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as unknown)

test('writes one line of JSON per event and goes on where it stopped', () => {
  const directory = tempDir()
  const open = () => openLogFile({ directory, now: () => 0 })
  const first = open()
  first.info('started', { port: 1 })
  first.close()
  const second = open()
  second.error('it\nbroke', { stack: 'line 1\nline 2' })
  second.close()
  second.info('after the end')
  expect(lines(second.file)).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'info', what: 'started', port: 1 },
    { at: '1970-01-01T00:00:00.000Z', level: 'error', what: 'it\nbroke', stack: 'line 1\nline 2' },
  ])
})

test('keeps three older files and no more, each below its size', () => {
  const directory = tempDir()
  const log = openLogFile({ directory, now: () => 0, maxBytes: 200 })
  for (let n = 0; n < 30; n++) log.info('event', { n })
  log.close()
  expect(readdirSync(directory).toSorted()).toEqual([
    'parlance.1.log',
    'parlance.2.log',
    'parlance.3.log',
    'parlance.log',
  ])
  expect(lines(log.file).at(-1)).toMatchObject({ n: 29 })
  for (const name of readdirSync(directory)) {
    expect(readFileSync(join(directory, name)).length).toBeLessThanOrEqual(200)
  }
})

test('a log that cannot be written does not stop the app', () => {
  const directory = join(tempDir(), 'missing')
  openLogFile({ directory, now: () => 0 }).info('nobody hears this')
  const gone = tempDir()
  const log = openLogFile({ directory: gone, now: () => 0, maxBytes: 10 })
  rmSync(gone, { recursive: true })
  log.info('first')
  log.info('second, which rotates')
  log.info('third')
  log.close()
})

test.each([
  ['Authorization: Bearer abc.def-ghi', 'Authorization: Bearer [token]'],
  ['token eyJhbGciOiJSUzI1NiJ9.eyJza3lwZWlkIjoiYWNzIn0.sig was refused', 'token [token] was refused'],
  ['endpoint=https://x.example/;accesskey=c2VjcmV0==;more', 'endpoint=https://x.example/;accesskey=[key];more'],
  ['http://127.0.0.1:1/#token=abc', 'http://127.0.0.1:1/#token=[secret]'],
  ['8:acs:11111111-2222_33333333-4444 left', '8:acs:…4444 left'],
  ['{"by":"8:orgid:99999999-8888"}', '{"by":"8:orgid:…8888"}'],
  ['through http://nora:between-us@proxy:8080/', 'through http://[secret]@proxy:8080/'],
  [join(homedir(), 'x', 'y'), join('~', 'x', 'y')],
])('%j is written as %j', (given, written) => {
  expect(redact(given)).toBe(written)
})
