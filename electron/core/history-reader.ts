import type { Message, MessageKey, ServerMessageId, ThreadId } from '../contract/domain.ts'
import type { Cursor, MessagePage, PageAt } from '../contract/reading.ts'
import type { AccountWorld } from './account-world.ts'
import type { HoleFiller } from './hole-filler.ts'
import { holeBelow } from './holes.ts'
import { unsentMessages, viewOfStored, waitingIn } from './message-view.ts'
import type { Hole, StoredMessage } from './store-ports.ts'

/** Pages of the service asked for at most to answer one page here; edited messages make a page overlap what we have. */
const attempts = 5
/** For a jump somebody asked for: five thousand messages, a second or two; what lies deeper is filled in behind. */
const jumpAttempts = 25

type Place = Pick<MessagePage, 'older' | 'newer' | 'anchor'> & { rows: StoredMessage[]; older: Cursor | null }

/** Reads a thread from anywhere in either direction: from what is kept here, and from the service where that ends. */
export class HistoryReader {
  readonly #world: AccountWorld
  readonly #filler: HoleFiller

  constructor(world: AccountWorld, filler: HoleFiller) {
    this.#world = world
    this.#filler = filler
  }

  async page(threadId: ThreadId, from: PageAt, limit: number): Promise<MessagePage> {
    switch (from.at) {
      case 'newest':
        // Answered from here alone: catching up brings the rest, and opening a thread never waits for a network.
        return this.#answer(threadId, this.#before(threadId, null, limit), limit)
      case 'before':
        await this.#reach(threadId, from.cursor, limit)
        return this.#answer(threadId, this.#before(threadId, from.cursor, limit), limit)
      case 'after':
        return this.#answer(threadId, this.#after(threadId, from.cursor, limit), limit)
      case 'message':
        return this.#around(threadId, this.#world.history.message(threadId, from.key), limit)
      case 'time':
        await this.#reachMoment(threadId, from.time)
        return this.#around(threadId, this.#world.history.firstFrom(threadId, from.time), limit)
      case 'unread':
        return this.#around(threadId, this.#firstUnread(threadId), limit)
      default:
        return from satisfies never
    }
  }

  find(threadId: ThreadId, serverId: ServerMessageId): Message | null {
    const stored = this.#world.history.messageByServerId(threadId, serverId)
    return stored && viewOfStored(stored, this.#world.me, waitingIn(this.#world, threadId))
  }

  /** Half a page on either side; the newest page where there is no such message. */
  #around(threadId: ThreadId, anchor: StoredMessage | null, limit: number): MessagePage {
    if (!anchor) return this.#answer(threadId, this.#before(threadId, null, limit), limit)
    const { history } = this.#world
    const half = Math.max(1, Math.floor(limit / 2))
    const from = cursorOf(anchor)
    const later = history.pageAfter(threadId, from, half)
    const earlier = history.page(threadId, from, limit - Math.min(half, later.length) - 1)
    const rows = [...earlier.toReversed(), anchor, ...later]
    return this.#answer(threadId, { rows, ...ends(rows, later.length < half), anchor: anchor.key }, limit)
  }

  #firstUnread(threadId: ThreadId): StoredMessage | null {
    const { history, journal } = this.#world
    return history.firstFrom(threadId, journal.readUpTo(threadId) + 1)
  }

  #before(threadId: ThreadId, cursor: Cursor | null, limit: number): Place {
    const rows = this.#world.history.page(threadId, cursor, limit).reverse()
    return {
      rows,
      older: rows[0] ? cursorOf(rows[0]) : cursor,
      newer: cursor && (cursorAt(rows, -1) ?? cursor),
      anchor: null,
    }
  }

  #after(threadId: ThreadId, cursor: Cursor, limit: number): Place {
    const rows = this.#world.history.pageAfter(threadId, cursor, limit)
    return { rows, ...ends(rows, rows.length < limit), anchor: null }
  }

  #answer(threadId: ThreadId, { rows, older, newer, anchor }: Place, limit: number): MessagePage {
    const holes = this.#world.history.holes(threadId)
    const waiting = waitingIn(this.#world, threadId)
    const unsent = newer === null ? unsentMessages(this.#world, waiting) : []
    return {
      messages: [...rows.map(row => viewOfStored(row, this.#world.me, waiting)), ...unsent],
      ...{ older, newer, anchor },
      before: this.#beforeOf(threadId, older, rows.length >= limit, holes),
      gaps: this.#gaps(threadId, rows, holes),
    }
  }

  #beforeOf(threadId: ThreadId, older: Cursor | null, full: boolean, holes: Hole[]): MessagePage['before'] {
    if (full || (older && this.#world.history.page(threadId, older, 1).length > 0)) return 'more'
    if (!holeBelow(holes, older?.sentAt ?? Infinity)) return 'beginning'
    return this.#world.gateway() ? 'more' : 'not-here-yet'
  }

  /** A hole is filled from its newer end downwards, so what it lacks lies right before the first message above it. */
  #gaps(threadId: ThreadId, rows: StoredMessage[], holes: Hole[]): MessageKey[] {
    const above = holes.flatMap(({ ceiling }) => rows.find(({ sentAt }) => sentAt >= ceiling) ?? [])
    const { gateway, history } = this.#world
    // Whoever goes on from the first row fetches what is missing before it; only without a connection it stays missing.
    const isShown = (row: StoredMessage): boolean =>
      row !== rows[0] || (!gateway() && history.page(threadId, cursorOf(row), 1).length > 0)
    return [...new Set(above.filter(isShown).map(({ key }) => key))]
  }

  /** Fetches until the page before that place lies above every hole, as far as it can be had now. */
  async #reach(threadId: ThreadId, { sentAt, key }: Cursor, limit: number): Promise<void> {
    const { history } = this.#world
    for (let asked = 0; asked < attempts; asked++) {
      const rows = history.page(threadId, { sentAt, key }, limit)
      const oldest = rows.length < limit ? 0 : (rows.at(-1)?.sentAt ?? 0)
      const isInside = history.holes(threadId).some(({ ceiling, floor }) => floor < sentAt && ceiling > oldest)
      if (!isInside || !(await this.#filler.fetch(threadId, sentAt)).ok) return
    }
  }

  async #reachMoment(threadId: ThreadId, moment: number): Promise<void> {
    const { history } = this.#world
    const isInside = (): boolean => history.holes(threadId).some(hole => hole.floor <= moment && hole.ceiling > moment)
    for (let asked = 0; asked < jumpAttempts && isInside(); asked++) {
      if (!(await this.#filler.fetch(threadId, moment + 1)).ok) return
    }
  }
}

function ends(rows: StoredMessage[], isNewest: boolean): { older: Cursor | null; newer: Cursor | null } {
  return { older: cursorAt(rows, 0), newer: isNewest ? null : cursorAt(rows, -1) }
}

function cursorAt(rows: StoredMessage[], index: number): Cursor | null {
  const row = rows.at(index)
  return row ? cursorOf(row) : null
}

function cursorOf({ sentAt, key }: StoredMessage): Cursor {
  return { sentAt, key }
}
