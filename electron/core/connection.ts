import type { Connection as ConnectionState } from '../contract/domain.ts'
import type { AppError, Result } from '../contract/result.ts'
import { isOutage } from './outage.ts'
import type { ChatGateway, ChatService, FeedEvent } from './service-ports.ts'
import type { Clock, Log } from './system-ports.ts'

/** No Connected in this time and the signaling client is taken for dead: several of its ways to die are silent. */
const watchdogMs = 30_000
/** A dropped socket is back within milliseconds if the service is there at all. */
const blinkMs = 1000
/** Live updates that take longer than this are taken for blocked, and messages are fetched meanwhile. */
const liveGraceMs = 10_000
const pollMs = 5000
/** A live event can be lost on a connection that stays up, and nothing would ever tell. */
const lookAgainMs = 5 * 60_000
const longestWaitMs = 30_000
/** So often in a row the service may refuse tokens while others can be had: not all of its machines know a new one at once. */
const refusalsBorne = 3

export interface ConnectionParts {
  clock: Clock
  log: Log
  inBackground: (work: Promise<unknown>) => void
  /** The service as it can be reached now. */
  reach: () => Promise<Result<ChatService>>
  hear: (event: FeedEvent) => void
  catchUp: () => Promise<Result<null>>
  /** Everything is here; what waited can go out. */
  caughtUp: () => void
  changed: (state: ConnectionState) => void
  signedOutBecause: () => 'expired' | 'refused' | 'no-token'
  /** Whether another token can be had without anybody signing in. */
  renewable: () => boolean
}

/** Keeps one account connected: every way of failing ends in another attempt or in a state somebody can see. */
export class Connection {
  readonly #parts: ConnectionParts
  #state: ConnectionState = { state: 'connecting' }
  #service: ChatService | null = null
  #stopFeed: (() => Promise<void>) | null = null
  /** Events and answers of an attempt that has been given up are ignored. */
  #turn = 0
  #live = false
  #failures = 0
  #refusals = 0
  #watchdog = (): void => {}
  #next = (): void => {}

  constructor(parts: ConnectionParts) {
    this.#parts = parts
  }

  get state(): ConnectionState {
    return this.#state
  }

  get gateway(): ChatGateway | null {
    return this.#service?.gateway ?? null
  }

  /** Also after sleep, a change of network, a new token, or by hand. */
  start(): void {
    this.#failures = 0
    this.#refusals = 0
    this.#tryAgain()
  }

  async stop(): Promise<void> {
    this.#turn++
    await this.#letGo()
  }

  #tryAgain(): void {
    this.#parts.inBackground(this.#attempt())
  }

  async #attempt(): Promise<void> {
    const turn = ++this.#turn
    this.#parts.inBackground(this.#letGo())
    if (this.#state.state !== 'online' || this.#state.live) this.#show({ state: 'connecting' })
    const reached = await this.#parts.reach()
    if (turn !== this.#turn) return
    if (!reached.ok) return this.#failed(reached.error)
    this.#service = reached.value
    this.#watchdog = this.#parts.clock.after(watchdogMs, () => {
      this.#parts.log.warn('signaling did not connect in time')
      this.#tryAgain()
    })
    this.#stopFeed = reached.value.feed.start(event => {
      if (turn === this.#turn) this.#hear(event)
    })
    if (!(await this.#catchUp(turn)) || this.#live) return
    this.#next = this.#parts.clock.after(liveGraceMs, () => this.#parts.inBackground(this.#poll(turn)))
  }

  #hear(event: FeedEvent): void {
    if (event.type === 'connected') return this.#connected()
    if (event.type === 'disconnected') return this.#disconnected(event)
    this.#parts.hear(event)
  }

  #connected(): void {
    this.#live = true
    this.#failures = 0
    this.#watchdog()
    this.#show({ state: 'online', live: true })
    this.#parts.inBackground(this.#catchUp(this.#turn))
    this.#lookAgainLater(this.#turn)
  }

  #lookAgainLater(turn: number, ms = lookAgainMs): void {
    this.#next()
    this.#next = this.#parts.clock.after(ms, () => {
      this.#lookAgainLater(turn)
      this.#parts.inBackground(this.#catchUp(turn))
    })
  }

  #disconnected({ fatal, detail }: { fatal: boolean; detail: string }): void {
    this.#live = false
    this.#parts.log.info('signaling disconnected', { fatal, detail })
    this.#show({ state: 'connecting' })
    this.#next()
    const wait = fatal ? this.#wait() : blinkMs
    this.#next = this.#parts.clock.after(wait, () => {
      if (!this.#live) this.#tryAgain()
    })
  }

  /** False when the attempt is over. A refusal that concerns one thread is no reason to call the service away. */
  async #catchUp(turn: number): Promise<boolean> {
    let answer = await this.#parts.catchUp()
    // Live updates tell that the service is there: what failed was a connection kept from before.
    if (!answer.ok && isLostConnection(answer.error) && this.#isLive() && turn === this.#turn) {
      answer = await this.#parts.catchUp()
    }
    if (turn !== this.#turn) return false
    if (!answer.ok && answer.error.kind === 'throttled' && this.#isLive()) {
      // A pause is asked for, and what happens meanwhile is heard.
      this.#lookAgainLater(turn, this.#pause(answer.error))
      return false
    }
    if (!answer.ok && isOutage(answer.error)) {
      this.#failed(answer.error)
      return false
    }
    this.#refusals = 0
    if (this.#isLive()) this.#failures = 0
    if (!answer.ok) this.#parts.log.warn('catch-up incomplete', { because: answer.error.kind })
    this.#parts.caughtUp()
    return true
  }

  async #poll(turn: number): Promise<void> {
    if (turn !== this.#turn || this.#live) return
    this.#show({ state: 'online', live: false })
    if (!(await this.#catchUp(turn)) || this.#isLive()) return
    this.#next = this.#parts.clock.after(pollMs, () => this.#parts.inBackground(this.#poll(turn)))
  }

  /** Asked after an await: it may have become so meanwhile. */
  #isLive(): boolean {
    return this.#live
  }

  #failed(error: AppError): void {
    this.#turn++
    this.#parts.inBackground(this.#letGo())
    // Nothing but another policy changes that, and it is read as the app starts.
    if (error.kind === 'policy') return this.#show({ state: 'forbidden', because: error })
    if (this.#isSignedOut(error)) {
      return this.#show({ state: 'signed-out', because: this.#parts.signedOutBecause() })
    }
    this.#parts.log.info('service not reached', { because: error.kind })
    const wait = this.#pause(error)
    this.#show({ state: 'offline', retryAt: this.#parts.clock.now() + wait })
    this.#next = this.#parts.clock.after(wait, () => this.#tryAgain())
  }

  #isSignedOut(error: AppError): boolean {
    if (error.kind === 'signed-out') return !this.#parts.renewable() || this.#refusals++ >= refusalsBorne
    return error.kind === 'bad-token' || error.kind === 'bad-connection-string'
  }

  #pause(error: AppError): number {
    const asked = error.kind === 'throttled' ? (error.retryAfterMs ?? 0) : 0
    return Math.max(asked, this.#wait())
  }

  #wait(): number {
    return Math.min(longestWaitMs, 1000 * 2 ** this.#failures++)
  }

  async #letGo(): Promise<void> {
    const stop = this.#stopFeed
    this.#service?.close()
    this.#stopFeed = null
    this.#service = null
    this.#live = false
    this.#watchdog()
    this.#next()
    await stop?.()
  }

  #show(state: ConnectionState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return
    this.#state = state
    this.#parts.changed(state)
  }
}

const isLostConnection = ({ kind }: AppError): boolean => kind === 'unreachable' || kind === 'ambiguous'
