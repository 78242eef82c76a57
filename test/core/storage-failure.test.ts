import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { azureChatServices } from '../../electron/azure/chat-services.ts'
import { Account, ThreadId, type Notice } from '../../electron/contract/domain.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import { fail, ok } from '../../electron/contract/result.ts'
import { Accounts } from '../../electron/core/accounts.ts'
import { noPolicy } from '../../electron/core/policy.ts'
import type { Storage } from '../../electron/core/store-ports.ts'
import { memoryKeychain, memoryRegistry } from '../../electron/core/session-only.ts'
import { systemClock } from '../../electron/shell/both/clock.ts'
import { systemIds } from '../../electron/shell/both/ids.ts'
import { StorageFault } from '../../electron/store/storage-fault.ts'
import { sqliteStorage } from '../../electron/store/storage.ts'
import { eventually } from '../helpers/eventually.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'

/** Real databases whose first opening fails to read as told, and whose second says that it set a file aside. */
function failingOnce(problem: 'damaged' | 'disk-full'): Storage & { opened: number } {
  const directory = mkdtempSync(join(tmpdir(), 'parlance-failing-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const storage = sqliteStorage({ directory, clock: systemClock })
  const failing = {
    ...storage,
    opened: 0,
    open(input: Parameters<Storage['open']>[0]) {
      const stores = expectOk(storage.open(input))
      if (++failing.opened > 1)
        return ok({ ...stores, setAside: [{ file: 'history' as const, as: 'history.db.damaged' }] })
      stores.history.page = () => {
        throw new StorageFault(problem, 'SQLITE_CORRUPT')
      }
      return ok(stores)
    },
  }
  return failing
}

async function signedIn(storage: Storage) {
  const service = await startLocalService()
  const notices: Notice['what'][] = []
  const published: Account[] = []
  const accounts = new Accounts({
    ...{ keychain: memoryKeychain(), registry: memoryRegistry(), storage, clock: systemClock, ids: systemIds },
    services: azureChatServices(new URL('../../electron/azure/realtime-worker.ts', import.meta.url)),
    workspace: {
      ensure: () => Promise.reject(new Error('none')),
      people: () => [],
      announce() {},
      stop: () => Promise.resolve(),
    },
    log: { info() {}, warn() {}, error() {} },
    publish(name, payload) {
      if (name === 'account.changed') published.push(Account.parse(payload))
    },
    arrived: () => {},
    notice: (_, what) => void notices.push(what),
    policy: noPolicy,
    settings: () => usualSettings,
    firstFrame: Promise.resolve(),
  })
  onTestFinished(() => accounts.stop())
  const { connectionString } = service
  const account = expectOk(await accounts.signIn({ way: 'connection-string', connectionString, name: 'Ada' }))
  const read = () =>
    accounts.within(account.id, async ({ reader }) =>
      ok(await reader.page(ThreadId.parse('19:x@thread.v2'), { at: 'newest' }, 10)),
    )
  return { accounts, service, account, published, notices, read }
}

test('damage found while reading is answered as such, and the account opens anew and tells of it', async () => {
  const storage = failingOnce('damaged')
  const { notices, read } = await signedIn(storage)
  expect(await read()).toEqual(fail({ kind: 'storage', problem: 'damaged', detail: 'SQLITE_CORRUPT' }))
  await eventually(() => expect(notices).toEqual([{ kind: 'history-rebuilt', setAside: 'history.db.damaged' }]))
  expect(await read()).toMatchObject({ ok: true })
})

test('a full disk is answered as such, and the account stays open', async () => {
  const storage = failingOnce('disk-full')
  const { accounts, read } = await signedIn(storage)
  expect(await read()).toMatchObject({ ok: false, error: { kind: 'storage', problem: 'disk-full' } })
  expect(accounts.list()).toHaveLength(1)
  expect(storage.opened).toBe(1)
})

test('a disk that fills up while the app runs refuses what is sent, says so, and once there is room goes on by itself', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'parlance-failing-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const disk = { full: false }
  const filled = <Store extends object>(store: Store, ...writes: (keyof Store)[]): Store => {
    const copy = { ...store }
    for (const name of writes) {
      const method = store[name]
      if (typeof method !== 'function') throw new TypeError(`${String(name)} is no method`)
      copy[name] = ((...input: unknown[]): unknown => {
        if (disk.full) throw new StorageFault('disk-full', 'SQLITE_FULL')
        return Reflect.apply(method, store, input)
      }) as Store[typeof name]
    }
    return copy
  }
  const storage = sqliteStorage({ directory, clock: systemClock })
  const { accounts, service, account, published } = await signedIn({
    ...storage,
    open(input) {
      const opened = storage.open(input)
      if (!opened.ok) return opened
      const { history, journal } = opened.value
      return ok({
        ...opened.value,
        history: filled(history, 'putMessage', 'putThread', 'tryToWrite', 'transaction'),
        journal: filled(journal, 'putOutbox', 'tryToWrite'),
      })
    },
  })
  const bo = await service.person()
  const thread = await threadOf([bo, { ...bo, id: account.me }], 'Full')
  const threadId = ThreadId.parse(thread.threadId)
  await eventually(() => expect(expectOk(accounts.session(account.id)).threads.list()).toHaveLength(1))

  disk.full = true
  const send = () =>
    accounts.within(account.id, ({ writing }) => writing.send(threadId, { kind: 'text', text: 'kept by who typed it' }))
  expect(await send()).toEqual(fail({ kind: 'storage', problem: 'disk-full', detail: 'SQLITE_FULL' }))
  expect(accounts.list()[0]?.trouble).toBe('disk-full')
  expect(published.at(-1)?.trouble).toBe('disk-full')
  await thread.sendMessage({ content: 'said meanwhile' })

  disk.full = false
  await eventually(() => expect(published.at(-1)?.trouble).toBeNull())
  const texts = () =>
    expectOk(accounts.session(account.id))
      .world.history.page(threadId, null, 10)
      .flatMap(({ body }) => (body.kind === 'text' ? [body.text] : []))
  await eventually(() => expect(texts()).toEqual(['said meanwhile']))
  expectOk(await send())
  await eventually(() => expect(texts()).toEqual(['kept by who typed it', 'said meanwhile']))
})
