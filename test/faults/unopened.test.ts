import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { ok } from '../../electron/contract/result.ts'
import { connect } from '../../electron/store/connect.ts'
import { eventually } from '../helpers/eventually.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { temporaryDirectory } from '../helpers/local-service.ts'
import { canMount, smallDisk } from '../helpers/small-disk.ts'
import { newProfile, type Profile, type TestApp } from '../helpers/start-test-app.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { storedAccount, type StoredAccount } from './stored-account.ts'

vi.setConfig({ testTimeout: patience })

interface Obstacle {
  profile: Profile
  mend: () => unknown
}

/** Starts it over and over behind an obstacle that is then taken away: it says which, and everything is there after. */
async function repeatedly(input: {
  what: string
  because: string
  account: StoredAccount
  obstruct: (n: number) => Obstacle | Promise<Obstacle>
}): Promise<void> {
  const { what, because, account, obstruct } = input
  const report = figuresOf(what)
  let lost = 0
  const said: string[] = []
  for (let n = 0; n < counts.refusals; n++) {
    const { profile, mend } = await obstruct(n)
    const app = await account.start(profile)
    const { closed } = await app.call('app.snapshot', {})
    said.push(closed.find(({ id }) => id === account.accountId)?.because ?? 'nothing')
    await mend()
    await app.call('account.open', { accountId: account.accountId })
    await account.sameAsService(app)
    if (!(await account.hasEveryWord(app))) lost++
    await app.stop()
  }
  report({ count: counts.refusals, ...none, lost, other: `said: ${[...new Set(said)].join(', ')}` })
  expect({ lost, said }).toEqual({ lost: 0, said: said.map(() => because) })
}

test('an account whose key does not fit says so, and has everything once the right one is back', async () => {
  const account = await storedAccount(20)
  await repeatedly({
    ...{ what: 'wrong key', because: 'key-lost', account },
    obstruct() {
      const here = account.copyTo(newProfile().directory)
      let wrong = true
      const { keychain } = here
      const get: typeof keychain.get = (accountId, purpose) =>
        wrong && purpose === 'database-key'
          ? Promise.resolve(ok(crypto.randomUUID().replaceAll('-', '').repeat(2)))
          : keychain.get(accountId, purpose)
      return { profile: { ...here, keychain: { ...keychain, get } }, mend: () => (wrong = false) }
    },
  })
})

test('an account whose files a newer version wrote says so, touches nothing, and has everything once they fit', async () => {
  const account = await storedAccount(20)
  const key = expectOk(await account.profile.keychain.get(account.accountId, 'database-key')) ?? ''
  const versionOf = (file: string, version?: number): number => {
    const database = connect(file, key)
    const was = Number(database.pragma('user_version', { simple: true }))
    if (version !== undefined) database.pragma(`user_version = ${version}`)
    database.close()
    return was
  }
  await repeatedly({
    ...{ what: 'file from a newer version', because: 'newer-version', account },
    obstruct(n) {
      const here = account.copyTo(newProfile().directory)
      const file = join(here.folder, n % 2 === 0 ? 'history.db' : 'journal.db')
      const was = versionOf(file, 99)
      return { profile: here, mend: () => versionOf(file, was) }
    },
  })
})

/** Takes all the room there is; answers how to give it back. */
function fill(folder: string): () => void {
  const file = join(folder, 'filling')
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(file, Buffer.alloc(bavail * bsize))
  return () => rmSync(file)
}

test.runIf(canMount)('an account on a full disk says so, and has everything once there is room', async () => {
  const account = await storedAccount(20)
  await repeatedly({
    ...{ what: 'disk full at the start', because: 'disk-full', account },
    obstruct() {
      const { folder } = smallDisk(temporaryDirectory(), '8m')
      const profile = account.copyTo(folder)
      return { profile, mend: fill(folder) }
    },
  })
})

test.runIf(canMount)(
  'an account on a disk that may only be read says so, and has everything once it may be written',
  async () => {
    const account = await storedAccount(20)
    await repeatedly({
      ...{ what: 'read-only directory', because: 'read-only', account },
      obstruct() {
        const { folder, remount } = smallDisk(temporaryDirectory(), '8m')
        const profile = account.copyTo(folder)
        remount('ro')
        return { profile, mend: () => remount('rw') }
      },
    })
  },
)

const troubleOf = (app: TestApp): unknown => app.heard['account.changed'].at(-1)?.trouble

test.runIf(canMount)(
  'a disk that fills up under a running app is told of, and nothing is lost once there is room',
  async () => {
    const report = figuresOf('disk full while messages come in and go out')
    const account = await storedAccount(20)
    let lost = 0
    for (let n = 0; n < counts.refusals; n++) {
      const { folder } = smallDisk(temporaryDirectory(), '8m')
      const app = await account.start(account.copyTo(folder))
      await account.sameAsService(app)
      const giveBack = fill(folder)
      await account.writeMore(5)
      await eventually(() => expect(troubleOf(app)).toBe('disk-full'))
      giveBack()
      await eventually(() => expect(troubleOf(app)).toBeNull(), 90_000)
      await account.sameAsService(app)
      if (!(await account.hasEveryWord(app))) lost++
      await app.stop()
    }
    report({ count: counts.refusals, ...none, lost })
    expect(lost).toBe(0)
  },
)
