import { SignIn } from '../contract/ipc.ts'
import type { Policy } from '../contract/policy.ts'
import { done, fail, type Result } from '../contract/result.ts'
import { refused } from './policy.ts'
import type { AccessToken, ChatServices, Identities, TokenServiceConfig, TokenSource } from './service-ports.ts'
import type { AccountRecord, Keychain, LocalWorkspace } from './system-ports.ts'

export interface CredentialsParts {
  /** The one in use now: the OS's, or memory where its owner went without. */
  keychain: () => Keychain
  services: ChatServices
  workspace: LocalWorkspace
  policy: Policy
}

/** Where the tokens of an account come from. What it takes to have them is read from the keychain at every use and held nowhere else. */
export class Credentials {
  readonly #parts: CredentialsParts

  constructor(parts: CredentialsParts) {
    this.#parts = parts
  }

  /** Whether the policy of this computer lets the account have anything to do with its service. */
  async allowed(record: AccountRecord): Promise<Result<null>> {
    const service = record.kind === 'token-service' ? await this.#service(record) : null
    if (service && !service.ok && service.error.kind === 'keychain') return service
    const tokenService = service?.ok ? service.value.url : null
    const refusal = refused(this.#parts.policy, { ...record, tokenService })
    return refusal ? fail(refusal) : done
  }

  /** Null for a pasted token. */
  source(record: AccountRecord): TokenSource | null {
    switch (record.kind) {
      case 'token':
        return null
      case 'token-service':
        return { issue: () => this.#ask(record) }
      case 'local':
      case 'connection-string':
        return {
          issue: async () => {
            const allowed = await this.allowed(record)
            if (!allowed.ok) return allowed
            const identities = await this.identities(record)
            return identities ? identities.issueToken(record.me) : fail({ kind: 'offline' })
          },
        }
      default:
        return record.kind satisfies never
    }
  }

  /** The last one that was kept, ended or not: an ended one tells why there is none. */
  async stored(record: AccountRecord): Promise<AccessToken | null> {
    const stored = await this.#parts.keychain().get(record.id, 'token')
    if (!stored.ok || stored.value === null) return null
    const read = this.#parts.services.readToken(stored.value)
    return { token: stored.value, expiresAt: read.ok ? read.value.expiresAt : 0 }
  }

  /** Where tokens come from one service and are used at another, the first may be away while the second is not. */
  async keep(record: AccountRecord, { token }: AccessToken): Promise<void> {
    if (record.kind === 'token-service') await this.#parts.keychain().set(record.id, 'token', token)
  }

  /** Where we may: only who mints tokens can take them back. */
  async revoke(record: AccountRecord): Promise<void> {
    const identities = await this.identities(record)
    await identities?.revokeTokens(record.me)
  }

  /** Who can make users and tokens of the same resource; null where the account holds no key of it. */
  async identities(record: AccountRecord): Promise<Identities | null> {
    const { services, workspace, keychain } = this.#parts
    if (!(await this.allowed(record)).ok) return null
    if (record.kind === 'local') {
      const running = await workspace.ensure()
      return running.ok ? services.identities(running.value.connectionString) : null
    }
    if (record.kind !== 'connection-string') return null
    const stored = await keychain().get(record.id, 'connection-string')
    return stored.ok && stored.value !== null ? services.identities(stored.value) : null
  }

  async #ask(record: AccountRecord): Promise<Result<AccessToken>> {
    const allowed = await this.allowed(record)
    const service = allowed.ok ? await this.#service(record) : allowed
    if (!service.ok) return service
    const answer = await this.#parts.services.askTokenService(service.value, record.me)
    return answer.ok ? { ok: true, value: answer.value.token } : answer
  }

  async #service(record: AccountRecord): Promise<Result<TokenServiceConfig>> {
    const stored = await this.#parts.keychain().get(record.id, 'token-service')
    if (!stored.ok) return fail({ kind: 'keychain', ...stored.error })
    const config = readConfig(stored.value)
    return config
      ? { ok: true, value: config }
      : fail({ kind: 'bad-token-service', problem: 'not-a-url', detail: 'not kept' })
  }
}

/** As it is kept in the keychain: one item, since each part of it is a secret. */
export const writeConfig = (config: TokenServiceConfig): string => JSON.stringify(config)

function readConfig(text: string | null): TokenServiceConfig | null {
  try {
    const way = { way: 'token-service', endpoint: '', name: 'x', service: JSON.parse(text ?? 'null') as unknown }
    const read = SignIn.safeParse(way)
    return read.success && read.data.way === 'token-service' ? read.data.service : null
  } catch {
    return null
  }
}
