import { fail, ok, type Result } from '../contract/result.ts'
import type { AccessToken, TokenSource } from './service-ports.ts'
import type { Clock, Log } from './system-ports.ts'

/** A token this close to its end is renewed before it is used. */
const earlyMs = 10 * 60_000

export interface TokenKeeperPorts {
  /** Null for a pasted token: when it ends, only its owner can bring another. */
  source: TokenSource | null
  clock: Clock
  log: Log
}

/** Holds the one access token of an account and renews it when it is asked for; all who ask at once share one request. */
export class TokenKeeper {
  readonly #ports: TokenKeeperPorts
  #token: AccessToken | null
  #renewing: Promise<Result<AccessToken>> | undefined

  constructor(ports: TokenKeeperPorts, token: AccessToken | null) {
    this.#ports = ports
    this.#token = token
  }

  /** `fresh`: the service refused the one we gave. `signed-out` when there is none to be had. */
  current({ fresh }: { fresh: boolean }): Promise<Result<AccessToken>> {
    const left = this.#token ? this.#token.expiresAt - this.#ports.clock.now() : 0
    if (this.#token && !fresh && left > (this.#ports.source ? earlyMs : 0)) return Promise.resolve(ok(this.#token))
    if (!this.#ports.source) return Promise.resolve(fail({ kind: 'signed-out' }))
    this.#renewing ??= this.#renew(this.#ports.source).finally(() => (this.#renewing = undefined))
    return this.#renewing.then(renewed => {
      if (renewed.ok || fresh || !this.#token || left <= 0) return renewed
      return ok(this.#token)
    })
  }

  /** Why there is none to hand out. */
  get missing(): 'no-token' | 'expired' | 'refused' {
    if (!this.#token) return 'no-token'
    return this.#token.expiresAt <= this.#ports.clock.now() ? 'expired' : 'refused'
  }

  replace(token: AccessToken): void {
    this.#token = token
  }

  async #renew(source: TokenSource): Promise<Result<AccessToken>> {
    const issued = await source.issue()
    if (issued.ok) {
      this.#token = issued.value
      return issued
    }
    this.#ports.log.warn('token not renewed', { because: issued.error.kind })
    // What the identity service refuses today it will refuse tomorrow: somebody has to sign in again.
    const refused = ['forbidden', 'refused', 'not-found', 'bad-connection-string'].includes(issued.error.kind)
    return refused ? fail({ kind: 'signed-out' }) : issued
  }
}
