import type { Mute, ThreadId } from '../contract/domain.ts'
import { done, fail, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Standing } from './store-ports.ts'
import type { Threads } from './threads.ts'
import { WakeUps } from './wake-ups.ts'

/** A longer alarm is no more exact, and timers count in 31 bits. */
const longestAlarmMs = 24 * 3_600_000

/** Where threads stand in my own list: first, silent, or to be read again. Only this computer knows. */
export class Standings {
  readonly #world: AccountWorld
  readonly #threads: Threads
  readonly #ends: WakeUps

  constructor(world: AccountWorld, threads: Threads) {
    this.#world = world
    this.#threads = threads
    this.#ends = new WakeUps(world.clock, threadId => this.#lookAgain([threadId]))
  }

  /** Also after sleep, in which alarms do not count on. */
  start(): void {
    this.#lookAgain(this.#world.journal.standings().map(({ threadId }) => threadId))
  }

  stop(): void {
    this.#ends.stop()
  }

  pin(threadId: ThreadId, pinned: boolean): Result<null> {
    const { journal } = this.#world
    const known = journal.standing(threadId).pinned
    if (pinned === (known !== null)) return done
    const last = Math.max(0, ...journal.standings().map(({ standing }) => standing.pinned ?? 0))
    return this.#change(threadId, { pinned: pinned ? last + 1 : null })
  }

  mute(threadId: ThreadId, muted: Mute | null): Result<null> {
    const changed = this.#change(threadId, { muted })
    if (changed.ok) this.#unmuteWhenOver(threadId)
    return changed
  }

  markUnread(threadId: ThreadId): Result<null> {
    return this.#change(threadId, { markedUnread: true })
  }

  #change(threadId: ThreadId, change: Partial<Standing>): Result<null> {
    const { history, journal } = this.#world
    if (!history.thread(threadId)) return fail({ kind: 'not-found' })
    journal.setStanding(threadId, { ...journal.standing(threadId), ...change })
    this.#threads.announce(threadId)
    return done
  }

  /** Nobody waits for it: a disk that fails is told of by itself. */
  #lookAgain(threads: ThreadId[]): void {
    this.#world.inBackground(Promise.resolve().then(() => threads.forEach(id => this.#unmuteWhenOver(id))))
  }

  #unmuteWhenOver(threadId: ThreadId): void {
    const { journal, clock } = this.#world
    const { muted } = journal.standing(threadId)
    if (!muted || muted.until === null) return
    const left = muted.until - clock.now()
    if (left > 0) this.#ends.after(threadId, Math.min(left, longestAlarmMs))
    else this.mute(threadId, null)
  }
}
