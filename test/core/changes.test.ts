import { expect, test } from 'vitest'
import type { Message } from '../../electron/contract/domain.ts'
import type { RequestFault } from '../../electron/service/edge/faults.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService, temporaryDirectory } from '../helpers/local-service.ts'
import { newProfile, startSignedIn, startTestApp, type TestApp } from '../helpers/start-test-app.ts'

// What people do to messages and threads, between whole apps over the real SDK and the local service.

const said = ({ body }: Message): string => ('text' in body ? body.text : body.kind)
const written = (messages: Message[]): string[] => messages.filter(({ sender }) => sender !== null).map(said)
const announced = (messages: Message[]): Message['body'][] =>
  messages.filter(({ sender }) => sender === null).map(({ body }) => body)

async function live(...apps: TestApp[]): Promise<void> {
  for (const app of apps) {
    await eventually(() =>
      expect(app.heard['connection.changed'].at(-1)?.connection).toEqual({ state: 'online', live: true }),
    )
  }
}

async function conversation(ada: TestApp, ...others: TestApp[]): Promise<string> {
  const { thread } = await ada.call('thread.create', {
    accountId: ada.account.id,
    topic: 'Harbour',
    people: others.map(({ account }) => ({ id: account.me, name: account.name })),
    idempotencyToken: crypto.randomUUID(),
  })
  return thread.id
}

const inThread = (app: TestApp, threadId: string) => ({ accountId: app.account.id, threadId })

async function sent(app: TestApp, threadId: string, words: string): Promise<string> {
  const { localId } = await app.call('message.send', {
    ...inThread(app, threadId),
    body: { kind: 'text', text: words },
  })
  await eventually(async () => {
    const message = (await app.messages(threadId)).find(({ key }) => String(key) === localId)
    expect(message?.delivery.state).toBe('sent')
  })
  return localId
}

async function settled(app: TestApp, threadId: string): Promise<void> {
  await eventually(async () => {
    expect((await app.threads())[0]?.changes).toEqual([])
    const messages = await app.messages(threadId)
    expect(messages.filter(({ change, delivery }) => change !== null || delivery.state !== 'sent')).toEqual([])
  }, 20_000)
}

/** Everything that can be done to this thread, in one go. */
async function doEverything(app: TestApp, threadId: string, keys: { edit: string; delete: string }, others: TestApp[]) {
  const [removed, added] = others
  if (!removed || !added) throw new Error('two are needed')
  const here = inThread(app, threadId)
  await app.call('message.edit', { ...here, key: keys.edit, body: { kind: 'text', text: 'the' } })
  await app.call('message.delete', { ...here, key: keys.delete })
  await app.call('thread.rename', { ...here, topic: 'Lighthouse' })
  await app.call('participant.remove', { ...here, userId: removed.account.me })
  const people = [{ id: added.account.me, name: added.account.name }]
  await app.call('participant.add', { ...here, people, sharedFrom: 0 })
  await app.call('message.send', { ...here, body: { kind: 'text', text: 'last' } })
}

async function expectEverythingOnce(app: TestApp, threadId: string, others: TestApp[]): Promise<void> {
  const [removed, added] = others
  await eventually(async () => {
    const messages = await app.messages(threadId)
    expect(written(messages)).toEqual(['the', 'deleted', 'last'])
    expect(announced(messages).filter(({ kind }) => kind === 'topic-changed')).toMatchObject([
      { topic: 'Harbour' },
      { topic: 'Lighthouse' },
    ])
    expect(announced(messages).filter(({ kind }) => kind === 'participants-removed')).toMatchObject([
      { people: [{ id: removed?.account.me }] },
    ])
    expect(announced(messages).filter(({ kind }) => kind === 'participants-added')).toMatchObject([
      { people: expect.anything() },
      { people: [{ id: added?.account.me }] },
    ])
    expect((await app.threads())[0]).toMatchObject({ topic: 'Lighthouse', participantCount: 3 })
  })
}

test('what is done with no service is shown as done, outlives a restart, and is done once and in order when it is back', async () => {
  const directory = temporaryDirectory()
  const service = await startLocalService({ directory })
  const profile = newProfile()
  const first = await startSignedIn(service, 'Ada', profile)
  const [bo, cy, di] = [
    await startSignedIn(service, 'Bo'),
    await startSignedIn(service, 'Cy'),
    await startSignedIn(service, 'Di'),
  ]
  await live(first, bo)
  const threadId = await conversation(first, bo, cy)
  const keys = { edit: await sent(first, threadId, 'teh'), delete: await sent(first, threadId, 'oops') }
  await first.stop()
  await service.close()

  const second = await startTestApp({ profile })
  await doEverything(second, threadId, keys, [cy, di])
  expect(written(await second.messages(threadId))).toEqual(['the', 'deleted', 'last'])
  expect((await second.threads())[0]).toMatchObject({ topic: 'Lighthouse', participantCount: 3 })
  expect((await second.threads())[0]?.changes.map(({ what }) => what.kind)).toEqual(['rename', 'remove', 'add'])
  expect(await second.tryCall('thread.delete', inThread(second, threadId))).toEqual({
    ok: false,
    error: { kind: 'offline' },
  })
  await second.stop()

  const third = await startTestApp({ profile })
  expect(written(await third.messages(threadId))).toEqual(['the', 'deleted', 'last'])
  await startLocalService({ directory, port: Number(new URL(service.endpoint).port) })
  await third.call('account.reconnect', { accountId: third.account.id })
  await bo.call('account.reconnect', { accountId: bo.account.id })
  await settled(third, threadId)
  await expectEverythingOnce(third, threadId, [cy, di])
  await expectEverythingOnce(bo, threadId, [cy, di])
  expect((await third.call('participant.list', inThread(third, threadId))).map(({ name }) => name)).toEqual([
    'Ada',
    'Bo',
    'Di',
  ])
}, 60_000)

test('whatever is done and its answer is lost is done once', async () => {
  const lost = new Set<string>()
  const lose: RequestFault = { kind: 'lose-response' }
  let losing = false
  const service = await startLocalService({
    faults: {
      request({ method, url }) {
        const what = `${method} ${url.replace(/\?.*/, '').replace(/\d{13}/, 'id')}`
        if (!losing || method === 'GET' || !url.startsWith('/chat/threads/') || url.includes('typing')) return undefined
        if (url.includes('readReceipts') || lost.has(what)) return undefined
        lost.add(what)
        return lose
      },
    },
  })
  const [ada, bo, cy, di] = [
    await startSignedIn(service, 'Ada'),
    await startSignedIn(service, 'Bo'),
    await startSignedIn(service, 'Cy'),
    await startSignedIn(service, 'Di'),
  ]
  await live(ada, bo)
  const threadId = await conversation(ada, bo, cy)
  const keys = { edit: await sent(ada, threadId, 'teh'), delete: await sent(ada, threadId, 'oops') }
  losing = true
  await doEverything(ada, threadId, keys, [cy, di])
  await settled(ada, threadId)
  expect(lost.size).toBe(6)
  await expectEverythingOnce(ada, threadId, [cy, di])
  await expectEverythingOnce(bo, threadId, [cy, di])
}, 60_000)

test('who leaves while offline has left when they are back, and still reads what was', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const [ada, first] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo', profile)]
  await live(ada, first)
  const threadId = await conversation(ada, first)
  await sent(ada, threadId, 'stay')
  await eventually(async () => expect(written(await first.messages(threadId))).toEqual(['stay']))
  await first.stop()
  const bo = await startTestApp({ profile })
  await bo.call('participant.remove', { ...inThread(bo, threadId), userId: bo.account.me })
  expect((await bo.threads())[0]?.membership).toBe('left')
  await eventually(async () => expect((await bo.threads())[0]?.changes).toEqual([]))
  await eventually(async () => expect((await ada.threads())[0]?.participantCount).toBe(1))
  expect((await bo.threads())[0]?.membership).toBe('left')
  expect(written(await bo.messages(threadId))).toEqual(['stay'])
  const refused = await bo.tryCall('thread.rename', { ...inThread(bo, threadId), topic: 'Mine' })
  expect(refused).toEqual({ ok: false, error: { kind: 'forbidden' } })
})

test('who cannot be added is told of with the reason, and is added when asked for again', async () => {
  const service = await startLocalService()
  const [ada, bo, cy] = [
    await startSignedIn(service, 'Ada'),
    await startSignedIn(service, 'Bo'),
    await startSignedIn(service, 'Cy'),
  ]
  await live(ada)
  const threadId = await conversation(ada, bo)
  const stranger = { id: `${cy.account.me.slice(0, -1)}!`, name: 'Nobody' }
  const people = [{ id: cy.account.me, name: 'Cy' }, stranger]
  const { localId } = await ada.call('participant.add', { ...inThread(ada, threadId), people, sharedFrom: 0 })
  await eventually(async () =>
    expect((await ada.threads())[0]?.changes).toMatchObject([
      { localId, what: { kind: 'add', people: [stranger] }, delivery: { state: 'failed', reason: 'not-found' } },
    ]),
  )
  expect((await ada.threads())[0]).toMatchObject({ participantCount: 3 })
  await ada.call('outbox.discard', { ...inThread(ada, threadId), localId })
  expect((await ada.threads())[0]?.changes).toEqual([])
})

test('a conversation without a name is named for everybody, and one that is deleted is gone for everybody', async () => {
  const service = await startLocalService()
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  await live(ada, bo)
  const { thread } = await ada.call('thread.create', {
    accountId: ada.account.id,
    topic: null,
    people: [{ id: bo.account.me, name: 'Bo' }],
    idempotencyToken: crypto.randomUUID(),
  })
  await ada.call('thread.rename', { ...inThread(ada, thread.id), topic: 'Named' })
  for (const app of [ada, bo]) await eventually(async () => expect((await app.threads())[0]?.topic).toBe('Named'))
  await bo.call('thread.delete', inThread(bo, thread.id))
  for (const app of [ada, bo]) await eventually(async () => expect(await app.threads()).toEqual([]))
})
