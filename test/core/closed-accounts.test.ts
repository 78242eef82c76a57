import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { AccountId } from '../../electron/contract/domain.ts'
import { fail } from '../../electron/contract/result.ts'
import { connect } from '../../electron/store/connect.ts'
import { eventually } from '../helpers/eventually.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { startLocalService, threadOf, type LocalService } from '../helpers/local-service.ts'
import { newProfile, startTestApp, type Profile, type TestApp } from '../helpers/start-test-app.ts'

const topics = async (app: TestApp, accountId: AccountId) =>
  (await app.call('thread.list', { accountId })).map(({ topic }) => topic)

interface Kept {
  service: LocalService
  profile: Profile
  accountId: AccountId
  folder: string
}

/** An account with one conversation and one draft, its app stopped. */
async function kept(): Promise<Kept> {
  const service = await startLocalService()
  const ada = await service.person()
  await threadOf([await service.person(), ada], 'Kept by the service')
  const profile = newProfile()
  const app = await startTestApp({ profile })
  const signIn = { way: 'token', endpoint: service.endpoint, token: ada.token, name: 'Ada' } as const
  const { id } = await app.call('account.signIn', signIn)
  const [thread] = await eventually(async () => {
    const threads = await app.call('thread.list', { accountId: id })
    expect(threads).toHaveLength(1)
    return threads
  })
  if (thread) await app.call('draft.set', { accountId: id, threadId: thread.id, draft: { text: 'half a thought' } })
  await app.stop()
  return { service, profile, accountId: id, folder: join(profile.directory, id) }
}

const closedOf = async (app: TestApp) => (await app.call('app.snapshot', {})).closed
const onlyClosed = (accountId: AccountId, because: string) => [
  expect.objectContaining({ id: accountId, kind: 'token', name: 'Ada', because }) as unknown,
]

async function makeNewer({ profile, accountId, folder }: Kept, file: string): Promise<void> {
  const key = expectOk(await profile.keychain.get(accountId, 'database-key')) ?? ''
  const database = connect(join(folder, file), key)
  database.pragma('user_version = 99')
  database.close()
}

test('an account whose key is lost is closed, and begins anew with a new key; the old files are still there', async () => {
  const here = await kept()
  const { profile, accountId, folder } = here
  const token = expectOk(await profile.keychain.get(accountId, 'token')) ?? ''
  await profile.keychain.remove(accountId)
  await profile.keychain.set(accountId, 'token', token)
  const app = await startTestApp({ profile })
  expect(await closedOf(app)).toEqual(onlyClosed(accountId, 'key-lost'))
  expect(app.heard['account.changed']).toEqual([])
  expect(await app.tryCall('account.open', { accountId })).toMatchObject({
    error: { kind: 'storage', problem: 'key-lost' },
  })

  await app.call('account.rebuild', { accountId })
  expect(await closedOf(app)).toEqual([])
  await eventually(async () => expect(await topics(app, accountId)).toEqual(['Kept by the service']))
  const asides = readdirSync(folder).filter(name => name.includes('.unreadable-'))
  expect(asides.some(name => name.startsWith('history.db'))).toBe(true)
  expect(asides.some(name => name.startsWith('journal.db'))).toBe(true)
  expect(
    app.heard['notice.changed']
      .at(-1)
      ?.map(({ what }) => what.kind)
      .toSorted(),
  ).toEqual(['history-rebuilt', 'journal-unreadable'])
  await app.stop()
  const again = await startTestApp({ profile })
  expect(await topics(again, accountId)).toEqual(['Kept by the service'])
})

test('another key than the one the files were written with is as good as lost, and rebuilding makes a third', async () => {
  const { profile, accountId } = await kept()
  await profile.keychain.set(accountId, 'database-key', 'f'.repeat(64))
  const app = await startTestApp({ profile })
  expect(await closedOf(app)).toEqual(onlyClosed(accountId, 'key-lost'))
  // Twice, as by a double click.
  await Promise.all([app.call('account.rebuild', { accountId }), app.call('account.rebuild', { accountId })])
  expect(expectOk(await profile.keychain.get(accountId, 'database-key'))).not.toBe('f'.repeat(64))
  await eventually(async () => expect(await topics(app, accountId)).toEqual(['Kept by the service']))
  await app.stop()
  expect(await topics(await startTestApp({ profile }), accountId)).toEqual(['Kept by the service'])
})

test('only what a newer version wrote is set aside, the rest stays, and the newer version could have it back', async () => {
  const here = await kept()
  const { profile, accountId, folder } = here
  const key = expectOk(await profile.keychain.get(accountId, 'database-key')) ?? ''
  await makeNewer(here, 'history.db')
  const app = await startTestApp({ profile })
  expect(await closedOf(app)).toEqual(onlyClosed(accountId, 'newer-version'))
  await app.call('account.rebuild', { accountId })
  await eventually(async () => expect(await topics(app, accountId)).toEqual(['Kept by the service']))
  const [thread] = await app.call('thread.list', { accountId })
  expect(thread?.draft.text).toBe('half a thought')
  const aside = readdirSync(folder).find(name => /^history\.db\.newer-[^.]*$/.test(name)) ?? 'none'
  connect(join(folder, aside), key).close()
})

test('an account closed for its disk opens when that is mended, by asking once more', async () => {
  const { profile, accountId, folder } = await kept()
  // A file where a folder should be: nothing can be written there, whoever asks.
  const elsewhere = `${folder}-elsewhere`
  renameSync(folder, elsewhere)
  writeFileSync(folder, '')
  const app = await startTestApp({ profile })
  expect(await closedOf(app)).toEqual(onlyClosed(accountId, 'read-only'))
  expect(await app.tryCall('account.rebuild', { accountId })).toMatchObject({ error: { problem: 'read-only' } })
  rmSync(folder)
  renameSync(elsewhere, folder)
  await app.call('account.open', { accountId })
  expect(await closedOf(app)).toEqual([])
  expect(app.heard['closed.changed'].at(-1)).toEqual([])
  expect(await topics(app, accountId)).toEqual(['Kept by the service'])
})

test('a closed account can be signed out, with its files or without', async () => {
  for (const erase of [true, false]) {
    const here = await kept()
    await makeNewer(here, 'journal.db')
    const app = await startTestApp({ profile: here.profile })
    await app.call('account.signOut', { accountId: here.accountId, erase })
    expect(await closedOf(app)).toEqual([])
    expect(here.profile.accounts.all()).toEqual([])
    expect(existsSync(here.folder)).toBe(!erase)
    expect(app.heard['account.removed']).toEqual([{ accountId: here.accountId }])
  }
})

test('an account that is open or unknown is not rebuilt, and opening an open one changes nothing', async () => {
  const { profile, accountId } = await kept()
  const app = await startTestApp({ profile })
  await app.call('account.open', { accountId })
  expect(app.heard['account.changed'].filter(({ id }) => id === accountId).length).toBeGreaterThan(0)
  expect(await app.tryCall('account.rebuild', { accountId })).toEqual(fail({ kind: 'not-found' }))
  const stranger = crypto.randomUUID()
  expect(await app.tryCall('account.open', { accountId: stranger })).toEqual(fail({ kind: 'not-found' }))
  expect(await app.tryCall('account.rebuild', { accountId: stranger })).toEqual(fail({ kind: 'not-found' }))
})
