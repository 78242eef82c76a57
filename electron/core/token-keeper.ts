import { fail, ok, type AppError, type Result } from '../contract/result.ts'
import type { AccessToken, AskForToken, TokenSource } from './service-ports.ts'
import type { Clock, Log } from './system-ports.ts'

/** So long before its end a token is renewed, or half its life before where it lives shorter than twice this. */
const earlyMs = 10 * 60_000
/** What was answered is the answer to all who ask within this time, so that no way of using or refusing tokens can make a loop. */
const restMs = 2000
/** Between two renewals nobody asked for. */
const leastWaitMs = 30_000
const longestWaitMs = 5 * 60_000

export interface TokenKeeperPorts {
  /** Null for a pasted token: when it ends, only its owner can bring another. */
  source: TokenSource | null
  clock: Clock
  log: Log
  /** A token was issued, good for some time. */
  renewed?: (token: AccessToken) => void
  /** The last one ended or was refused, and no other is to be had now. */
  lost: () => void
}

interface Held {
  token: AccessToken
  receivedAt: number
  /** By our clock. */
  endsAt: number
  earlyMs: number
}

/**
 * Holds the one access token of an account and renews it early, asked for or not; all who ask at once share one request. What was
 * issued just now is judged by how long it lasts and not by the date of its end, so a wrong clock here changes nothing.
 */
export class TokenKeeper {
  readonly #ports: TokenKeeperPorts
  #held: Held | null = null
  #renewing: Promise<Result<AccessToken>> | undefined
  /** The answer of the last request, for as long as it stands. */
  #answered: Result<AccessToken> | null = null
  /** The source said no; asking again would not change that. */
  #refused = false
  #lost = false
  #failures = 0
  #running = false
  #cancelNext = (): void => {}
  #cancelRest = (): void => {}

  constructor(ports: TokenKeeperPorts, token: AccessToken | null) {
    this.#ports = ports
    if (token) this.#hold(token)
  }

  /** From now on renews by itself. */
  start(): void {
    this.#running = true
    this.#plan()
  }

  stop(): void {
    this.#running = false
    this.#cancelNext()
    this.#cancelRest()
  }

  /** `signed-out` when there is none to be had. That an earlier one was refused says nothing of the one that is held now. */
  readonly current: AskForToken = async ({ refused }) => {
    const held = this.#held
    const isRefused = refused !== null && held?.token.token === refused
    const source = this.#refused ? null : this.#ports.source
    if (held && !isRefused && this.#left(held) > (source ? held.earlyMs : 0)) return ok(held.token)
    if (!source) return this.#lose(isRefused)
    const answer = this.#answered ?? (await this.#renewOnce(source))
    if (answer.ok) return answer
    if (this.#held !== held) return this.current({ refused })
    if (held && !isRefused && this.#left(held) > 0) return ok(held.token)
    return answer.error.kind === 'signed-out' ? this.#lose(isRefused) : answer
  }

  /** Whether another may be had without its owner. */
  get renewable(): boolean {
    return this.#ports.source !== null && !this.#refused
  }

  /** Why there is none to hand out. */
  get missing(): 'no-token' | 'expired' | 'refused' {
    if (this.#refused) return 'refused'
    if (!this.#held) return 'no-token'
    return this.#held.token.expiresAt <= this.#ports.clock.now() ? 'expired' : 'refused'
  }

  /** The one it holds, good or not. */
  get held(): AccessToken | null {
    return this.#held?.token ?? null
  }

  replace(token: AccessToken): void {
    this.#hold(token)
  }

  /** After sleep, a change of the clock, or by hand: what was given up is tried again, and a renewal that fell due is made. */
  wake(): void {
    this.#forgive()
    const { source, clock } = this.#ports
    const held = this.#held
    const due = held && (this.#left(held) <= held.earlyMs || clock.now() < held.receivedAt)
    if (this.#running && due && source) this.#renewInBackground()
    else this.#plan()
  }

  #forgive(): void {
    this.#refused = false
    this.#lost = false
    this.#failures = 0
    if (this.#answered?.ok === false) this.#answered = null
    if (this.#held && this.#held.endsAt === rejected) this.#held = heldFrom(this.#held.token, this.#held.receivedAt)
  }

  #hold(token: AccessToken): void {
    this.#held = heldFrom(token, this.#ports.clock.now())
    this.#forgive()
    this.#plan()
  }

  #left(held: Held): number {
    return held.endsAt - this.#ports.clock.now()
  }

  #renewOnce(source: TokenSource): Promise<Result<AccessToken>> {
    this.#renewing ??= this.#renew(source).finally(() => (this.#renewing = undefined))
    return this.#renewing
  }

  async #renew(source: TokenSource): Promise<Result<AccessToken>> {
    const issued = await this.#issue(source)
    if (issued.ok) {
      this.#hold(issued.value)
      if (this.#running) this.#ports.renewed?.(issued.value)
      return this.#rest(issued)
    }
    this.#ports.log.warn('token not renewed', { because: issued.error.kind })
    if (!isRefusal(issued.error)) return this.#rest(issued)
    this.#refused = true
    this.#plan()
    return this.#rest(fail({ kind: 'signed-out' }))
  }

  async #issue(source: TokenSource): Promise<Result<AccessToken>> {
    try {
      return await source.issue()
    } catch (cause) {
      this.#ports.log.error('token source failed', {
        stack: cause instanceof Error ? (cause.stack ?? '') : String(cause),
      })
      return fail({ kind: 'bug', id: 'token-source' })
    }
  }

  #rest(answer: Result<AccessToken>): Result<AccessToken> {
    this.#answered = answer
    this.#cancelRest()
    // A timer and not a comparison of times: it measures the same whatever is done to the clock.
    this.#cancelRest = this.#ports.clock.after(restMs, () => (this.#answered = null))
    return answer
  }

  #lose(refused: boolean): Result<AccessToken> {
    if (refused && this.#held) this.#held = { ...this.#held, endsAt: rejected }
    this.#cancelNext()
    if (!this.#lost && this.#running) {
      this.#lost = true
      this.#ports.lost()
    }
    return fail({ kind: 'signed-out' })
  }

  /** One timer: until the next renewal, or where there will be none until the end. */
  #plan(): void {
    this.#cancelNext()
    const held = this.#held
    if (!this.#running || !held || held.endsAt === rejected) return
    const left = this.#left(held)
    const { source, clock } = this.#ports
    if (source && !this.#refused) {
      const wait = Math.max(left - held.earlyMs, leastWaitMs)
      this.#cancelNext = clock.after(wait, () => this.#renewInBackground())
    } else if (left > 0) {
      this.#cancelNext = clock.after(left, () => this.#ended())
    }
  }

  #ended(): void {
    // The clock was set back meanwhile: by its own date the token has not ended.
    if (this.#held && this.#left(this.#held) > 0) this.#plan()
    else this.#lose(false)
  }

  #renewInBackground(): void {
    const { source, clock } = this.#ports
    this.#cancelNext()
    if (!source || this.#refused) return
    void this.#renewOnce(source).then(answer => {
      if (answer.ok || this.#refused || !this.#running) return
      const left = this.#held ? this.#left(this.#held) : 0
      const wait = Math.min(longestWaitMs, leastWaitMs * 2 ** this.#failures++)
      // Once it has ended whoever needs one asks, at a pace of their own.
      if (left > 0) this.#cancelNext = clock.after(wait, () => this.#renewInBackground())
      else this.#lose(false)
    })
  }
}

/** The end of a token that was refused: before all times. */
const rejected = Number.NEGATIVE_INFINITY

function heldFrom(token: AccessToken, receivedAt: number): Held {
  const lasts = token.lastsMs ?? null
  const endsAt = lasts === null ? token.expiresAt : receivedAt + lasts
  return { token, receivedAt, endsAt, earlyMs: lasts === null ? earlyMs : Math.min(earlyMs, lasts / 2) }
}

/** What is refused today will be refused tomorrow: somebody has to sign in again. */
function isRefusal(error: AppError): boolean {
  if (error.kind === 'bad-token-service') return error.problem !== 'unreachable' && error.problem !== 'no-token'
  return ['forbidden', 'refused', 'not-found', 'bad-connection-string', 'bad-token', 'policy'].includes(error.kind)
}
