import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { RequestFault } from '../../electron/service/edge/faults.ts'
import { eventually } from '../helpers/eventually.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { startLocalService, temporaryDirectory, threadOf } from '../helpers/local-service.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { startKillableApp, type KillableApp } from './killable-app.ts'
import { mishaps, sum, type Written } from './mishaps.ts'
import { arrived, isSend } from './scene.ts'

vi.setConfig({ testTimeout: patience })

/** The longest an app lives once its accounts are open; most die young. */
const longestLifeMs = 4500
const threadCount = 6

/** Some sends take their time and some lose their answer, so that death finds them in every state. */
const hardship = (): RequestFault | undefined => {
  const dice = Math.random()
  if (dice < 0.1) return { kind: 'lose-response' }
  if (dice < 0.2) return { kind: 'reset' }
  return dice < 0.7 ? { kind: 'delay', ms: Math.random() * 100 } : undefined
}

test('whenever the app is killed, what it said it keeps is sent once and in order, and its databases open', async () => {
  const report = figuresOf('SIGKILL at a random moment while messages are queued and sent')
  let killing = true
  const service = await startLocalService({
    faults: { request: request => (killing && isSend(request) ? hardship() : undefined) },
  })
  const bo = await service.person()
  const directory = temporaryDirectory()
  const start = (): KillableApp => startKillableApp(directory, service.connectionString)
  const first = start()
  await first.opened
  const account = expectOk((await first.call('account.signIn', { way: 'local', name: 'Ada' }))!)
  const ada = { ...bo, id: account.me }
  const threads = await Promise.all(
    Array.from({ length: threadCount }, async () => (await threadOf([bo, ada])).threadId),
  )
  const written = new Map(threads.map(threadId => [threadId, [] as Written[]]))

  let unopened = 0
  const write = async (app: KillableApp, threadId: string, isOver: () => boolean): Promise<void> => {
    const texts = written.get(threadId) ?? []
    while (!isOver()) {
      const text = `message ${texts.length}`
      const one = { text, promised: false }
      texts.push(one)
      const body = { kind: 'text', text } as const
      const answer = await app.call('message.send', { accountId: account.id, threadId, body })
      if (answer) expectOk(answer)
      one.promised = answer !== null
      await pause(Math.random() * 200)
    }
  }
  for (let kill = 0; kill < counts.kills; kill++) {
    const app = kill === 0 ? first : start()
    await app.opened
    const threadList = await app.call('thread.list', { accountId: account.id })
    if (!threadList?.ok) unopened++
    let over = false
    const writing = threads.map(threadId => write(app, threadId, () => over))
    await pause(Math.random() ** 2 * longestLifeMs)
    over = true
    await app.kill()
    await Promise.all(writing)
  }

  killing = false
  const last = start()
  await last.opened
  await eventually(
    async () => {
      for (const threadId of threads) {
        const where = { accountId: account.id, threadId, from: { at: 'newest' }, limit: 200 } as const
        const { messages } = expectOk((await last.call('message.page', where))!)
        expect(messages.filter(({ delivery }) => delivery.state !== 'sent')).toEqual([])
      }
    },
    patience,
    200,
  )
  const snapshot = expectOk((await last.call('app.snapshot', {}))!)
  const found = sum(await Promise.all(threads.map(async id => mishaps(written.get(id) ?? [], await arrived(bo, id)))))
  const promised = [...written.values()].flat().filter(one => one.promised).length
  report({ count: counts.kills, ...found, other: `${promised} messages promised, ${unopened} times not opened` })
  expect(found).toEqual(none)
  expect({ unopened, notices: snapshot.notices }).toEqual({ unopened: 0, notices: [] })
  expect(promised).toBeGreaterThan(counts.kills)
})
