import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccountId } from '../../electron/contract/domain.ts'
import type { Clock } from '../../electron/core/system-ports.ts'
import { systemClock } from '../../electron/shell/both/clock.ts'
import { osKeychain } from '../../electron/shell/both/keychain.ts'
import { startSecretService } from '../helpers/secret-service.ts'
import type { SecretService } from '../helpers/secret-service.ts'

const account = randomUUID() as AccountId

// The library finds the bus of its process once and for all, so these tests share one and lock it last.
describe.runIf(process.platform === 'linux')('the keychain of a Linux desktop', () => {
  let desktop: SecretService
  const open = (service: string) => osKeychain({ service, clock: systemClock })

  beforeAll(async () => {
    desktop = await startSecretService('unlocked')
    Object.assign(process.env, desktop.env)
  })
  afterAll(() => desktop.stop())

  test('keeps secrets per account, purpose and profile', async () => {
    const mine = open('Parlance/one')
    const other = open('Parlance/two')
    expect(await mine.check()).toEqual({ ok: true, value: null })
    expect(await mine.get(account, 'token')).toEqual({ ok: true, value: null })
    expect(await mine.set(account, 'token', 'a token')).toEqual({ ok: true, value: null })
    await other.set(account, 'token', 'another token')
    expect(await mine.get(account, 'token')).toEqual({ ok: true, value: 'a token' })
    expect(await mine.get(account, 'database-key')).toEqual({ ok: true, value: null })
    expect(await other.get(account, 'token')).toEqual({ ok: true, value: 'another token' })
  })

  test('forgets all secrets of an account and no others', async () => {
    const mine = open('Parlance/one')
    const neighbour = randomUUID() as AccountId
    await mine.set(account, 'connection-string', 'a string')
    await mine.set(neighbour, 'token', 'of the neighbour')
    await mine.remove(account)
    expect(await mine.get(account, 'token')).toEqual({ ok: true, value: null })
    expect(await mine.get(account, 'connection-string')).toEqual({ ok: true, value: null })
    expect(await mine.get(neighbour, 'token')).toEqual({ ok: true, value: 'of the neighbour' })
  })

  test('says that it is locked, and never that a secret it cannot see is lost', async () => {
    const mine = open('Parlance/one')
    await mine.set(account, 'token', 'kept')
    await desktop.lock()
    const locked = { ok: false, error: { state: 'locked' } }
    expect(await mine.get(account, 'token')).toMatchObject(locked)
    expect(await mine.get(account, 'database-key')).toMatchObject(locked)
    expect(await mine.set(account, 'token', 'new')).toMatchObject(locked)
    expect(await mine.check()).toMatchObject(locked)
  })
})

test('a keychain library that cannot be loaded is a missing keychain', async () => {
  const load = (): Promise<never> => Promise.reject(new Error('libsecret-1.so.0: cannot open shared object file'))
  const keychain = osKeychain({ service: 'Parlance', clock: systemClock, load })
  expect(await keychain.check()).toMatchObject({ ok: false, error: { state: 'missing' } })
})

test('a desktop without a secret service is a missing keychain', async () => {
  const refuse = (): Promise<never> =>
    Promise.reject(new Error('The name org.freedesktop.secrets was not provided by any .service files'))
  const load = () => Promise.resolve({ getPassword: refuse, setPassword: refuse, deletePassword: refuse })
  const keychain = osKeychain({ service: 'Parlance', clock: systemClock, load })
  expect(await keychain.get(account, 'token')).toMatchObject({ ok: false, error: { state: 'missing' } })
})

test('a prompt nobody answers is a locked keychain, and only one prompt is open at a time', async () => {
  let asked = 0
  const silence = (): Promise<never> => {
    asked++
    return new Promise(() => undefined)
  }
  const alarms: (() => void)[] = []
  const clock: Clock = { now: () => 0, after: (_ms, run) => (alarms.push(run), () => undefined) }
  const load = () => Promise.resolve({ getPassword: silence, setPassword: silence, deletePassword: silence })
  const keychain = osKeychain({ service: 'Parlance', clock, load })
  const both = Promise.all([keychain.check(), keychain.get(account, 'token')])
  await expect.poll(() => alarms.length).toBe(2)
  for (const ring of alarms) ring()
  expect(await both).toMatchObject([{ error: { state: 'locked' } }, { error: { state: 'locked' } }])
  expect(asked).toBe(1)
})
