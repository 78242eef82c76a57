import type { AccountId } from '../contract/domain.ts'
import type { StorageReport } from '../contract/keeping.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import type { AccountOpener } from './account-opener.ts'
import type { ClosedAccounts } from './closed-accounts.ts'
import type { Storage } from './store-ports.ts'
import type { AccountRecord, Ids } from './system-ports.ts'
import type { Vault } from './vault.ts'

export interface AccountCareParts {
  storage: Storage
  vault: Vault
  closed: ClosedAccounts
  opener: AccountOpener
  ids: Ids
  open: (record: AccountRecord) => Promise<Result<null>>
  /** Closes an open account and opens it again, as what was marked as damaged is set aside. */
  openAnew: (accountId: AccountId) => void
}

/** Looks over what an account has on the disk, and begins anew where nothing else helps. */
export class AccountCare {
  readonly #parts: AccountCareParts
  readonly #rebuilding = new Map<AccountId, Promise<Result<null>>>()

  constructor(parts: AccountCareParts) {
    this.#parts = parts
  }

  /**
   * Begins anew where the files of a closed account cannot be read: they are put aside, never deleted. With the key lost all of them
   * go and a new key is made; those of a newer version keep their key, so that the newer version can be given them back.
   */
  rebuild(accountId: AccountId): Promise<Result<null>> {
    const running = this.#rebuilding.get(accountId)
    if (running) return running
    // Two at once would make two keys, and files of one of them.
    const work = this.#rebuild(accountId).finally(() => this.#rebuilding.delete(accountId))
    this.#rebuilding.set(accountId, work)
    return work
  }

  /** Reads all of it; a damaged history is set aside and fetched again. */
  async check(accountId: AccountId, quick = false): Promise<Result<StorageReport>> {
    const { storage, vault, openAnew } = this.#parts
    if (vault.inMemory) return fail({ kind: 'bad-request', detail: 'Nothing of this session is on a disk.' })
    const key = await vault.databaseKey(accountId)
    if (!key.ok) return key
    const report = await storage.check({ accountId, key: key.value, quick })
    if (!report.ok) return fail({ kind: 'storage', ...report.error })
    if (report.value.history === 'damaged') openAnew(accountId)
    return report
  }

  async #rebuild(accountId: AccountId): Promise<Result<null>> {
    const { storage, vault, closed, opener, ids, open } = this.#parts
    const record = vault.record(accountId)
    const because = closed.find(accountId)?.because
    if (!record || because === undefined) return fail({ kind: 'not-found' })
    if (because === 'read-only' || because === 'disk-full') return open(record)
    const key = because === 'newer-version' ? await vault.databaseKey(accountId) : ok(null)
    if (!key.ok) return key
    const moved = storage.setAside({ accountId, newerThanKey: key.value })
    if (!moved.ok) return fail({ kind: 'storage', ...moved.error })
    opener.tellSetAside(accountId, moved.value)
    // Only now: a new key beside old files would be the same trouble once more.
    const kept = key.value === null ? await vault.keep(accountId, [['database-key', ids.databaseKey()]]) : done
    return kept.ok ? open(record) : kept
  }
}
