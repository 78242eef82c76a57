import { expect, test } from 'vitest'
import type { Account } from '../../electron/contract/domain.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService, threadOf, type LocalPerson, type LocalService } from '../helpers/local-service.ts'
import { createFaults, refuseWith } from '../helpers/local-service-faults.ts'
import { newProfile, startTestApp, type Profile, type TestApp } from '../helpers/start-test-app.ts'

const textOf = ({ body }: { body: { kind: string } }): string => ('text' in body ? String(body.text) : body.kind)

/** A thread with a past, before anybody installed the app. */
async function past(messages: number, faults?: Parameters<typeof startLocalService>[0]) {
  const service = await startLocalService(faults)
  const [ann, bob] = [await service.person(), await service.person()]
  const thread = await threadOf([ann, bob], 'Old times')
  const ids: string[] = []
  for (let n = 0; n < messages; n++) ids.push((await thread.sendMessage({ content: `message ${n}` })).id)
  return { service, ann, bob, thread, ids, threadId: thread.threadId }
}

async function signIn(service: LocalService, person: LocalPerson, profile: Profile = newProfile()): Promise<TestApp> {
  const app = await startTestApp({ profile })
  const { endpoint } = service
  await app.call('account.signIn', { way: 'token', endpoint, token: person.token, name: 'Bob' })
  return app
}

const progress = (app: TestApp): Account['backfill'] | undefined => app.heard['account.changed'].at(-1)?.backfill

async function complete(app: TestApp): Promise<void> {
  await eventually(() => expect(progress(app)).toMatchObject({ state: 'complete', part: 1 }), 20_000)
}

/** All of a thread as the window would read it, oldest first. */
async function everything(app: TestApp, threadId: string): Promise<string[]> {
  const texts: string[] = []
  const in_ = { accountId: app.account.id, threadId }
  let page = await app.call('message.page', { ...in_, from: { at: 'newest' }, limit: 200 })
  for (;;) {
    texts.unshift(...page.messages.map(textOf))
    if (page.before !== 'more' || !page.older) return texts
    page = await app.call('message.page', { ...in_, from: { at: 'before', cursor: page.older }, limit: 200 })
  }
}

const said = (count: number): string[] => [
  'participants-added',
  'topic-changed',
  ...Array.from({ length: count }, (_, n) => `message ${n}`),
]

test('the whole history is fetched behind the scenes and can then be read with the service gone', async () => {
  const { service, bob, threadId } = await past(450)
  const app = await signIn(service, bob)
  await complete(app)
  await service.close()
  expect(await everything(app, threadId)).toEqual(said(450))
  expect((await app.threads())[0]?.kept).toEqual({ state: 'complete' })
})

test('a fetch that is put off says how much is here, and goes on where it was after a restart', async () => {
  const faults = createFaults()
  const { service, bob, threadId } = await past(900, { faults })
  const goOn = faults.onRequest(
    { method: 'GET', route: '/messages', after: 2 },
    refuseWith(429, { retryAfterSeconds: 1 }),
  )
  const profile = newProfile()
  const app = await signIn(service, bob, profile)
  await eventually(() => expect(progress(app)?.part ?? 0).toBeGreaterThan(0), 10_000)
  await app.call('backfill.pause', { accountId: app.account.id, paused: true })
  await eventually(() => expect(progress(app)?.state).toBe('paused'))
  const [partly] = await app.threads()
  expect(partly?.kept).toMatchObject({ state: 'partial' })
  await app.stop()
  goOn()

  const again = await startTestApp({ profile })
  await eventually(() => expect(again.heard['connection.changed'].at(-1)?.connection.state).toBe('online'))
  expect((await again.threads())[0]?.kept.state).toBe('partial')
  await again.call('backfill.pause', { accountId: again.account.id, paused: false })
  await complete(again)
  expect(await everything(again, threadId)).toEqual(said(900))
})

test('a service that throttles is waited for, and nothing is left out', async () => {
  let refusals = 0
  const { service, bob, threadId } = await past(420, {
    faults: {
      request: ({ method, route, url }) =>
        method === 'GET' && route.endsWith('/messages') && url.includes('syncState') && refusals++ < 2
          ? { kind: 'answer', status: 429, headers: { 'retry-after': '1' } }
          : undefined,
    },
  })
  const app = await signIn(service, bob)
  await complete(app)
  expect(refusals).toBeGreaterThan(2)
  expect(await everything(app, threadId)).toEqual(said(420))
})

test('threads the service has no answer for keep no other from being fetched, and are asked for again later', async () => {
  const faults = createFaults()
  const { service, ann, bob, threadId } = await past(420, { faults })
  const livelier = await Promise.all(['One', 'Two'].map(topic => threadOf([ann, bob], topic)))
  for (const thread of livelier) {
    for (let n = 0; n < 420; n++) await thread.sendMessage({ content: `message ${n}` })
  }
  const silent = new Set(livelier.map(thread => thread.threadId))
  const { request } = faults
  faults.request = asked => {
    const [, id = ''] = /threads\/([^/]+)\/messages.*syncState/.exec(asked.url) ?? []
    return silent.has(decodeURIComponent(id)) ? refuseWith(503) : request?.(asked)
  }
  const app = await signIn(service, bob)
  const kept = async () => Object.fromEntries((await app.threads()).map(({ id, kept }) => [id, kept.state]))
  await eventually(async () => expect(await kept()).toMatchObject({ [threadId]: 'complete' }), 20_000)
  expect(Object.values(await kept()).sort()).toEqual(['complete', 'partial', 'partial'])
  const ids = [...silent]
  silent.clear()
  await app.call('account.reconnect', { accountId: app.account.id })
  await complete(app)
  for (const id of ids) expect(await everything(app, id)).toEqual(said(420))
})

test('edits and deletions far back, a new topic and who came and went while away are all found on coming back', async () => {
  const { service, ann, bob, thread, threadId, ids } = await past(260)
  const profile = newProfile()
  const first = await signIn(service, bob, profile)
  await complete(first)
  await first.stop()

  await thread.updateMessage(ids[3]!, { content: 'edited while away' })
  await thread.deleteMessage(ids[4]!)
  await thread.updateTopic('New times')
  const cyd = await service.person()
  await thread.addParticipants({ participants: [{ id: { communicationUserId: cyd.id }, displayName: 'Cyd' }] })
  const gone = await threadOf([ann, bob], 'Over')
  const left = await threadOf([ann, bob], 'Left')
  await ann.chat.deleteChatThread(gone.threadId)
  await left.removeParticipant({ communicationUserId: bob.id })

  const app = await startTestApp({ profile })
  const expected = said(260)
  expected.splice(5, 2, 'edited while away', 'deleted')
  await eventually(async () =>
    expect(await everything(app, threadId)).toEqual([...expected, 'topic-changed', 'participants-added']),
  )
  await eventually(async () => {
    const threads = await app.threads()
    expect(threads.find(({ id }) => id === threadId)).toMatchObject({ topic: 'New times', participantCount: 3 })
    expect(threads.find(({ id }) => id === gone.threadId)).toBeUndefined()
    expect(threads.find(({ id }) => id === left.threadId)?.membership).toBe('left')
  })
})

test('more that happened while away than fits in one look is fetched behind the newest, which is there at once', async () => {
  const { service, bob, thread, threadId } = await past(30)
  const profile = newProfile()
  const first = await signIn(service, bob, profile)
  await complete(first)
  await first.stop()
  for (let n = 30; n < 1400; n++) await thread.sendMessage({ content: `message ${n}` })
  const app = await startTestApp({ profile })
  await eventually(async () => expect((await app.messages(threadId)).map(textOf).at(-1)).toBe('message 1399'))
  await complete(app)
  expect(await everything(app, threadId)).toEqual(said(1400))
})

test('a thread somebody brings us into has its past fetched as well, with nothing more said', async () => {
  const { service, thread, threadId } = await past(450)
  const cyd = await service.person()
  const app = await signIn(service, cyd)
  await eventually(() => expect(app.heard['connection.changed'].at(-1)?.connection).toMatchObject({ live: true }))
  await thread.addParticipants({
    participants: [{ id: { communicationUserId: cyd.id }, shareHistoryTime: new Date(0) }],
  })
  await eventually(async () => expect((await app.threads())[0]?.kept).toEqual({ state: 'complete' }))
  expect((await everything(app, threadId)).slice(0, 452)).toEqual(said(450))
})
