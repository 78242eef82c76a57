import { expect, test } from 'vitest'
import { AccountId, MessageKey, ThreadId } from '../../electron/contract/domain.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import { Alerts } from '../../electron/core/alerts.ts'
import type { Session } from '../../electron/core/session.ts'
import { StorageFault } from '../../electron/store/storage-fault.ts'
import { eventually } from '../helpers/eventually.ts'
import { fakeClock } from '../helpers/fake-clock.ts'
import { fakeDesk } from '../helpers/fake-desk.ts'
import { startLocalService } from '../helpers/local-service.ts'
import { newProfile, startSignedIn, startTestApp, type TestApp } from '../helpers/start-test-app.ts'

const say = (app: TestApp, threadId: ThreadId, text: string) =>
  app.call('message.send', { accountId: app.account.id, threadId, body: { kind: 'text', text } })

async function talkWith(ada: TestApp, bo: TestApp, topic: string): Promise<ThreadId> {
  const { thread } = await ada.call('thread.create', {
    ...{ accountId: ada.account.id, topic, idempotencyToken: crypto.randomUUID() },
    people: [{ id: bo.account.me, name: 'Bo' }],
  })
  await eventually(async () => expect((await bo.threads()).map(({ id }) => id)).toContain(thread.id))
  return thread.id
}

/** Ada writes, and Bo's desk is looked at. */
async function two() {
  const service = await startLocalService()
  const desk = fakeDesk()
  const profile = newProfile()
  const ada = await startSignedIn(service, 'Ada')
  const bo = await startSignedIn(service, 'Bo', profile, { desk })
  const threadId = await talkWith(ada, bo, 'Harbour')
  const place = { accountId: bo.account.id, threadId }
  const told = (count: number) => eventually(() => expect(desk.told).toHaveLength(count))
  const here = (app: TestApp, text: string) =>
    eventually(async () =>
      expect((await app.messages(threadId)).map(({ body }) => body)).toContainEqual({ kind: 'text', text }),
    )
  return { service, desk, profile, ada, bo, threadId, place, told, here }
}

test('who looks elsewhere is told of the first message of a new conversation, and a click leads to it', async () => {
  const { desk, ada, bo, threadId, place, told } = await two()
  const { localId } = await say(ada, threadId, 'Fish?')
  await told(1)
  expect(desk.alerts).toMatchObject([{ title: 'Ada in Harbour', body: 'Fish?', silent: false, urgent: false }])
  expect(desk.flashes).toEqual([false])
  desk.meet({ did: 'opened' })
  expect(desk.windowShown).toBe(1)
  const message = (await bo.messages(threadId)).find(({ metadata }) => metadata['localId'] === localId)
  // A window that is only being made would not hear of it.
  expect(bo.heard['thread.opened']).toEqual([])
  await bo.call('app.drawn', {})
  await eventually(() => expect(bo.heard['thread.opened']).toEqual([{ ...place, at: message?.key }]))
})

test('nobody is told of their own words, nor of a conversation they look at, and muting and do not disturb are kept', async () => {
  const { desk, ada, bo, threadId, place, told } = await two()
  const silent = (because: string) =>
    eventually(() => expect(bo.logged).toContainEqual({ what: 'nobody told', fields: { because } }))
  await say(bo, threadId, 'my own')
  await silent('mine')
  await bo.call('attention.set', { focused: true, open: place })
  await say(ada, threadId, 'being read')
  await silent('being-read')
  await bo.call('attention.set', { focused: false, open: place })
  await say(ada, threadId, 'one')
  await told(1)
  await bo.call('thread.mute', { ...place, muted: { until: null } })
  await say(ada, threadId, 'muted')
  await silent('muted')
  const other = await talkWith(ada, bo, 'Market')
  await say(ada, other, 'two')
  await told(2)
  await bo.call('settings.set', { doNotDisturb: { until: null } })
  await say(ada, other, 'undisturbed')
  await silent('do-not-disturb')
  await bo.call('settings.set', { doNotDisturb: null })
  await say(ada, other, 'three')
  await told(3)
  expect(desk.told.map(({ body }) => body)).toEqual(['one', 'two', 'three'])
})

test('one conversation has one notification, which counts, and is taken back once its messages are read', async () => {
  const { desk, ada, bo, threadId, place, told } = await two()
  await say(ada, threadId, 'Fish?')
  await told(1)
  await say(ada, threadId, 'Or soup?')
  await told(2)
  expect(desk.alerts).toMatchObject([{ title: 'Ada in Harbour (2 new)', body: 'Or soup?' }])
  await bo.call('thread.read', { ...place, upTo: null })
  expect(desk.alerts).toEqual([])
  await say(ada, threadId, 'Soup then')
  await told(3)
  expect(desk.alerts).toMatchObject([{ title: 'Ada in Harbour', body: 'Soup then' }])
  await bo.call('attention.set', { focused: true, open: place })
  expect(desk.alerts).toEqual([])
})

test('a message that is deleted is not on the screen any more, and neither is text nobody may see', async () => {
  const { desk, ada, bo, threadId, told, here } = await two()
  const { localId } = await say(ada, threadId, 'a secret')
  await told(1)
  await here(ada, 'a secret')
  await ada.call('message.delete', { accountId: ada.account.id, threadId, key: localId })
  await eventually(() => expect(desk.alerts).toEqual([]))
  await say(ada, threadId, 'something else')
  await told(2)
  await bo.call('settings.set', { alerts: 'no-name', flash: false })
  expect(desk.alerts).toEqual([])
  await say(ada, threadId, 'and more')
  await told(3)
  expect(desk.alerts).toMatchObject([{ title: 'Parlance', body: 'New message' }])
  expect(desk.flashes).toHaveLength(2)
})

test('an answer on the notification is a message like any other, and the one it answers is read', async () => {
  const { desk, ada, bo, threadId, told, here } = await two()
  await say(ada, threadId, 'Fish?')
  await told(1)
  expect(desk.alerts[0]?.deeds).toEqual({ reply: 'Reply', read: 'Mark as read' })
  desk.meet({ did: 'replied', text: 'Gladly' })
  await here(ada, 'Gladly')
  expect((await bo.threads())[0]?.unread).toBe(0)
  await say(ada, threadId, 'At noon')
  await told(2)
  desk.meet({ did: 'read' })
  await eventually(async () => expect((await bo.threads())[0]?.unread).toBe(0))
  expect(desk.windowShown).toBe(0)
})

test('an answer that cannot be sent is shown again with its words', async () => {
  const { desk, ada, threadId, told } = await two()
  await say(ada, threadId, 'Fish?')
  await told(1)
  const text = 'x'.repeat(29 * 1024)
  desk.meet({ did: 'replied', text })
  await told(2)
  expect(desk.alerts).toMatchObject([{ title: 'Your reply could not be sent', body: text }])
})

test('who comes back is told of few conversations one by one, of many in a sentence, and of nothing twice', async () => {
  const { service, desk, profile, ada, bo, threadId, told } = await two()
  await say(ada, threadId, 'Fish?')
  await told(1)
  const others = [threadId]
  for (const topic of ['Market', 'Boats', 'Nets']) others.push(await talkWith(ada, bo, topic))
  await bo.stop()
  expect(desk.alerts).toEqual([])
  for (const id of others) await say(ada, id, 'While you were away')
  await say(ada, threadId, 'Once more')
  await eventually(async () => expect((await ada.messages(threadId)).at(-1)?.delivery.state).toBe('sent'))

  const back = await startTestApp({ profile, workspace: () => service.connectionString, desk })
  await told(2)
  expect(desk.alerts).toMatchObject([{ title: 'Parlance', body: '5 new messages in 4 conversations', deeds: null }])
  for (const id of others) await back.call('thread.read', { accountId: bo.account.id, threadId: id, upTo: null })
  expect(desk.alerts).toEqual([])
})

test('what was said before there was an account here is no news, what is said from then on is', async () => {
  const { service, profile, ada, bo, threadId, told } = await two()
  await say(ada, threadId, 'long ago')
  await told(1)
  await bo.stop()
  const desk = fakeDesk()
  const elsewhere = { ...profile, directory: newProfile().directory }
  const fresh = await startTestApp({ profile: elsewhere, workspace: () => service.connectionString, desk })
  await eventually(() => expect(fresh.heard['connection.changed'].at(-1)?.connection.state).toBe('online'))
  await eventually(async () => expect(await fresh.messages(threadId)).not.toEqual([]))
  await say(ada, threadId, 'just now')
  await eventually(() => expect(desk.told).toMatchObject([{ title: 'Ada in Harbour', body: 'just now' }]))
})

test('a notification to look at says what became of it', async () => {
  const { desk, bo } = await two()
  expect(await bo.call('alert.test', {})).toEqual({ outcome: 'shown', detail: '' })
  expect(desk.alerts).toMatchObject([{ title: 'Parlance', body: 'This is how Parlance tells you of a message.' }])
  desk.notifier.show = (_, on) => on({ did: 'failed', because: 'not signed' })
  expect(await bo.call('alert.test', {})).toEqual({ outcome: 'failed', detail: 'not signed' })
  desk.notifier.show = null
  expect(await bo.call('alert.test', {})).toEqual({ outcome: 'unsupported', detail: '' })
})

test('what cannot be read from a damaged disk is told to nobody, and ends nothing', async () => {
  const clock = fakeClock()
  const desk = fakeDesk()
  const said: unknown[] = []
  const damaged = (): never => {
    throw new StorageFault('damaged', 'SQLITE_CORRUPT')
  }
  const unreadable = { catchingUp: false, world: { journal: { readUpTo: damaged } } } as unknown as Session
  const alerts = new Alerts({
    ...{ desk, clock, session: () => unreadable, settings: { get: () => usualSettings } },
    log: { info() {}, warn: (what, fields) => void said.push([what, fields]), error() {} },
    within: () => Promise.reject(new Error('nobody asks')),
    open: () => Promise.resolve(),
  })
  alerts.arrived(AccountId.parse(crypto.randomUUID()), ThreadId.parse('19:harbour@thread.v2'), [MessageKey.parse('1')])
  await clock.advance(1000)
  expect(desk.told).toEqual([])
  expect(said).toEqual([['nobody told', { because: 'damaged' }]])
})
