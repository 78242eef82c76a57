import type { Message, ThreadId } from '../contract/domain.ts'
import type { Cursor, MessagePage, PageAt } from '../contract/reading.ts'
import type { AccountWorld } from './account-world.ts'
import type { Inbox } from './inbox.ts'
import { viewOfOutbox, viewOfStored } from './message-view.ts'
import type { StoredMessage } from './store-ports.ts'

/** Pages of the service asked for at most to answer one page here; edited messages make a page overlap what we have. */
const attempts = 5
const servicePage = 200

/** Reads a thread backwards: from what is kept here, and from the service where that ends. */
export class HistoryReader {
  readonly #world: AccountWorld
  readonly #inbox: Inbox
  readonly #fetching = new Map<ThreadId, Promise<boolean>>()

  constructor(world: AccountWorld, inbox: Inbox) {
    this.#world = world
    this.#inbox = inbox
  }

  async page(threadId: ThreadId, from: PageAt, limit: number): Promise<MessagePage> {
    const before = from.at === 'before' ? from.cursor : null
    const { history } = this.#world
    let rows = history.page(threadId, before, limit)
    // The newest page is answered from here alone: catching up brings the rest, and opening a thread never waits for a network.
    for (let asked = 0; before && rows.length < limit && asked < attempts; asked++) {
      if (!(await this.#fetchOlder(threadId))) break
      rows = history.page(threadId, before, limit)
    }
    return {
      messages: [...this.#views(rows), ...(before ? [] : this.#waiting(threadId))],
      older: cursorOf(rows.at(-1)) ?? before,
      before: rows.length === limit ? 'more' : this.#end(threadId),
      ...{ newer: null, gaps: [], anchor: null },
    }
  }

  #views(newestFirst: StoredMessage[]): Message[] {
    return newestFirst.map(row => viewOfStored(row, this.#world.me)).reverse()
  }

  #waiting(threadId: ThreadId): Message[] {
    return this.#world.journal.outboxOf(threadId).map(item => viewOfOutbox(item, this.#world.me, false))
  }

  #end(threadId: ThreadId): MessagePage['before'] {
    const older = this.#world.history.thread(threadId)?.older
    if (older?.state === 'complete') return 'beginning'
    return this.#world.gateway() ? 'more' : 'not-here-yet'
  }

  /** False when there is nothing more to be had now. Two who ask at once share one request. */
  #fetchOlder(threadId: ThreadId): Promise<boolean> {
    const running = this.#fetching.get(threadId)
    if (running) return running
    const fetch = this.#fetch(threadId).finally(() => this.#fetching.delete(threadId))
    this.#fetching.set(threadId, fetch)
    return fetch
  }

  async #fetch(threadId: ThreadId): Promise<boolean> {
    const { gateway, history } = this.#world
    const service = gateway()
    const thread = history.thread(threadId)
    if (!service || !thread || thread.older.state === 'complete') return false
    const next = thread.older.state === 'more' ? thread.older.next : null
    const page = await service.messages({ threadId, pageSize: servicePage, next })
    if (!page.ok) return false
    const rest = page.value.next
    this.#inbox.receive(threadId, page.value.items, () => {
      const now = history.thread(threadId)
      if (now)
        history.putThread({ ...now, older: rest === null ? { state: 'complete' } : { state: 'more', next: rest } })
    })
    return true
  }
}

function cursorOf(row: StoredMessage | undefined): Cursor | null {
  return row ? { sentAt: row.sentAt, key: row.key } : null
}
