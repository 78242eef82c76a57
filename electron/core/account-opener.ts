import type { AccountId, MessageKey, Notice, ThreadId } from '../contract/domain.ts'
import type { Publish } from '../contract/ipc.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { Settings } from '../contract/settings.ts'
import type { Credentials } from './credentials.ts'
import type { AccessToken, ChatServices } from './service-ports.ts'
import { Session } from './session.ts'
import type { StorageFailure } from './storage-failure.ts'
import type { Storage } from './store-ports.ts'
import type { AccountRecord, Clock, Ids, LocalWorkspace, Log } from './system-ports.ts'
import { TokenKeeper } from './token-keeper.ts'

export interface AccountOpenerParts {
  storage: Storage
  services: ChatServices
  workspace: LocalWorkspace
  credentials: Credentials
  clock: Clock
  ids: Ids
  log: Log
  publish: Publish
  settings: () => Settings
  arrived: (accountId: AccountId, threadId: ThreadId, keys: MessageKey[]) => void
  /** No account connects before. */
  firstFrame: Promise<void>
  notice: (accountId: AccountId | null, what: Notice['what']) => void
  failed: (accountId: AccountId, failure: StorageFailure) => void
}

/** Makes a running session of a record, its key and its token. */
export class AccountOpener {
  readonly #parts: AccountOpenerParts

  constructor(parts: AccountOpenerParts) {
    this.#parts = parts
  }

  /** Answers a session that was not started yet; what had to be set aside is told as a notice. */
  open(input: {
    record: AccountRecord
    key: string
    token: AccessToken | null
    inMemory: boolean
  }): Result<Session, StorageFailure> {
    const { record, key, token, inMemory } = input
    const { storage, services, credentials, clock, ids, log, publish, settings, arrived, failed } = this.#parts
    const stores = storage.open({ accountId: record.id, key, inMemory })
    if (!stores.ok) return fail({ kind: 'storage', ...stores.error })
    this.tellSetAside(record.id, stores.value.setAside)
    const { history, journal } = stores.value
    const session: Session = new Session({
      ...{ record, history, journal, services, clock, ids, log, publish, settings },
      endpoint: () => this.#endpoint(record),
      keeper: new TokenKeeper(
        {
          source: credentials.source(record),
          clock,
          log,
          renewed: fresh => session.world.inBackground(credentials.keep(record, fresh)),
          lost: () => session.connect(),
        },
        token,
      ),
      arrived: (threadId, keys) => arrived(record.id, threadId, keys),
      failed: failure => failed(record.id, failure),
    })
    return ok(session)
  }

  tellSetAside(accountId: AccountId, files: { file: 'history' | 'journal'; as: string }[]): void {
    for (const { file, as } of files) {
      this.#parts.notice(accountId, {
        kind: file === 'history' ? 'history-rebuilt' : 'journal-unreadable',
        setAside: as,
      })
    }
  }

  /** Where the service is now; the local one moves. */
  async #endpoint(record: AccountRecord): Promise<Result<string>> {
    const { workspace, services, credentials, firstFrame } = this.#parts
    await firstFrame
    const allowed = await credentials.allowed(record)
    if (!allowed.ok) return allowed
    if (record.endpoint !== null) return ok(record.endpoint)
    const running = await workspace.ensure()
    if (!running.ok) return running
    const read = services.readConnectionString(running.value.connectionString)
    return read.ok ? ok(read.value.endpoint) : read
  }
}
