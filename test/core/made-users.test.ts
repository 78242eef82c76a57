import { expect, test } from 'vitest'
import { calls } from '../../electron/contract/ipc.ts'
import { fail } from '../../electron/contract/result.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { startLocalService } from '../helpers/local-service.ts'
import { newProfile, startSignedIn, startTestApp } from '../helpers/start-test-app.ts'

const hour = 3_600_000

test('who holds the key of a resource makes users of it, and one of them can sign in with what was handed over', async () => {
  const service = await startLocalService()
  const ada = await startSignedIn(service, 'Ada')
  const accountId = ada.account.id
  const before = Date.now()
  const handed = await ada.call('identity.create', { accountId, name: 'Bo', hours: 2 })
  expect(Math.abs(handed.expiresAt - before - 2 * hour)).toBeLessThan(5000)
  expect(handed).toMatchObject({ endpoint: service.endpoint, elsewhere: false })
  expect(handed.link).toBe(
    `parlance://sign-in#endpoint=${encodeURIComponent(service.endpoint)}&token=${handed.token}&name=Bo`,
  )

  const bo = await startTestApp({})
  const { endpoint, token } = handed
  const signedIn = await bo.call('account.signIn', { way: 'token', endpoint, token, name: 'Bo' })
  expect(signedIn.me).toBe(handed.id)
  expect(await ada.call('person.list', { accountId })).toContainEqual({ id: handed.id, name: 'Bo' })
})

test('those made are remembered over a restart, and their tokens nowhere', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const first = await startSignedIn(service, 'Ada', profile)
  const accountId = first.account.id
  const handed = await first.call('identity.create', { accountId, name: 'Bo', hours: 1 })
  expect(JSON.stringify(first.heard)).not.toContain(handed.token)
  await first.stop()
  const second = await startTestApp({ profile })
  const made = await second.call('identity.list', { accountId })
  expect(made).toMatchObject([{ id: handed.id, name: 'Bo' }])
  expect(JSON.stringify(made)).not.toContain(handed.token)
})

test('revoking ends every token of theirs, and another can be had; deleting is for good', async () => {
  const service = await startLocalService()
  const ada = await startSignedIn(service, 'Ada')
  const accountId = ada.account.id
  const first = await ada.call('identity.create', { accountId, name: 'Bo', hours: 24 })
  const signIn = async (token: string) => {
    const app = await startTestApp({})
    return app.tryCall('account.signIn', { way: 'token', endpoint: service.endpoint, token, name: 'Bo' })
  }
  await ada.call('identity.revoke', { accountId, userId: first.id })
  expect(await signIn(first.token)).toEqual(fail({ kind: 'bad-token', problem: 'refused' }))
  const second = await ada.call('identity.token', { accountId, userId: first.id, hours: 1 })
  expectOk(await signIn(second.token))

  await ada.call('identity.delete', { accountId, userId: first.id })
  expect(await signIn(second.token)).toEqual(fail({ kind: 'bad-token', problem: 'refused' }))
  expect(await ada.call('identity.list', { accountId })).toEqual([])
  expect(ada.heard['identity.changed'].at(-1)).toEqual({ accountId, users: [] })
  expect(await ada.tryCall('identity.token', { accountId, userId: first.id, hours: 1 })).toEqual(
    fail({ kind: 'not-found' }),
  )
})

test('an account that came with a token makes nobody', async () => {
  const service = await startLocalService()
  const { token } = await service.person()
  const app = await startTestApp({})
  const { endpoint } = service
  const { id: accountId } = await app.call('account.signIn', { way: 'token', endpoint, token, name: 'Ada' })
  expect(await app.tryCall('identity.create', { accountId, name: 'Bo', hours: 1 })).toEqual(
    fail({ kind: 'no-resource-key' }),
  )
})

test('nobody else of the resource can be touched, oneself least of all', async () => {
  const service = await startLocalService()
  const ada = await startSignedIn(service, 'Ada')
  const { id: accountId, me } = ada.account
  for (const userId of [me, (await service.person()).id]) {
    expect(await ada.tryCall('identity.delete', { accountId, userId })).toEqual(fail({ kind: 'not-found' }))
    expect(await ada.tryCall('identity.revoke', { accountId, userId })).toEqual(fail({ kind: 'not-found' }))
  }
})

test.each([
  ['of ten thousand letters', 'x'.repeat(10_000)],
  ['with a control character', 'Bo\u0007'],
  ['that turns the words after it around', 'Bo\u202e'],
  ['with a second line', 'Bo\u2028Smith'],
  ['of nothing to be seen', '\u200b\u200d'],
])('a name %s does not come through the door', (_, name) => {
  const { input } = calls['identity.create']
  expect(input.safeParse({ accountId: crypto.randomUUID(), name, hours: 1 }).success).toBe(false)
  expect(calls['account.signIn'].input.safeParse({ way: 'local', name }).success).toBe(false)
})

test.each(['דליה כהן', '佐藤 由紀', 'Zoë O’Neill', '👩‍🔧 Ann', 'A\u200fb'])('the name %s does', name => {
  expect(calls['account.signIn'].input.safeParse({ way: 'local', name }).success).toBe(true)
})
