import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fail } from '../../electron/contract/result.ts'
import { eventually } from '../helpers/eventually.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { newProfile, startSignedIn, startTestApp } from '../helpers/start-test-app.ts'

test('a history that is found damaged is set aside and comes back from the service, while the app runs', async () => {
  const service = await startLocalService()
  const profile = newProfile()
  const app = await startSignedIn(service, 'Ada', profile)
  const { id: accountId, me } = app.account
  const bo = await service.person()
  const thread = await threadOf([bo, { ...bo, id: me }], 'Kept by the service')
  for (let n = 0; n < 30; n++) await thread.sendMessage({ content: `${n} `.padEnd(5_000, 'x') })
  const whole = () => eventually(async () => expect((await app.messages(thread.threadId)).length).toBeGreaterThan(30))
  await whole()
  expect(await app.call('storage.check', { accountId })).toMatchObject({ history: 'sound', journal: 'sound' })

  // What is checked is the file, so what is still in the WAL has to get there first.
  await app.stop()
  const file = join(profile.directory, accountId, 'history.db')
  const again = await startTestApp({ profile, workspace: () => service.connectionString })
  await eventually(async () => expect(await again.messages(thread.threadId)).not.toEqual([]))
  const bytes = readFileSync(file)
  for (let at = 6_000; at < bytes.length; at += 4_096) bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(file, bytes)
  expect(await again.call('storage.check', { accountId })).toMatchObject({ history: 'damaged', journal: 'sound' })
  await eventually(async () => {
    const { notices } = await again.call('app.snapshot', {})
    expect(notices).toMatchObject([{ accountId, what: { kind: 'history-rebuilt' } }])
  })
  await eventually(async () => expect((await again.messages(thread.threadId)).length).toBeGreaterThan(30), 20_000)
  expect(await again.call('storage.check', { accountId })).toMatchObject({ history: 'sound' })
})

test('an account that is not open, and one that is nowhere on a disk, are not looked over', async () => {
  const service = await startLocalService()
  const app = await startTestApp({ workspace: () => service.connectionString })
  const stranger = { accountId: crypto.randomUUID() }
  expect(await app.tryCall('storage.check', stranger)).toEqual(fail({ kind: 'not-found' }))
  await app.call('keychain.sessionOnly', {})
  const { id } = await app.call('account.signIn', { way: 'local', name: 'Ada' })
  expect(await app.tryCall('storage.check', { accountId: id })).toMatchObject({ error: { kind: 'bad-request' } })
})
