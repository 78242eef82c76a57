import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Account, AccountId } from '../../electron/contract/domain.ts'
import { eventually } from '../helpers/eventually.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { startLocalService, threadOf, type LocalPerson, type LocalService } from '../helpers/local-service.ts'
import { newProfile, startTestApp, type TestApp } from '../helpers/start-test-app.ts'

const signIn = (app: TestApp, service: LocalService, person: LocalPerson, name: string): Promise<Account> =>
  app.call('account.signIn', { way: 'token', endpoint: service.endpoint, token: person.token, name })

const live = (app: TestApp, accountId: AccountId): Promise<void> =>
  eventually(() => {
    const heard = app.heard['connection.changed'].filter(change => change.accountId === accountId)
    expect(heard.at(-1)?.connection).toEqual({ state: 'online', live: true })
  })

const seen = async (app: TestApp, accountId: AccountId) =>
  (await app.call('thread.list', { accountId })).map(({ topic, unread }) => [topic, unread])

/** Ada twice at one service and once at another, each with a conversation of her own. */
async function threeAccounts() {
  const [work, club] = [await startLocalService(), await startLocalService()]
  const profile = newProfile()
  const app = await startTestApp({ profile })
  const people = [await work.person(), await work.person(), await club.person()] as const
  const accounts = [
    await signIn(app, work, people[0], 'Ada at work'),
    await signIn(app, work, people[1], 'Ada on call'),
    await signIn(app, club, people[2], 'Ada at the club'),
  ] as const
  await Promise.all(accounts.map(({ id }) => live(app, id)))
  const say = async (service: LocalService, to: LocalPerson, topic: string, times: number): Promise<void> => {
    const thread = await threadOf([await service.person(), to], topic)
    for (let n = 0; n < times; n++) await thread.sendMessage({ content: `${topic} ${n}` }, { senderDisplayName: 'Bo' })
  }
  return { work, club, profile, app, people, accounts, say }
}

test('three accounts of two services are connected at once, and what is unread is kept apart', async () => {
  const { work, club, app, people, accounts, say } = await threeAccounts()
  await say(work, people[0], 'Plans', 2)
  await say(work, people[1], 'Pager', 1)
  await say(club, people[2], 'Regatta', 3)
  await eventually(async () => {
    expect(await seen(app, accounts[0].id)).toEqual([['Plans', 2]])
    expect(await seen(app, accounts[1].id)).toEqual([['Pager', 1]])
    expect(await seen(app, accounts[2].id)).toEqual([['Regatta', 3]])
  })
  const [plans] = await app.call('thread.list', { accountId: accounts[0].id })
  if (!plans?.last) throw new Error('no message')
  await app.call('thread.read', { accountId: accounts[0].id, threadId: plans.id, upTo: plans.last.key })
  expect(await seen(app, accounts[0].id)).toEqual([['Plans', 0]])
  expect(await seen(app, accounts[2].id)).toEqual([['Regatta', 3]])
  // A conversation of one account is no conversation of another.
  const page = { threadId: plans.id, from: { at: 'newest' as const }, limit: 10 }
  expect((await app.call('message.page', { accountId: accounts[1].id, ...page })).messages).toEqual([])
})

test('each has files and a key of its own, and signing out of one leaves the others connected', async () => {
  const { work, profile, app, people, accounts, say } = await threeAccounts()
  const keys = await Promise.all(
    accounts.map(async ({ id }) => expectOk(await profile.keychain.get(id, 'database-key'))),
  )
  expect(new Set(keys).size).toBe(3)
  await app.call('account.signOut', { accountId: accounts[0].id, erase: true })
  expect(accounts.map(({ id }) => existsSync(join(profile.directory, id, 'history.db')))).toEqual([false, true, true])
  expect((await app.call('app.snapshot', {})).accounts.map(({ id }) => id)).toEqual([accounts[1].id, accounts[2].id])
  await say(work, people[1], 'Still here', 1)
  await eventually(async () => expect(await seen(app, accounts[1].id)).toEqual([['Still here', 1]]))
})

test('one that cannot be opened leaves the others as they were', async () => {
  const { work, profile, app, people, accounts, say } = await threeAccounts()
  await app.stop()
  await profile.keychain.set(accounts[0].id, 'database-key', 'a'.repeat(64))
  writeFileSync(join(profile.directory, accounts[2].id, 'history.db'), 'garbage')
  const again = await startTestApp({ profile })
  const { closed, accounts: open, notices } = await again.call('app.snapshot', {})
  expect(closed.map(({ id, because }) => [id, because])).toEqual([[accounts[0].id, 'key-lost']])
  expect(open.map(({ id }) => id).toSorted()).toEqual([accounts[1].id, accounts[2].id].toSorted())
  expect(notices.map(({ accountId, what }) => [accountId, what.kind])).toEqual([[accounts[2].id, 'history-rebuilt']])
  await say(work, people[1], 'All the same', 1)
  await eventually(async () => expect(await seen(again, accounts[1].id)).toEqual([['All the same', 1]]))
})

test('waking up connects all of them anew, and what was said while the computer slept is there', async () => {
  const { work, club, app, people, accounts, say } = await threeAccounts()
  const connected = (id: AccountId): number =>
    app.heard['connection.changed'].filter(
      ({ accountId, connection }) => accountId === id && connection.state === 'online',
    ).length
  const before = accounts.map(({ id }) => connected(id))
  app.wake()
  await say(work, people[0], 'Good morning', 1)
  await say(club, people[2], 'Wind at last', 1)
  await eventually(() => accounts.forEach(({ id }, i) => expect(connected(id)).toBeGreaterThan(before[i] ?? 0)))
  await Promise.all(accounts.map(({ id }) => live(app, id)))
  await eventually(async () => expect(await seen(app, accounts[0].id)).toEqual([['Good morning', 1]]))
  await eventually(async () => expect(await seen(app, accounts[2].id)).toEqual([['Wind at last', 1]]))
})

test('once there is a network again every account connects anew, but for the workspace of this computer', async () => {
  const service = await startLocalService()
  const app = await startTestApp({ workspace: () => service.connectionString })
  const away = await signIn(app, service, await service.person(), 'Ada')
  const here = await app.call('account.signIn', { way: 'local', name: 'Ada here' })
  await Promise.all([away, here].map(({ id }) => live(app, id)))
  const before = app.heard['connection.changed'].length
  await app.call('network.back', {})
  await eventually(() => expect(app.heard['connection.changed'].length).toBeGreaterThan(before + 1))
  await live(app, away.id)
  const since = app.heard['connection.changed'].slice(before)
  expect(new Set(since.map(({ accountId }) => accountId))).toEqual(new Set([away.id]))
  expect(since[0]?.connection).toEqual({ state: 'connecting' })
})
