import type { Handlers, Publish } from './contract/ipc.ts'
import type { AccountRegistry, Keychain, LocalWorkspace, Log, SettingsStore } from './core/ports.ts'

/** What a host brings; everything else is the same on every host. */
export interface Host {
  version: string
  profile: string
  /** Where the databases of this profile live. */
  databases: string
  /** The built or source file of the signaling worker. */
  realtimeWorker: URL
  keychain: Keychain
  accounts: AccountRegistry
  settings: SettingsStore
  workspace: LocalWorkspace
  log: Log
  /** Tells every window. */
  publish: Publish
}

export interface App {
  handlers: Handlers
  /** Ends sends in flight, closes connections, then databases. */
  stop(): Promise<void>
}

/** Wires core to its ports and opens every account; answers at once, accounts connect behind it. */
export declare function startApp(host: Host): App
