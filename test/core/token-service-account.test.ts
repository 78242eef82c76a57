import { expect, test } from 'vitest'
import type { AccountId } from '../../electron/contract/domain.ts'
import { fail } from '../../electron/contract/result.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { newProfile, startTestApp, type Profile, type TestApp } from '../helpers/start-test-app.ts'
import { startTokenServer } from '../helpers/token-server.ts'

async function signedIn(profile: Profile = newProfile()) {
  const service = await startLocalService()
  const ada = await service.person()
  const tokens = await startTokenServer(service.identity, ada.id)
  const app = await startTestApp({ profile })
  const signIn = { way: 'token-service', endpoint: service.endpoint, service: tokens.config, name: 'Ada' } as const
  const account = await app.call('account.signIn', signIn)
  return { service, ada, tokens, app, account, profile, signIn }
}

const connectionOf = (app: TestApp) => app.heard['connection.changed'].at(-1)?.connection
const live = (app: TestApp): Promise<void> =>
  eventually(() => expect(connectionOf(app)).toEqual({ state: 'online', live: true }))
const topics = async (app: TestApp, accountId: AccountId) =>
  (await app.call('thread.list', { accountId })).map(({ topic }) => topic)

test('an account of a token service connects, and its secrets are in the keychain and nowhere else', async () => {
  const { app, account, profile, tokens } = await signedIn()
  expect(account).toMatchObject({ kind: 'token-service', name: 'Ada' })
  await live(app)
  expect(JSON.stringify([await app.call('app.snapshot', {}), profile.accounts.all(), app.heard])).not.toContain(
    tokens.config.header?.value,
  )
  expect(await profile.keychain.get(account.id, 'token-service')).toMatchObject({
    value: expect.stringContaining('between us') as string,
  })
})

test('a token that was revoked is replaced by asking once more, and what is said meanwhile arrives', async () => {
  const { app, account, service, ada, tokens } = await signedIn()
  await live(app)
  const before = tokens.asked
  await service.identity.revokeTokens({ communicationUserId: ada.id })
  const [again, bo] = [
    await service.identity.getToken({ communicationUserId: ada.id }, ['chat']),
    await service.person(),
  ]
  expect(again.token).not.toBe('')
  await threadOf([bo, ada], 'After the revocation')
  await app.call('account.reconnect', { accountId: account.id })
  await eventually(async () => expect(await topics(app, account.id)).toEqual(['After the revocation']))
  await live(app)
  expect(tokens.asked).toBeGreaterThan(before)
  expect(tokens.asked).toBeLessThan(before + 4)
})

test('a token service that refuses means signing in again with everything kept, and one that relents is believed', async () => {
  const { app, account, service, ada, tokens } = await signedIn()
  await live(app)
  await threadOf([await service.person(), ada], 'Kept')
  await eventually(async () => expect(await topics(app, account.id)).toEqual(['Kept']))
  tokens.status = 403
  await service.identity.revokeTokens({ communicationUserId: ada.id })
  await app.call('account.reconnect', { accountId: account.id })
  await eventually(() => expect(connectionOf(app)).toEqual({ state: 'signed-out', because: 'refused' }))
  expect(await topics(app, account.id)).toEqual(['Kept'])
  tokens.status = null
  await app.call('account.reconnect', { accountId: account.id })
  await live(app)
})

test('a token service that begins to answer for somebody else is not believed', async () => {
  const { app, account, service, ada, tokens } = await signedIn()
  await live(app)
  tokens.user = (await service.person()).id
  await service.identity.revokeTokens({ communicationUserId: ada.id })
  await app.call('account.reconnect', { accountId: account.id })
  await eventually(() => expect(connectionOf(app)).toEqual({ state: 'signed-out', because: 'refused' }))
  expect(app.heard['account.changed'].at(-1)?.me).toBe(ada.id)
})

test('while the token service is away a restart goes on with the last token', async () => {
  const { app, profile, tokens } = await signedIn()
  await live(app)
  await app.stop()
  tokens.status = 503
  await live(await startTestApp({ profile }))
})

test.each([
  ['that refuses', 403, 'refused', '403'],
  ['that is broken', 500, 'unreachable', '500'],
])('signing in with a token service %s makes no account and says so', async (_, status, problem, detail) => {
  const service = await startLocalService()
  const tokens = await startTokenServer(service.identity, (await service.person()).id)
  tokens.status = status
  const app = await startTestApp({})
  const signIn = { way: 'token-service', endpoint: service.endpoint, service: tokens.config, name: 'Ada' } as const
  expect(await app.tryCall('account.signIn', signIn)).toEqual(fail({ kind: 'bad-token-service', problem, detail }))
  expect((await app.call('app.snapshot', {})).accounts).toEqual([])
})

test('signing in again with a service that moved keeps the account and asks at the new address from then on', async () => {
  const { app, account, service, ada, tokens, signIn } = await signedIn()
  await live(app)
  const moved = await startTokenServer(service.identity, ada.id)
  expect((await app.call('account.signIn', { ...signIn, service: moved.config })).id).toBe(account.id)
  const before = tokens.asked
  await service.identity.revokeTokens({ communicationUserId: ada.id })
  await app.call('account.reconnect', { accountId: account.id })
  await eventually(() => expect(moved.asked).toBeGreaterThan(1))
  expect(tokens.asked).toBe(before)
})
