import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { startApp, type App } from '../../electron/app.ts'
import type { Account, Message, Thread } from '../../electron/contract/domain.ts'
import type { Settings } from '../../electron/contract/settings.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import type { CallName, EventName, Input, Output, Payload } from '../../electron/contract/ipc.ts'
import { calls, events } from '../../electron/contract/ipc.ts'
import type { Policy } from '../../electron/contract/policy.ts'
import { ok, type Result } from '../../electron/contract/result.ts'
import type { Desk } from '../../electron/core/attention-ports.ts'
import type {
  AccountRegistry,
  ExportFiles,
  Keychain,
  LocalWorkspace,
  SettingsStore,
} from '../../electron/core/system-ports.ts'
import { fixedSettings, noPolicy } from '../../electron/core/policy.ts'
import { memoryKeychain, memoryRegistry } from '../../electron/core/session-only.ts'
import { downloads } from '../../electron/shell/web/downloads.ts'
import { expectOk } from './expect-ok.ts'
import { hostPapers } from './host-papers.ts'

const realtimeWorker = new URL('../../electron/azure/realtime-worker.ts', import.meta.url)

/** What outlives an app: give the same to the next one and it is a restart. */
export interface Profile {
  directory: string
  keychain: Keychain
  accounts: AccountRegistry
}

export function newProfile(): Profile {
  const directory = mkdtempSync(join(tmpdir(), 'parlance-profile-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return { directory, keychain: memoryKeychain(), accounts: memoryRegistry() }
}

export interface TestApp {
  handlers: App['handlers']
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>
  tryCall<N extends CallName>(name: N, input: Input<N>): Promise<Result<Output<N>>>
  heard: { [N in EventName]: Payload<N>[] }
  /** What its log says in passing. */
  logged: { what: string; fields: unknown }[]
  account: Account
  threads(): Promise<Thread[]>
  /** The newest page of a thread, oldest first. */
  messages(threadId: string): Promise<Message[]>
  /** As when the computer woke up. */
  wake(): void
  stop(): Promise<void>
}

/** The whole app but for its window: core, the SDK and real databases, behind the contract's calls and events. */
export async function startTestApp(options: {
  profile?: Profile
  /** Where "try it now" finds the local service. */
  workspace?: () => string
  exportFiles?: ExportFiles
  answerTimeoutMs?: number
  /** What is around its window; nothing unless told. */
  desk?: Desk
  policy?: Policy
}): Promise<TestApp> {
  const { policy = noPolicy, profile = newProfile() } = options
  const heard = Object.fromEntries(Object.keys(events).map(name => [name, []])) as unknown as TestApp['heard']
  const logged: TestApp['logged'] = []
  const app: App = startApp({
    ...{ version: '0.0.0', profile: 'default', databases: profile.directory, realtimeWorker },
    ...(options.answerTimeoutMs === undefined ? {} : { answerTimeoutMs: options.answerTimeoutMs }),
    ...{ keychain: profile.keychain, accounts: profile.accounts, settings: memorySettings(policy) },
    workspace: fixedWorkspace(options.workspace),
    ...(options.desk ? { desk: options.desk } : {}),
    exportFiles: options.exportFiles ?? downloads(profile.directory),
    ...hostPapers(profile.directory),
    policy,
    log: {
      info: (what, fields) => void logged.push({ what, fields }),
      warn() {},
      error: (what, fields) => console.error(what, fields),
    },
    // Every event is held to the contract, as the window would hold it.
    publish: (name, payload) => void heard[name].push(events[name].parse(payload) as never),
  })
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => (stopped ??= app.stop())
  onTestFinished(stop)
  await app.opened

  const tryCall: TestApp['tryCall'] = async (name, input) => {
    const answer = await (app.handlers[name] as (input: unknown) => unknown)(calls[name].input.parse(input))
    return answer as Result<Output<typeof name>>
  }
  const call: TestApp['call'] = async (name, input) => {
    const value = expectOk(await tryCall(name, input))
    calls[name].output.parse(value)
    return value
  }
  const result: TestApp = {
    handlers: app.handlers,
    call,
    tryCall,
    heard,
    logged,
    wake: () => app.wake(),
    stop,
    get account() {
      const account = heard['account.changed'].at(-1)
      if (!account) throw new Error('nobody is signed in')
      return account
    },
    threads() {
      return call('thread.list', { accountId: result.account.id })
    },
    async messages(threadId) {
      const page = await call('message.page', {
        accountId: result.account.id,
        threadId,
        from: { at: 'newest' },
        limit: 200,
      })
      return page.messages
    },
  }
  return result
}

/** Signed in with the connection string of a service; `local` takes the service for the local workspace, which has no rates to keep to. */
export async function startSignedIn(
  service: { connectionString: string },
  name: string,
  profile?: Profile,
  {
    local = false,
    sessionOnly = false,
    ...options
  }: { local?: boolean; answerTimeoutMs?: number; sessionOnly?: boolean; desk?: Desk } = {},
): Promise<TestApp> {
  const app = await startTestApp({
    ...(profile ? { profile } : {}),
    workspace: () => service.connectionString,
    ...options,
  })
  if (sessionOnly) await app.call('keychain.sessionOnly', {})
  const { connectionString } = service
  await app.call(
    'account.signIn',
    local ? { way: 'local', name } : { way: 'connection-string', connectionString, name },
  )
  return app
}

function memorySettings(policy: Policy): SettingsStore {
  let settings: Settings = { ...usualSettings, ...(fixedSettings(policy) as Partial<Settings>) }
  return {
    get: () => settings,
    set: patch => ok((settings = { ...settings, ...(patch as Partial<Settings>) })),
    setAside: null,
  }
}

function fixedWorkspace(connectionString: () => string = () => 'none'): LocalWorkspace {
  const people = new Map<string, Parameters<LocalWorkspace['announce']>[0]>()
  return {
    ensure: () => Promise.resolve(ok({ connectionString: connectionString() })),
    people: () => [...people.values()],
    announce: person => void people.set(person.id, person),
    stop: () => Promise.resolve(),
  }
}
