import { expect, test } from 'vitest'
import { fail } from '../../electron/contract/result.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService } from '../helpers/local-service.ts'
import { newProfile, startSignedIn, startTestApp } from '../helpers/start-test-app.ts'

const tokenWith = (claims: object): string => {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part(claims)}.x`
}
const inAnHour = Math.floor(Date.now() / 1000) + 3600
const claims = { skypeid: 'acs:r_u', exp: inAnHour, acsScope: 'chat' }

test.each([
  ['that is no URL', 'not a url', { kind: 'bad-endpoint', problem: 'not-a-url' }],
  ['on plain http elsewhere', 'http://example.com', { kind: 'bad-endpoint', problem: 'not-https' }],
  ['with a path', 'https://example.com/chat', { kind: 'bad-endpoint', problem: 'has-path' }],
  ['with a name and a password', 'https://me:secret@example.com', { kind: 'bad-endpoint', problem: 'has-user' }],
  ['with a space inside', 'https://exam ple.com', { kind: 'bad-endpoint', problem: 'has-space' }],
  ['with two lines', 'https://example.com\nhttps://example.org', { kind: 'bad-endpoint', problem: 'has-space' }],
  ['with a port there is none of', 'https://example.com:99999', { kind: 'bad-endpoint', problem: 'bad-port' }],
  ['with no port', 'https://example.com:0', { kind: 'bad-endpoint', problem: 'bad-port' }],
  [
    'that is a connection string',
    'endpoint=https://example.com/;accesskey=c2VjcmV0',
    { kind: 'bad-endpoint', problem: 'is-connection-string' },
  ],
])('an endpoint %s is named as such', async (_, endpoint, error) => {
  const app = await startTestApp({})
  expect(await app.tryCall('account.signIn', { way: 'token', endpoint, token: 'x', name: 'Ada' })).toEqual(fail(error))
})

test.each([
  ['that is no token', 'hello', 'malformed'],
  ['whose claims name nobody', tokenWith({ exp: inAnHour }), 'malformed'],
  ['that has ended', tokenWith({ ...claims, exp: 1 }), 'expired'],
  ['for calls only', tokenWith({ ...claims, acsScope: 'voip' }), 'no-chat-scope'],
  ['the service did not sign', tokenWith(claims), 'refused'],
])('a token %s is named as such, and no account is made', async (_, token, problem) => {
  const service = await startLocalService()
  const app = await startTestApp({})
  const signIn = { way: 'token', endpoint: service.endpoint, token, name: 'Ada' } as const
  expect(await app.tryCall('account.signIn', signIn)).toEqual(fail({ kind: 'bad-token', problem }))
  expect((await app.call('app.snapshot', {})).accounts).toEqual([])
})

test.each([
  ['with no key', 'endpoint=http://127.0.0.1:1/', { kind: 'bad-connection-string', problem: 'malformed' }],
  [
    'whose key is not base64',
    'endpoint=http://127.0.0.1:1/;accesskey=???',
    { kind: 'bad-connection-string', problem: 'key-not-base64' },
  ],
  [
    'to nowhere',
    'endpoint=http://127.0.0.1:1/;accesskey=c2VjcmV0',
    { kind: 'unreachable', endpoint: 'http://127.0.0.1:1', detail: 'ECONNREFUSED' },
  ],
])('a connection string %s is named as such', async (_, connectionString, error) => {
  const app = await startTestApp({})
  expect(await app.tryCall('account.signIn', { way: 'connection-string', connectionString, name: 'Ada' })).toEqual(
    fail(error),
  )
})

test.each([
  ['behind "Bearer"', (token: string) => `Bearer ${token}`],
  ['with its header', (token: string) => `Authorization: bearer ${token}\n`],
  ['in quotes', (token: string) => `"${token}"`],
  ['broken over lines', (token: string) => token.replace(/.{40}/g, '$&\r\n  ')],
  ['in what a tool answered', (token: string) => JSON.stringify({ expires_on: 'x', token, user: {} }, null, 2)],
])('a token copied %s is taken for what it is', async (_, copied) => {
  const service = await startLocalService()
  const { id, token } = await service.person()
  const profile = newProfile()
  const app = await startTestApp({ profile })
  const signIn = { way: 'token', endpoint: service.endpoint, token: copied(token), name: 'Ada' } as const
  const account = await app.call('account.signIn', signIn)
  expect(account.me).toBe(id)
  expect(await profile.keychain.get(account.id, 'token')).toEqual({ ok: true, value: token })
})

test('a token that ends while the app is closed leaves the history readable and asks for another', async () => {
  const service = await startLocalService()
  const ada = await service.person()
  const profile = newProfile()
  const first = await startTestApp({ profile })
  await first.call('account.signIn', { way: 'token', endpoint: service.endpoint, token: ada.token, name: 'Ada' })
  const { thread } = await first.call('thread.create', {
    accountId: first.account.id,
    ...{
      topic: 'Kept',
      people: [{ id: (await service.person()).id, name: 'Bo' }],
      idempotencyToken: crypto.randomUUID(),
    },
  })
  await first.stop()
  await profile.keychain.set(first.account.id, 'token', tokenWith({ ...claims, exp: 1 }))

  const second = await startTestApp({ profile })
  await eventually(() =>
    expect(second.heard['connection.changed'].at(-1)?.connection).toEqual({ state: 'signed-out', because: 'expired' }),
  )
  expect((await second.threads()).map(({ id }) => id)).toEqual([thread.id])
  const other = await service.person()
  expect(await second.tryCall('account.renew', { accountId: first.account.id, token: other.token })).toEqual(
    fail({ kind: 'bad-token', problem: 'other-user' }),
  )
  await second.call('account.renew', { accountId: first.account.id, token: ada.token })
  await eventually(() =>
    expect(second.heard['connection.changed'].at(-1)?.connection).toEqual({ state: 'online', live: true }),
  )
})

test('without a keychain nothing is opened, and going on for this session only keeps nothing', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const missing = fail({ state: 'missing' as const, detail: 'no bus' })
  profile.keychain = { ...profile.keychain, check: () => Promise.resolve(missing) }
  const app = await startTestApp({ profile, workspace: () => service.connectionString })
  expect((await app.call('app.snapshot', {})).keychain).toEqual(missing.error)
  await app.call('keychain.sessionOnly', {})
  await app.call('account.signIn', { way: 'local', name: 'Ada' })
  await eventually(() =>
    expect(app.heard['connection.changed'].at(-1)?.connection).toEqual({ state: 'online', live: true }),
  )
  await app.stop()
  expect(profile.accounts.all()).toEqual([])
})

test('signing out takes the account, its secrets and, if asked, its history', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const app = await startSignedIn(service, 'Ada', profile)
  const { id } = app.account
  await app.call('account.signOut', { accountId: id, erase: true })
  expect(profile.accounts.all()).toEqual([])
  expect(await profile.keychain.get(id, 'database-key')).toEqual({ ok: true, value: null })
  expect(app.heard['account.removed']).toEqual([{ accountId: id }])
})

test('signing in again with a new token of the same user goes on with the same account', async () => {
  const service = await startLocalService()
  const ada = await service.person()
  const app = await startTestApp({})
  const signIn = { way: 'token', endpoint: service.endpoint, token: ada.token, name: 'Ada' } as const
  const first = await app.call('account.signIn', signIn)
  const second = await app.call('account.signIn', signIn)
  expect(second.id).toBe(first.id)
})
