import type { Licence, LogPage } from '../contract/care.ts'
import type { AtLogin } from '../contract/desktop.ts'
import type { AccountId, AccountKind, LocalId, Person, UserId } from '../contract/domain.ts'
import type { AppError, Result } from '../contract/result.ts'
import type { Settings } from '../contract/settings.ts'
import type { StorageFailure } from './storage-failure.ts'

// What core asks of the computer. Adapters implement these and core knows nothing else; a port that answers Result never throws.

/** `after` returns how to cancel it. Timers do not run while the machine sleeps, `now` goes on. */
export interface Clock {
  now(): number
  after(ms: number, run: () => void): () => void
}

export interface Ids {
  /** UUIDv7: sorts in the order of minting, within one process. */
  localId(): LocalId
  uuid(): string
  /** 32 random bytes in hexadecimal. */
  databaseKey(): string
}

/** No message text, token, key or full user id ever goes in. */
export interface Log {
  info(what: string, fields?: LogFields): void
  warn(what: string, fields?: LogFields): void
  error(what: string, fields?: LogFields): void
}
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

export type SecretPurpose = 'database-key' | 'token' | 'token-service' | 'connection-string'

/** The OS keychain. */
export interface Keychain {
  /** Whether it answers at all; a prompt may be shown to the user. */
  check(): Promise<Result<null, { state: 'locked' | 'missing'; detail: string }>>
  get(
    accountId: AccountId,
    purpose: SecretPurpose,
  ): Promise<Result<string | null, { state: 'locked' | 'missing'; detail: string }>>
  set(
    accountId: AccountId,
    purpose: SecretPurpose,
    secret: string,
  ): Promise<Result<null, { state: 'locked' | 'missing'; detail: string }>>
  remove(accountId: AccountId): Promise<void>
}

/** What is known of an account without any secret. */
export interface AccountRecord {
  id: AccountId
  kind: AccountKind
  endpoint: string | null
  me: UserId
  name: string
}

export interface AccountRegistry {
  all(): AccountRecord[]
  put(account: AccountRecord): void
  remove(id: AccountId): void
}

export interface SettingsStore {
  get(): Settings
  /** Keeps what it does not know; durable when it returns. */
  set(patch: { [K in keyof Settings]?: Settings[K] | undefined }): Result<Settings, StorageFailure>
  /** Where a file that could not be read was put when this one was begun. */
  setAside: string | null
}

export interface ExportProblem {
  problem: 'disk-full' | 'read-only' | 'other'
  /** The system's code, such as ENOSPC; no path. */
  detail: string
}

/** A file that comes to be as a whole or not at all, readable by nobody else. */
export interface ExportFile {
  write(text: string): Promise<Result<null, ExportProblem>>
  /** It is there from now on; answers where. */
  finish(): Promise<Result<string, ExportProblem>>
  /** Leaves nothing behind; may be called at any time but after `finish` answered where. */
  discard(): Promise<void>
}

/** Where files for the person in front of the screen go. */
export interface ExportFiles {
  /** Null where they chose none after all. */
  create(suggestedName: string): Promise<Result<ExportFile | null, ExportProblem>>
  /** Where a finished one lies, in the window the system has for that; absent where it has none. */
  show?(path: string): void
}

/** The chat service that runs on this computer, shared by every profile of the same data directory. */
export interface LocalWorkspace {
  /** Finds the running service or starts it. */
  ensure(): Promise<Result<{ connectionString: string }, AppError & { kind: 'local-service' }>>
  /** Others who try it on this computer. */
  people(): Person[]
  announce(person: Person): void
  stop(): Promise<void>
}

/** The computer this runs on, as a diagnosis looks at it. */
export interface Surroundings {
  /** Of the app, its runtime and the system: names to versions. */
  versions(): Record<string, string>
  /** Writes a file where the data is kept and removes it; the system's code where it may not. */
  tryFolder(): Promise<Result<null, string>>
  /** Bytes; null where nothing tells. */
  freeSpace(): Promise<number | null>
  settingsFile(): 'readable' | 'absent' | 'unreadable'
}

/** The proxy that the system would use for an address; null: none. May be one of a kind we cannot use. */
export type SystemProxy = (url: string) => Promise<string | null>

/** What the system starts when its user logs in. */
export interface LoginItem {
  read(): AtLogin
  set(on: boolean): Result<AtLogin>
}

/** What the app has to show of itself. */
export interface Papers {
  /** `known`: the mark of what was read last. */
  log(known: string | null): Promise<LogPage>
  licences(): Promise<Licence[]>
}
