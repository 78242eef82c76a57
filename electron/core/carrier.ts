import type { ThreadId } from '../contract/domain.ts'
import type { Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Inbox } from './inbox.ts'
import type { Membership } from './membership.ts'
import { MessageWork } from './message-work.ts'
import { notDone, type Outcome } from './outcome.ts'
import type { ChatGateway } from './service-ports.ts'
import type { OutboxItem } from './store-ports.ts'
import { ThreadWork } from './thread-work.ts'

export interface CarrierParts {
  world: AccountWorld
  inbox: Inbox
  membership: Membership
  /** Everything changed in a thread since that moment of our clock is in the history, or it fails. */
  lookUp: (threadId: ThreadId, since: number) => Promise<Result<null>>
}

/** Takes work to the service and what came of it into the history, and finds out what became of work whose answer was lost. */
export class Carrier {
  readonly #messages: MessageWork
  readonly #threads: ThreadWork

  constructor({ world, inbox, membership, lookUp }: CarrierParts) {
    const look = (item: OutboxItem): Promise<Result<null>> =>
      lookUp(item.threadId, item.firstAttemptAt ?? item.createdAt)
    this.#messages = new MessageWork({ world, inbox, lookUp: look })
    this.#threads = new ThreadWork({ world, membership, lookUp: look })
  }

  /** Before an attempt, from what is known here: whether it still makes sense, and the work with all it needs. */
  ready(item: OutboxItem): Outcome {
    const { work } = item
    switch (work.kind) {
      case 'send':
      case 'edit':
      case 'delete':
        return this.#messages.ready(item, work)
      case 'rename':
      case 'add':
      case 'remove':
        return notDone(work)
      default:
        return work satisfies never
    }
  }

  /** One attempt. The value says what came of it; an error is the service's or the network's. */
  carry(item: OutboxItem, gateway: ChatGateway): Promise<Result<Outcome>> {
    return this.#of('carry', item, gateway)
  }

  /** After an answer was lost: what the service shows tells whether it was done. */
  look(item: OutboxItem, gateway: ChatGateway): Promise<Result<Outcome>> {
    return this.#of('look', item, gateway)
  }

  #of(what: 'carry' | 'look', item: OutboxItem, gateway: ChatGateway): Promise<Result<Outcome>> {
    const { work } = item
    switch (work.kind) {
      case 'send':
      case 'edit':
      case 'delete':
        return this.#messages[what](item, work, gateway)
      case 'rename':
      case 'add':
      case 'remove':
        return this.#threads[what](item, work, gateway)
      default:
        return work satisfies never
    }
  }
}
