import { expect, test } from 'vitest'
import type { Check } from '../../electron/contract/care.ts'
import type { Reached } from '../../electron/core/service-ports.ts'
import { clockCheck, endpointCheck, outboxCheck, tokenCheck } from '../../electron/core/diagnosis-account.ts'
import type { OutboxItem } from '../../electron/core/store-ports.ts'
import { azureChatServices } from '../../electron/azure/chat-services.ts'
import { eventually } from '../helpers/eventually.ts'
import { fakeDesk } from '../helpers/fake-desk.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { newProfile, startSignedIn, startTestApp } from '../helpers/start-test-app.ts'
import { account } from '../renderer/page/world.ts'

const named = (checks: readonly Check[], name: Check['name']) => checks.find(check => check.name === name)

test('an app that is well says so of everything', async () => {
  const service = await startLocalService()
  const app = await startSignedIn(service, 'Ada', newProfile(), { desk: fakeDesk() })
  await eventually(async () => {
    const { checks } = await app.call('diagnostics.run', {})
    const states = checks.filter(({ name }) => name !== 'space').map(({ name, state }) => `${name} ${state}`)
    expect(states).toHaveLength(15)
    expect(states.filter(state => !state.endsWith(' ok'))).toEqual([])
  }, 20_000)
})

test('the report has no secret, no name, no word of a message and no full id of this run in it', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const app = await startSignedIn(service, 'Adelheid Secretname', profile)
  const { id: accountId, me } = app.account
  const bo = await service.person()
  const thread = await threadOf([bo, { ...bo, id: me }], 'Topicword')
  await thread.sendMessage({ content: 'messageword' })
  await eventually(async () => expect(await app.messages(thread.threadId)).not.toEqual([]))
  const handed = await app.call('identity.create', { accountId, name: 'Bosecret', hours: 1 })
  const { report, checks } = await app.call('diagnostics.run', {})
  const stored = await Promise.all(
    (['database-key', 'connection-string', 'token'] as const).map(purpose => profile.keychain.get(accountId, purpose)),
  )
  const secrets = stored.flatMap(answer => (answer.ok && answer.value !== null ? [answer.value] : []))
  expect(secrets.length).toBeGreaterThan(1)
  const key = /accesskey=([^;]+)/.exec(service.connectionString)?.[1] ?? ''
  const words = ['Adelheid', 'Secretname', 'Topicword', 'messageword', 'Bosecret', bo.token, handed.token, handed.id]
  for (const secret of [...secrets, key, service.connectionString, me, accountId, thread.threadId, ...words]) {
    expect(report).not.toContain(secret)
    expect(JSON.stringify(checks.map(({ values }) => values))).not.toContain(secret)
  }
  expect(report).not.toMatch(/eyJ|accesskey/)
  expect(report).toContain(`account 1: connection-string, another address, …${me.slice(-4)}`)
  expect(report).toMatch(/^ok {6}endpoint: answers, status \d+, ms \d+$/m)
})

test('a service that went away, and an account without a token, are found', async () => {
  const service = await startLocalService()
  const { token } = await service.person()
  const profile = newProfile()
  const first = await startTestApp({ profile })
  const { id } = await first.call('account.signIn', { way: 'token', endpoint: service.endpoint, token, name: 'Ada' })
  await first.stop()
  await service.close()
  await profile.keychain.set(id, 'token', 'x')
  const app = await startTestApp({ profile })
  const { checks } = await app.call('diagnostics.run', {})
  expect(named(checks, 'endpoint')).toMatchObject({
    state: 'failed',
    outcome: 'refuses',
    values: { detail: 'ECONNREFUSED' },
  })
  expect(named(checks, 'clock')).toMatchObject({ outcome: 'unknown' })
  expect(named(checks, 'token')).toMatchObject({ state: 'failed' })
})

const services = azureChatServices(new URL('file:///nowhere'))

test('a name that is nowhere is told from a port where nobody listens', async () => {
  expect(await services.reach('https://nobody-is-called-this.invalid')).toMatchObject({ got: 'no-name' })
  expect(await services.reach('http://127.0.0.1:9')).toEqual({ got: 'refused', code: 'ECONNREFUSED' })
})

test('a certificate nobody vouches for is told as one', async () => {
  const service = await startLocalService({ https: true })
  expect(await services.reach(service.endpoint)).toMatchObject({ got: 'no-tls' })
})

const answer = (change: Partial<Extract<Reached, { got: 'answer' }>>): Reached => ({
  ...{ got: 'answer', status: 404, ms: 5, date: 1_000_000 },
  ...change,
})

test.each([
  [1_030_000, 'right', 'ok'],
  [1_200_000, 'off', 'warning'],
  [600_000, 'off', 'failed'],
])('a clock at %i while the service says 1000000 is %s', (now, outcome, state) => {
  expect(clockCheck(answer({}), now)).toMatchObject({ outcome, state })
})

test('a service in trouble answers, and that is said', () => {
  expect(endpointCheck(answer({ status: 503 }))).toMatchObject({ state: 'failed', outcome: 'broken' })
  expect(endpointCheck(null)).toMatchObject({ outcome: 'not-started' })
})

test('a pasted token that ends within the hour is a warning, and one that renews itself is not', () => {
  const now = 1_000_000_000
  const token = { token: 'x', expiresAt: now + 600_000 }
  expect(tokenCheck(account({ kind: 'token' }), token, null, now)).toMatchObject({ outcome: 'ends-soon' })
  expect(tokenCheck(account({ kind: 'token-service' }), token, null, now)).toMatchObject({ outcome: 'valid' })
  expect(tokenCheck(account({ kind: 'token' }), token, null, now + 700_000)).toMatchObject({ outcome: 'expired' })
})

test('what waits while online for more than ten minutes is stuck, and offline it only waits', () => {
  const item = (state: OutboxItem['state']['state']) => ({ createdAt: 0, state: { state } }) as OutboxItem
  const offline = account({ connection: { state: 'offline', retryAt: null } })
  expect(outboxCheck([item('queued')], account(), 660_000)).toMatchObject({ outcome: 'stuck', values: { oldestAt: 0 } })
  expect(outboxCheck([item('queued')], offline, 660_000)).toMatchObject({ outcome: 'waiting' })
  expect(outboxCheck([item('queued'), item('failed')], account(), 1)).toMatchObject({ outcome: 'failed' })
})
