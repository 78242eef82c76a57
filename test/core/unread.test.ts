import { expect, test } from 'vitest'
import type { Account, WrittenBody } from '../../electron/contract/domain.ts'
import { eventually } from '../helpers/eventually.ts'
import { fakeDesk } from '../helpers/fake-desk.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { newProfile, startTestApp, type TestApp } from '../helpers/start-test-app.ts'

/** Both accounts are. */
const online = (app: TestApp): Promise<void> =>
  eventually(() => {
    const now = app.heard['connection.changed'].filter(({ connection }) => connection.state === 'online')
    expect(new Set(now.map(({ accountId }) => accountId)).size).toBe(2)
  })

/** Bo, who has two accounts here, and somebody who writes. */
async function bo() {
  const service = await startLocalService()
  const people = [await service.person(), await service.person()] as const
  const profile = newProfile()
  const desk = fakeDesk()
  const app = await startTestApp({ profile, desk })
  const signIn = (at: 0 | 1, name: string): Promise<Account> =>
    app.call('account.signIn', { way: 'token', endpoint: service.endpoint, token: people[at].token, name })
  const accounts = [await signIn(0, 'Work'), await signIn(1, 'Club')] as const
  const writer = await service.person()
  const thread = async (to: 0 | 1, topic: string) => {
    const client = await threadOf([writer, people[to]], topic)
    const place = { accountId: accounts[to].id, threadId: client.threadId as never }
    const say = (content: string, type: WrittenBody['kind'] = 'text') =>
      client.sendMessage({ content }, { senderDisplayName: 'Ada', type })
    return { place, say }
  }
  const seen = (waiting: string) => eventually(() => expect(desk.glances.at(-1)?.waiting).toBe(waiting))
  return { app, desk, profile, people, thread, seen }
}

test('one number counts what is unread in all accounts, without what is muted, and sinks as it is read', async () => {
  const { app, desk, thread, seen } = await bo()
  await seen('')
  const [plans, regatta] = [await thread(0, 'Plans'), await thread(1, 'Regatta')]
  for (const text of ['one', 'two']) await plans.say(text)
  await regatta.say('three')
  await seen('3 unread')
  expect(desk.glances.at(-1)?.number).toBe(3)
  await app.call('thread.mute', { ...plans.place, muted: { until: null } })
  await seen('1 unread')
  await app.call('thread.mute', { ...plans.place, muted: null })
  await seen('3 unread')
  await app.call('thread.read', { ...plans.place, upTo: null })
  await seen('1 unread')
  // By hand, it counts as one.
  await app.call('thread.markUnread', plans.place)
  await seen('2 unread')
  await app.call('account.signOut', { accountId: regatta.place.accountId, erase: true })
  await seen('1 unread')
})

test('mentions are counted apart, and are the number where that is wanted', async () => {
  const { app, desk, people, thread, seen } = await bo()
  const plans = await thread(0, 'Plans')
  await plans.say('Fish?')
  await plans.say(`<p><msft-mention id="${people[0].id}" displayText="Bo">@Bo</msft-mention> soup?</p>`, 'html')
  await seen('2 unread, 1 mention')
  expect(desk.glances.at(-1)?.number).toBe(2)
  await app.call('settings.set', { badge: 'mentions' })
  await eventually(() => expect(desk.glances.at(-1)?.number).toBe(1))
  await app.call('settings.set', { badge: 'none' })
  await eventually(() => expect(desk.glances.at(-1)?.number).toBe(0))
})

test('after a restart the number is there before anything else arrives, and nothing is shown twice', async () => {
  const { app, profile, thread, seen } = await bo()
  const plans = await thread(0, 'Plans')
  for (const text of ['one', 'two', 'three']) await plans.say(text)
  await seen('3 unread')
  await app.stop()
  const desk = fakeDesk()
  const again = await startTestApp({ profile, desk })
  await eventually(() => expect(desk.glances.at(-1)?.number).toBe(3))
  await online(again)
  expect(new Set(desk.glances.map(one => JSON.stringify(one))).size).toBe(desk.glances.length)
})
