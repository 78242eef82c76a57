import { expect, test } from 'vitest'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService, temporaryDirectory } from '../helpers/local-service.ts'
import { startSignedIn, startTestApp, newProfile, type TestApp } from '../helpers/start-test-app.ts'

const text = (message: { body: { kind: string } }): string | null =>
  'text' in message.body ? String(message.body.text) : null

async function live(app: TestApp): Promise<void> {
  await eventually(() =>
    expect(app.heard['connection.changed'].at(-1)?.connection).toEqual({ state: 'online', live: true }),
  )
}

async function conversation(ada: TestApp, bo: TestApp): Promise<string> {
  const { thread } = await ada.call('thread.create', {
    accountId: ada.account.id,
    topic: null,
    people: [{ id: bo.account.me, name: bo.account.name }],
    idempotencyToken: crypto.randomUUID(),
  })
  return thread.id
}

const send = (app: TestApp, threadId: string, words: string) =>
  app.call('message.send', { accountId: app.account.id, threadId, body: { kind: 'text', text: words } })

test('two people open a conversation and see each other write, live', async () => {
  const service = await startLocalService()
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  await Promise.all([live(ada), live(bo)])
  const threadId = await conversation(ada, bo)
  await eventually(async () => expect((await bo.threads()).map(({ id }) => id)).toEqual([threadId]))
  expect((await bo.threads())[0]).toMatchObject({ topic: null, others: [{ id: ada.account.me, name: 'Ada' }] })

  await ada.call('typing.send', { accountId: ada.account.id, threadId })
  await eventually(() =>
    expect(bo.heard['typing.changed'].at(-1)?.typing.people).toEqual([{ id: ada.account.me, name: 'Ada' }]),
  )
  await send(ada, threadId, 'Hello Bo')
  await eventually(async () => expect((await bo.messages(threadId)).map(text)).toContain('Hello Bo'))
  await eventually(() => expect(bo.heard['typing.changed'].at(-1)?.typing.people).toEqual([]))
  expect((await bo.threads())[0]?.unread).toBe(1)
  await send(bo, threadId, 'Hello Ada')
  await eventually(async () =>
    expect((await ada.messages(threadId)).map(text).filter(Boolean)).toEqual(['Hello Bo', 'Hello Ada']),
  )
})

test('a message goes queued, sending, sent, under one key, and the history ends up with it once', async () => {
  const service = await startLocalService()
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  await live(ada)
  const threadId = await conversation(ada, bo)
  const { localId } = await send(ada, threadId, 'Once')
  await eventually(async () => {
    const mine = (await ada.messages(threadId)).filter(({ mine }) => mine)
    expect(mine).toMatchObject([{ key: localId, delivery: { state: 'sent' } }])
  })
  const states = ada.heard['message.changed']
    .filter(({ message }) => message.key === String(localId))
    .map(({ message }) => message.delivery.state)
  expect(states.slice(0, 3)).toEqual(['queued', 'sending', 'sent'])
})

test('reading a thread tells the one who wrote, and empties its count', async () => {
  const service = await startLocalService()
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  await Promise.all([live(ada), live(bo)])
  const threadId = await conversation(ada, bo)
  await send(ada, threadId, 'Read me')
  const unread = await eventually(async () => {
    const message = (await bo.messages(threadId)).find(message => text(message) === 'Read me')
    if (!message) throw new Error('not here yet')
    return message
  })
  await bo.call('thread.read', { accountId: bo.account.id, threadId, upTo: unread.key })
  expect((await bo.threads())[0]?.unread).toBe(0)
  await eventually(() =>
    expect(ada.heard['receipt.changed'].at(-1)?.mark).toMatchObject({ userId: bo.account.me, readUpTo: unread.sentAt }),
  )
})

test('the history and what was queued are there after a restart without the service, and the queue is sent when it is back', async () => {
  const directory = temporaryDirectory()
  const service = await startLocalService({ directory })
  const bo = await startSignedIn(service, 'Bo')
  const profile = newProfile()
  const first = await startSignedIn(service, 'Ada', profile)
  await live(first)
  const threadId = await conversation(first, bo)
  await send(first, threadId, 'Before')
  await eventually(async () => expect((await first.messages(threadId)).at(-1)?.delivery.state).toBe('sent'))
  await first.stop()
  await service.close()

  const second = await startTestApp({ profile })
  expect((await second.threads()).map(({ id }) => id)).toEqual([threadId])
  await send(second, threadId, 'While away')
  expect((await second.messages(threadId)).map(text).filter(Boolean)).toEqual(['Before', 'While away'])
  await eventually(() => expect(second.heard['connection.changed'].at(-1)?.connection.state).toBe('offline'))

  await startLocalService({ directory, port: Number(new URL(service.endpoint).port) })
  await second.call('account.reconnect', { accountId: second.account.id })
  await eventually(async () => expect((await second.messages(threadId)).at(-1)?.delivery.state).toBe('sent'))
  await bo.call('account.reconnect', { accountId: bo.account.id })
  await eventually(async () =>
    expect((await bo.messages(threadId)).map(text).filter(Boolean)).toEqual(['Before', 'While away']),
  )
})

test('a send whose answer is lost arrives once', async () => {
  let losses = 0
  const lose = { kind: 'lose-response' } as const
  const service = await startLocalService({
    faults: {
      request: ({ method, url }) => (method === 'POST' && url.includes('/messages') && losses++ < 2 ? lose : undefined),
    },
  })
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  await Promise.all([live(ada), live(bo)])
  const threadId = await conversation(ada, bo)
  for (const words of ['first', 'second', 'third']) await send(ada, threadId, words)
  await eventually(async () => {
    const mine = (await ada.messages(threadId)).filter(({ mine }) => mine)
    expect(mine.map(({ delivery }) => delivery.state)).toEqual(['sent', 'sent', 'sent'])
  })
  await eventually(async () =>
    expect((await bo.messages(threadId)).map(text).filter(Boolean)).toEqual(['first', 'second', 'third']),
  )
})

test('a message the service refuses says why and lets the next one go on', async () => {
  let refused = 0
  const service = await startLocalService({
    faults: {
      request: ({ method, url }) => {
        if (method !== 'POST' || !url.includes('/messages') || refused++ > 0) return undefined
        return { kind: 'answer', status: 400, body: { error: { code: 'BadRequest', message: 'No poetry.' } } }
      },
    },
  })
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  await live(ada)
  const threadId = await conversation(ada, bo)
  const { localId } = await send(ada, threadId, 'A poem')
  await send(ada, threadId, 'Prose')
  await eventually(async () => {
    const mine = (await ada.messages(threadId)).filter(({ mine }) => mine)
    expect(mine.map(({ delivery }) => delivery)).toEqual([
      expect.objectContaining({ state: 'sent' }),
      { state: 'failed', reason: 'refused', detail: 'No poetry.' },
    ])
  })
  await ada.call('outbox.retry', { accountId: ada.account.id, threadId, localId })
  await eventually(async () =>
    expect((await bo.messages(threadId)).map(text).filter(Boolean)).toEqual(['Prose', 'A poem']),
  )
})

test('a thread created while nobody listened is found on connecting', async () => {
  const service = await startLocalService()
  const ada = await startSignedIn(service, 'Ada')
  const profile = newProfile()
  const bo = await startSignedIn(service, 'Bo', profile)
  const { me } = bo.account
  await bo.stop()
  const { thread } = await ada.call('thread.create', {
    accountId: ada.account.id,
    topic: 'Meanwhile',
    people: [{ id: me, name: 'Bo' }],
    idempotencyToken: crypto.randomUUID(),
  })
  await send(ada, thread.id, 'Are you there?')
  await eventually(async () => expect((await ada.messages(thread.id)).at(-1)?.delivery.state).toBe('sent'))
  const back = await startTestApp({ profile })
  await eventually(async () => expect((await back.messages(thread.id)).map(text)).toContain('Are you there?'))
  expect((await back.threads())[0]).toMatchObject({ topic: 'Meanwhile', unread: 1 })
})
