import type { ThreadId } from '../contract/domain.ts'
import type { AccountWorld } from './account-world.ts'
import type { Backfill } from './backfill.ts'
import type { CatchUp } from './catch-up.ts'
import type { Inbox } from './inbox.ts'
import type { Membership } from './membership.ts'
import type { ReadState } from './read-state.ts'
import type { FeedEvent } from './service-ports.ts'
import type { Threads } from './threads.ts'
import type { Typing } from './typing.ts'

interface HearingParts {
  world: AccountWorld
  threads: Threads
  inbox: Inbox
  membership: Membership
  catchUp: CatchUp
  readState: ReadState
  typing: Typing
  backfill: Backfill
}

/** What the live feed brings, to whom it concerns. */
export class Hearing {
  readonly #parts: HearingParts
  #heardAt: number | null = null

  constructor(parts: HearingParts) {
    this.#parts = parts
  }

  /** When it last brought something. */
  get heardAt(): number | null {
    return this.#heardAt
  }

  hear(event: FeedEvent): void {
    const { world, threads, membership, catchUp, readState, typing } = this.#parts
    this.#heardAt = world.clock.now()
    switch (event.type) {
      case 'message':
        return this.#message(event.message)
      case 'typing':
        return typing.heard(event.threadId, event.person)
      case 'receipt':
        return readState.heard(event.receipt)
      case 'thread-deleted':
        return threads.remove(event.threadId)
      case 'participants-removed':
        if (event.people.includes(world.me.id)) membership.left(event.threadId)
        return this.#changed(event.threadId)
      case 'thread-created':
      case 'thread-changed':
      case 'participants-added':
        return this.#changed(event.threadId)
      case 'unreadable':
        return world.inBackground(catchUp.run())
      case 'connected':
      case 'disconnected':
        return
      default:
        event satisfies never
    }
  }

  #message(message: Extract<FeedEvent, { type: 'message' }>['message']): void {
    const { world, inbox, typing } = this.#parts
    if (message.sender) typing.stopped(message.threadId, message.sender.id)
    if (world.history.thread(message.threadId)) inbox.receive(message.threadId, [message])
    else this.#changed(message.threadId)
  }

  /** What the service itself says in a thread never comes as an event, so the thread is read again. */
  #changed(threadId: ThreadId): void {
    const { world, membership, catchUp, backfill } = this.#parts
    const read = membership.refresh(threadId).then(() => catchUp.thread(threadId))
    // A thread somebody brought us into has a past.
    world.inBackground(read.then(() => backfill.wake()))
  }
}
