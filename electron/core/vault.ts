import type { AccountId, Keychain as KeychainState } from '../contract/domain.ts'
import type { Publish } from '../contract/ipc.ts'
import { done, fail, type Result } from '../contract/result.ts'
import { memoryKeychain, memoryRegistry } from './session-only.ts'
import type { AccountRecord, AccountRegistry, Keychain, SecretPurpose } from './system-ports.ts'

export interface VaultParts {
  keychain: Keychain
  registry: AccountRegistry
  publish: Publish
}

/** Which accounts this profile has and where their secrets are: with the computer, or in memory where its owner chose to go without. */
export class Vault {
  readonly #publish: Publish
  #keychain: Keychain
  #registry: AccountRegistry
  #state: KeychainState = { state: 'asking' }

  constructor({ keychain, registry, publish }: VaultParts) {
    this.#keychain = keychain
    this.#registry = registry
    this.#publish = publish
  }

  get state(): KeychainState {
    return this.#state
  }

  get inMemory(): boolean {
    return this.#state.state === 'session-only'
  }

  get keychain(): Keychain {
    return this.#keychain
  }

  get registry(): AccountRegistry {
    return this.#registry
  }

  record(accountId: AccountId): AccountRecord | null {
    return this.#registry.all().find(({ id }) => id === accountId) ?? null
  }

  /** Nothing of this run is kept from now on, and nothing kept before is touched. */
  useMemory(): KeychainState {
    this.#keychain = memoryKeychain()
    this.#registry = memoryRegistry()
    return this.show({ state: 'session-only' })
  }

  show(state: KeychainState): KeychainState {
    const before = this.#state.state
    this.#state = state
    if (before !== state.state) this.#publish('keychain.changed', state)
    return state
  }

  async keep(accountId: AccountId, secrets: (readonly [SecretPurpose, string])[]): Promise<Result<null>> {
    for (const [purpose, secret] of secrets) {
      const kept = await this.#keychain.set(accountId, purpose, secret)
      if (!kept.ok) return fail({ kind: 'keychain', ...kept.error })
    }
    return done
  }

  /** `storage` with `key-lost` where the keychain is open and has none. */
  async databaseKey(accountId: AccountId): Promise<Result<string>> {
    const key = await this.#keychain.get(accountId, 'database-key')
    if (!key.ok) return fail({ kind: 'keychain', ...key.error })
    if (key.value === null) return fail({ kind: 'storage', problem: 'key-lost', detail: 'not in the keychain' })
    return { ok: true, value: key.value }
  }
}
