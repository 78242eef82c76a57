import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { eventually } from '../helpers/eventually.ts'
import { newProfile, startTestApp, type Profile } from '../helpers/start-test-app.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { sum } from './mishaps.ts'
import { differences } from './same-state.ts'
import { allSent, isSend, scene, send } from './scene.ts'

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
  const profile = newProfile()
  const { service, faults, app, bo, threads } = await scene({ threads: 2, profile })
  const [threadId = ''] = threads
  const accountId = app.account.id
  for (let n = 0; n < 250; n++) await bo.chat.getChatThreadClient(threadId).sendMessage({ content: `message ${n}` })
  await send(app, threadId, 'sent')
  await allSent(app, threads, 30_000)
  // What is written from here on waits, whenever the app is started.
  faults.request = request =>
    isSend(request) ? { kind: 'answer', status: 429, headers: { 'Retry-After': '3600' } } : undefined
  await send(app, threadId, 'waits')
  await app.call('draft.set', { accountId, threadId, text: 'half a sent' })
  await eventually(async () => expect(await differences(app, bo, threadId)).toEqual({ ...none, other: [] }))
  await app.stop()

  const whole = join(profile.directory, accountId)
  let rebuilt = 0
  let unsaid = 0
  let lostWords = 0
  const unlike: string[] = []
  for (let n = 0; n < counts.damages; n++) {
    const here: Profile = { ...newProfile(), keychain: profile.keychain, accounts: profile.accounts }
    const folder = join(here.directory, accountId)
    mkdirSync(folder, { mode: 0o700 })
    cpSync(whole, folder, { recursive: true })
    const what = damages[n % damages.length]!(join(folder, 'history.db'))
    const again = await startTestApp({ profile: here, workspace: () => service.connectionString })
    const found = async () => {
      const all = []
      for (const id of threads) all.push(await differences(again, bo, id))
      return { ...sum(all), other: all.flatMap(({ other }) => other) }
    }
    await eventually(async () => expect(await found()).toEqual({ ...none, other: [] }), 30_000, 200).catch(
      (cause: unknown) => unlike.push(`${what}: ${String(cause)}`),
    )
    const { notices } = await again.call('app.snapshot', {})
    const wasSetAside = readdirSync(folder).some(name => name.includes('.damaged-'))
    if (wasSetAside) rebuilt++
    if (wasSetAside !== notices.some(({ what: { kind } }) => kind === 'history-rebuilt')) unsaid++
    const waiting = (await again.messages(threadId)).filter(({ delivery }) => delivery.state !== 'sent')
    const draft = (await again.threads()).find(({ id }) => id === threadId)?.draft
    const texts = waiting.map(({ body }) => (body.kind === 'text' ? body.text : ''))
    if (JSON.stringify([texts, draft]) !== JSON.stringify([['waits'], 'half a sent'])) lostWords++
    await again.stop()
    rmSync(here.directory, { recursive: true, force: true })
  }
  const other = `${rebuilt} set aside and rebuilt, ${unsaid} without a word, ${unlike.length} not as the service has it`
  report({ count: counts.damages, ...none, lost: lostWords, other })
  expect({ lostWords, unsaid, unlike }).toEqual({ lostWords: 0, unsaid: 0, unlike: [] })
  expect(rebuilt).toBeGreaterThan(0)
})
