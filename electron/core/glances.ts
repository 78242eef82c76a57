import type { AccountId } from '../contract/domain.ts'
import type { Accounts } from './accounts.ts'
import type { Desk, Unread } from './attention-ports.ts'
import { glance, type GlanceParts } from './glance.ts'
import type { Clock, SettingsStore } from './system-ports.ts'
import { isUndisturbed } from './told.ts'

/** A longer alarm is no more exact, and timers count in 31 bits. */
const longestAlarmMs = 24 * 3_600_000

export interface GlancesParts {
  desk: Desk
  accounts: Pick<Accounts, 'list' | 'closed'>
  settings: Pick<SettingsStore, 'get'>
  clock: Clock
}

/** Keeps what is to be seen without the window true. */
export class Glances {
  readonly #parts: GlancesParts
  readonly #offline = new Set<AccountId>()
  #seen = ''
  #cancel = (): void => {}

  constructor(parts: GlancesParts) {
    this.#parts = parts
  }

  show(unread: Unread): void {
    const { desk, accounts, settings, clock } = this.#parts
    const now = clock.now()
    const rules = settings.get()
    const several = accounts.list().length + accounts.closed.length > 1
    const shown = glance({ unread, several, problems: this.#problems(), rules, words: desk.words(), now })
    this.#cancel()
    // Do not disturb ends by itself.
    const until = isUndisturbed(rules.doNotDisturb, now) ? rules.doNotDisturb?.until : null
    if (until) this.#cancel = clock.after(Math.min(until - now, longestAlarmMs), () => this.show(unread))
    // In a menu the words of the language stand too.
    const seen = JSON.stringify([shown, desk.words().language])
    if (seen === this.#seen) return
    this.#seen = seen
    desk.show(shown)
  }

  stop(): void {
    this.#cancel()
  }

  #problems(): GlanceParts['problems'] {
    const open = this.#parts.accounts.list().flatMap(({ id, name, connection, trouble }): GlanceParts['problems'] => {
      // One that tries again and again is offline all the while.
      if (connection.state === 'offline') this.#offline.add(id)
      else if (connection.state !== 'connecting') this.#offline.delete(id)
      if (trouble) return [{ name, problem: 'storage' }]
      if (connection.state === 'signed-out' || connection.state === 'forbidden')
        return [{ name, problem: connection.state }]
      return this.#offline.has(id) ? [{ name, problem: 'offline' }] : []
    })
    return [...open, ...this.#parts.accounts.closed.map(({ name }) => ({ name, problem: 'storage' as const }))]
  }
}
