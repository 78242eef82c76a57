import { expect, test } from 'vitest'
import type { Policy, Rules } from '../../electron/contract/policy.ts'
import type { Refusal } from '../../electron/contract/result.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { newProfile, startSignedIn, startTestApp, type TestApp } from '../helpers/start-test-app.ts'
import { startTokenServer } from '../helpers/token-server.ts'

const file = '/etc/parlance/policy.json'
const policyOf = (rules: Partial<Rules>, strange: string[] = []): Policy => ({
  ...{ state: 'in-force', file, strange },
  rules: {
    ...{ ways: ['local', 'token', 'token-service', 'connection-string'], endpoints: null, tokenService: null },
    ...{ updates: { channel: null, server: null }, settings: {}, ...rules },
  },
})
const broken: Policy = { state: 'broken', file, problem: 'wrong-value', detail: 'signIn.1' }
const refusal = (problem: Refusal['problem'], detail = ''): Refusal => ({ kind: 'policy', problem, file, detail })
const refused = (problem: Refusal['problem'], detail = '') => ({ ok: false, error: refusal(problem, detail) })
const connectionOf = (app: TestApp) => app.heard['connection.changed'].at(-1)?.connection

test('a way or an endpoint that is not allowed is refused before anybody is asked', async () => {
  const service = await startLocalService()
  const { token } = await service.person()
  const elsewhere = 'https://contoso.communication.azure.com'
  const app = await startTestApp({
    policy: policyOf({ ways: ['token', 'connection-string'], endpoints: [elsewhere] }),
    workspace: () => service.connectionString,
  })
  expect(await app.tryCall('account.signIn', { way: 'local', name: 'Ada' })).toEqual(refused('way'))
  expect(await app.tryCall('account.signIn', { way: 'token', endpoint: service.endpoint, token, name: 'Ada' })).toEqual(
    refused('endpoint', elsewhere),
  )
  const { connectionString } = service
  expect(await app.tryCall('account.signIn', { way: 'connection-string', connectionString, name: 'Ada' })).toEqual(
    refused('endpoint', elsewhere),
  )
  expect(await app.tryCall('account.signIn', { way: 'token', endpoint: 'hello', token, name: 'Ada' })).toMatchObject({
    error: { kind: 'bad-endpoint', problem: 'not-a-url' },
  })
})

test('what is allowed signs in', async () => {
  const service = await startLocalService()
  const app = await startTestApp({ policy: policyOf({ ways: ['connection-string'], endpoints: [service.endpoint] }) })
  const { connectionString } = service
  await app.call('account.signIn', { way: 'connection-string', connectionString, name: 'Ada' })
  await eventually(() => expect(connectionOf(app)).toEqual({ state: 'online', live: true }))
})

test.each([
  ['a forbidden endpoint', policyOf({ endpoints: ['https://a.example'] }), refusal('endpoint', 'https://a.example')],
  ['a forbidden way', policyOf({ ways: ['token'] }), refusal('way')],
  ['a policy nobody can read', broken, refusal('wrong-value', 'signIn.1')],
])(
  'an account from before that has %s keeps its history, connects to nobody and says why',
  async (_, policy, because) => {
    const service = await startLocalService()
    const profile = newProfile()
    const first = await startSignedIn(service, 'Ada', profile)
    const { id: accountId, me } = first.account
    const bo = await service.person()
    const thread = await threadOf([bo, { ...bo, id: me }], 'Kept')
    await thread.sendMessage({ content: 'still here' })
    await eventually(async () => expect((await first.messages(thread.threadId)).length).toBeGreaterThan(0))
    const kept = (await first.messages(thread.threadId)).length
    await first.stop()
    await thread.sendMessage({ content: 'not to be fetched' })

    const app = await startTestApp({ profile, policy })
    await eventually(() => expect(connectionOf(app)).toEqual({ state: 'forbidden', because }))
    await app.call('account.reconnect', { accountId })
    app.wake()
    await eventually(() => expect(connectionOf(app)).toEqual({ state: 'forbidden', because }))
    expect(await app.tryCall('identity.create', { accountId, name: 'Cy', hours: 1 })).toEqual({
      ok: false,
      error: because,
    })
    const { checks } = await app.call('diagnostics.run', {})
    expect(checks).toContainEqual(expect.objectContaining({ name: 'endpoint', outcome: 'forbidden' }))
    expect(checks).toContainEqual(expect.objectContaining({ name: 'live', outcome: 'forbidden' }))
    expect(await app.messages(thread.threadId)).toHaveLength(kept)
  },
)

test('another token service than the allowed one is not asked, at sign-in or later', async () => {
  const service = await startLocalService()
  const { id } = await service.person()
  const tokens = await startTokenServer(service.identity, id)
  const profile = newProfile()
  const signIn = { way: 'token-service', endpoint: service.endpoint, service: tokens.config, name: 'Ada' } as const
  const allowed = { address: tokens.config.url, method: 'GET' } as const
  const first = await startTestApp({ profile, policy: policyOf({ tokenService: allowed }) })
  await first.call('account.signIn', signIn)
  await first.stop()
  const asked = tokens.asked

  const policy = policyOf({ tokenService: { address: 'https://login.contoso.com/chat', method: 'GET' } })
  const app = await startTestApp({ profile, policy })
  const because = refusal('token-service', 'https://login.contoso.com/chat')
  await eventually(() => expect(connectionOf(app)).toEqual({ state: 'forbidden', because }))
  expect(await app.tryCall('account.signIn', signIn)).toEqual({ ok: false, error: because })
  expect(tokens.asked).toBe(asked)
})

test('a policy that cannot be read lets nobody sign in and says what is wrong where', async () => {
  const service = await startLocalService()
  const app = await startTestApp({ policy: broken, workspace: () => service.connectionString })
  expect(await app.tryCall('account.signIn', { way: 'local', name: 'Ada' })).toEqual(refused('wrong-value', 'signIn.1'))
  expect((await app.call('app.snapshot', {})).policy).toEqual(broken)
  const { checks, report } = await app.call('diagnostics.run', {})
  expect(checks).toContainEqual(expect.objectContaining({ name: 'policy', state: 'failed', outcome: 'wrong-value' }))
  expect(report).toContain(file)
})

test('what is set for everybody cannot be changed, and everything else can', async () => {
  const app = await startTestApp({ policy: policyOf({ settings: { tellRead: false } }) })
  expect((await app.call('app.snapshot', {})).settings.tellRead).toBe(false)
  expect(await app.tryCall('settings.set', { tellRead: true })).toEqual(refused('setting', 'tellRead'))
  expect(await app.tryCall('settings.set', { theme: 'dark', tellRead: true })).toEqual(refused('setting', 'tellRead'))
  expect(app.heard['settings.changed']).toEqual([])
  expect(await app.call('settings.set', { theme: 'dark' })).toMatchObject({ theme: 'dark', tellRead: false })
})

test('names it does not know are a warning of the diagnosis', async () => {
  const app = await startTestApp({ policy: policyOf({}, ['signin']) })
  const { checks } = await app.call('diagnostics.run', {})
  expect(checks).toContainEqual(
    expect.objectContaining({ name: 'policy', state: 'warning', values: { file, names: 'signin' } }),
  )
})
