import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { newProfile } from '../helpers/start-test-app.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { storedAccount } from './stored-account.ts'

vi.setConfig({ testTimeout: patience })

const inside = (length: number): number => Math.floor(Math.random() * length)

const damages: ((file: string) => string)[] = [
  function flipBytes(file) {
    const bytes = readFileSync(file)
    const places = Array.from({ length: 1 + inside(4) }, () => inside(bytes.length))
    for (const place of places) bytes[place] = (bytes[place] ?? 0) ^ (1 + inside(255))
    writeFileSync(file, bytes)
    return `bytes flipped at ${places.join(', ')} of ${bytes.length}`
  },
  function truncate(file) {
    const { size } = statSync(file)
    const left = inside(size)
    truncateSync(file, left)
    return `cut to ${left} of ${size}`
  },
]

test('an app whose history was damaged starts, says so, gets it back from the service, and has every word not yet sent', async () => {
  const report = figuresOf('history.db damaged: bytes flipped, file truncated')
  const account = await storedAccount(250)
  let rebuilt = 0
  let unsaid = 0
  let lost = 0
  const unlike: string[] = []
  for (let n = 0; n < counts.damages; n++) {
    const here = account.copyTo(newProfile().directory)
    const what = damages[n % damages.length]!(join(here.folder, 'history.db'))
    const app = await account.start(here)
    await account.sameAsService(app).catch((cause: unknown) => unlike.push(`${what}: ${String(cause)}`))
    const { notices } = await app.call('app.snapshot', {})
    const wasSetAside = readdirSync(here.folder).some(name => name.includes('.damaged-'))
    if (wasSetAside) rebuilt++
    if (wasSetAside !== notices.some(notice => notice.what.kind === 'history-rebuilt')) unsaid++
    if (!(await account.hasEveryWord(app))) lost++
    await app.stop()
    rmSync(here.directory, { recursive: true, force: true })
  }
  const other = `${rebuilt} set aside and rebuilt, ${unsaid} without a word, ${unlike.length} not as the service has it`
  report({ count: counts.damages, ...none, lost, other })
  expect({ lost, unsaid, unlike }).toEqual({ lost: 0, unsaid: 0, unlike: [] })
  expect(rebuilt).toBeGreaterThan(0)
})
