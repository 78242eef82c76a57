import { expect, test } from 'vitest'
import type { RequestFault } from '../../electron/service/edge/faults.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService } from '../helpers/local-service.ts'
import { newProfile, startSignedIn, startTestApp, type TestApp } from '../helpers/start-test-app.ts'

const make = (app: TestApp, others: TestApp[], more: object = {}) =>
  app.tryCall('thread.create', {
    ...{ accountId: app.account.id, topic: 'Harbour', idempotencyToken: crypto.randomUUID() },
    people: others.map(({ account }) => ({ id: account.me, name: account.name })),
    ...more,
  })
async function live(...apps: TestApp[]): Promise<void> {
  for (const app of apps) {
    await eventually(() =>
      expect(app.heard['connection.changed'].at(-1)?.connection).toEqual({ state: 'online', live: true }),
    )
  }
}
const kept = (app: TestApp) =>
  app.threads().then(([thread]) => ({ days: thread?.retentionDays, metadata: thread?.metadata }))

test('retention and metadata are there for everybody, from the making on and when they change', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const [ada, bo] = [await startSignedIn(service, 'Ada', profile), await startSignedIn(service, 'Bo')]
  const properties = { retentionDays: 45, metadata: { project: 'Pier', ticket: 'P-1' } }
  const made = await make(ada, [bo], { properties })
  const threadId = made.ok ? made.value.thread.id : ''
  for (const app of [ada, bo])
    await eventually(async () => expect(await kept(app)).toEqual({ days: 45, metadata: properties.metadata }))

  await live(ada, bo)
  const changed = { retentionDays: null, metadata: { ticket: 'P-2' } }
  await ada.call('thread.setProperties', { accountId: ada.account.id, threadId, properties: changed })
  for (const app of [ada, bo])
    await eventually(async () => expect(await kept(app)).toEqual({ days: null, metadata: { ticket: 'P-2' } }))
  await ada.stop()
  await service.close()

  const again = await startTestApp({ profile })
  expect(await kept(again)).toEqual({ days: null, metadata: { ticket: 'P-2' } })
  const offline = await again.tryCall('thread.setProperties', {
    ...{ accountId: again.account.id, threadId, properties },
  })
  expect(offline).toEqual({ ok: false, error: { kind: 'offline' } })
})

test('what changed while nobody listened is there once it is looked at', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const [ada, first] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo', profile)]
  const made = await make(ada, [first])
  const threadId = made.ok ? made.value.thread.id : ''
  await eventually(async () => expect(await kept(first)).toEqual({ days: null, metadata: {} }))
  await first.stop()
  const properties = { retentionDays: 60, metadata: { a: '1' } }
  await ada.call('thread.setProperties', { accountId: ada.account.id, threadId, properties })
  const bo = await startTestApp({ profile })
  await live(bo)
  await bo.call('thread.refresh', { accountId: bo.account.id, threadId })
  await eventually(async () => expect(await kept(bo)).toEqual({ days: 60, metadata: { a: '1' } }))
})

test('a conversation named after its people keeps that while its metadata changes', async () => {
  const service = await startLocalService()
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  const made = await make(ada, [bo], { topic: null, properties: { retentionDays: null, metadata: { a: '1' } } })
  const threadId = made.ok ? made.value.thread.id : ''
  const properties = { retentionDays: 30, metadata: {} }
  await ada.call('thread.setProperties', { accountId: ada.account.id, threadId, properties })
  await eventually(async () => expect(await kept(bo)).toEqual({ days: 30, metadata: {} }))
  expect((await bo.threads())[0]?.topic).toBeNull()
})

test('making one again after the answer was lost, or twice at once, makes one', async () => {
  let lose = false
  const fault: RequestFault = { kind: 'lose-response' }
  const service = await startLocalService({
    faults: {
      request: ({ method, url }) => (lose && method === 'POST' && /^\/chat\/threads\?/.test(url) ? fault : undefined),
    },
  })
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  const idempotencyToken = crypto.randomUUID()
  lose = true
  const first = await make(ada, [bo], { idempotencyToken })
  expect(first).toMatchObject({ ok: false, error: { kind: 'ambiguous' } })
  lose = false
  const [second, third] = await Promise.all([
    make(ada, [bo], { idempotencyToken }),
    make(ada, [bo], { idempotencyToken }),
  ])
  expect(second.ok && second.value.thread.id).toBe(third.ok && third.value.thread.id)
  await eventually(async () => expect(await bo.threads()).toHaveLength(1))
  expect(await ada.threads()).toHaveLength(1)
})

test('a conversation of two hundred and fifty is made in one go, and who cannot be added is told apart', async () => {
  const service = await startLocalService()
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  const nobody = (n: number) => ({ id: bo.account.me.slice(0, -4) + String(n).padStart(4, '0'), name: null })
  const people = [
    { id: bo.account.me, name: 'Bo' },
    { id: '4:+33123456789', name: null },
    { id: '8:acs:11111111-2222-4333-8444-555555555555_0000001f-0001-ab12-8f7a-3a3a0d00c5d1', name: null },
    ...Array.from({ length: 246 }, (_, n) => nobody(n)),
  ]
  const made = await make(ada, [], { people })
  if (!made.ok) throw new Error(made.error.kind)
  const reasons = made.value.notAdded.map(({ because }) => because)
  expect(reasons.filter(because => because === 'malformed')).toHaveLength(1)
  expect(reasons.filter(because => because === 'forbidden')).toHaveLength(1)
  expect(reasons.filter(because => because === 'not-found')).toHaveLength(246)
  await eventually(async () => expect((await bo.threads())[0]?.participantCount).toBe(2))
})
