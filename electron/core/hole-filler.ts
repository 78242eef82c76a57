import type { ThreadId } from '../contract/domain.ts'
import { done, fail, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import { holeBelow, shrunk, withHole } from './holes.ts'
import type { Inbox } from './inbox.ts'
import { newestOfAll, type Hole } from './store-ports.ts'

/** The most the service gives at once. */
const servicePage = 200

/** Fetches what is missing of a thread, a page at a time, and never two pages of one thread at once. */
export class HoleFiller {
  readonly #world: AccountWorld
  readonly #inbox: Inbox
  readonly #fetching = new Map<ThreadId, Promise<Result<null>>>()

  constructor(world: AccountWorld, inbox: Inbox) {
    this.#world = world
    this.#inbox = inbox
  }

  /** One page of the newest hole that begins below that moment; `done` without asking where there is none. Who asks while one is fetched shares its answer. */
  fetch(threadId: ThreadId, below = newestOfAll): Promise<Result<null>> {
    const running = this.#fetching.get(threadId)
    if (running) return running
    const hole = holeBelow(this.#world.history.holes(threadId), below)
    if (!hole) return Promise.resolve(done)
    const fetch = this.#fetch(threadId, hole).finally(() => this.#fetching.delete(threadId))
    this.#fetching.set(threadId, fetch)
    return fetch
  }

  /** Every change at or after that version, however many pages it takes. */
  async fetchSince(threadId: ThreadId, version: number): Promise<Result<null>> {
    const isMissing = (): boolean => this.#world.history.holes(threadId).some(({ ceiling }) => ceiling > version)
    while (isMissing()) {
      const answer = await this.fetch(threadId)
      if (!answer.ok) return answer
    }
    return done
  }

  async #fetch(threadId: ThreadId, hole: Hole): Promise<Result<null>> {
    const { gateway, history } = this.#world
    const service = gateway()
    if (!service) return fail({ kind: 'offline' })
    const page = await service.messages({ threadId, pageSize: servicePage, next: hole.next })
    if (!page.ok) {
      // Where to go on from has stopped being good: the list is walked again, down to where we were.
      if (page.error.kind !== 'refused' || hole.next === null) return page
      history.putHoles(threadId, withHole(history.holes(threadId), hole, { ...hole, next: null }))
      return done
    }
    // Below the oldest we know nobody is looking; a hole between things that are here may change what is on the screen.
    this.#inbox.receive(threadId, page.value.items, {
      quiet: hole.floor === 0,
      alongside: () => {
        // A thread that was removed meanwhile must not come back as a hole.
        if (!history.thread(threadId)) return
        history.putHoles(threadId, withHole(history.holes(threadId), hole, shrunk(hole, page.value)))
      },
    })
    return done
  }
}
