import type { Participant, ThreadId } from '../contract/domain.ts'
import { done, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Work } from './store-ports.ts'
import { withAdded } from './thread-changes.ts'
import type { Threads } from './threads.ts'

/** Who is in which thread, as the service says it. */
export class Membership {
  readonly #world: AccountWorld
  readonly #threads: Threads

  constructor(world: AccountWorld, threads: Threads) {
    this.#world = world
    this.#threads = threads
  }

  /** Asks the service for a thread and its people; one that is gone is removed, one we were removed from stays readable. */
  async refresh(threadId: ThreadId): Promise<Result<null>> {
    const { gateway, history } = this.#world
    const service = gateway()
    if (!service) return { ok: false, error: { kind: 'offline' } }
    const [thread, participants] = await Promise.all([service.thread(threadId), service.participants(threadId)])
    for (const answer of [thread, participants]) {
      if (!answer.ok && answer.error.kind !== 'forbidden' && answer.error.kind !== 'not-found') return answer
    }
    if ((thread.ok && thread.value.deleted) || (!thread.ok && thread.error.kind === 'not-found')) {
      this.#threads.remove(threadId)
    } else if (thread.ok && participants.ok) {
      const people = this.#named(threadId, participants.value)
      history.transaction(() => {
        this.#threads.put(thread.value)
        history.putParticipants(threadId, people)
      })
      this.#threads.announceParticipants(threadId)
      this.#threads.announce(threadId)
    } else {
      this.left(threadId)
    }
    return done
  }

  /** The service knows only the names somebody gave when adding; what else is known of them is kept. */
  #named(threadId: ThreadId, participants: Participant[]): Participant[] {
    const { history, me } = this.#world
    const known = new Map([...history.participants(threadId), me].map(({ id, name }) => [id, name]))
    return participants.map(person => ({ ...person, name: person.name ?? known.get(person.id) ?? null }))
  }

  /** What the service has just confirmed and will tell in its own words; nobody is told yet. */
  confirmed(threadId: ThreadId, work: Extract<Work, { kind: 'rename' | 'add' | 'remove' }>): void {
    const { history, me } = this.#world
    const thread = history.thread(threadId)
    if (!thread) return
    const participants = history.participants(threadId)
    switch (work.kind) {
      case 'rename':
        return history.putThread({ ...thread, topic: work.topic })
      case 'add':
        return history.putParticipants(threadId, withAdded(participants, work))
      case 'remove':
        if (work.person.id === me.id) history.putThread({ ...thread, membership: 'left' })
        history.putParticipants(
          threadId,
          participants.filter(({ id }) => id !== work.person.id),
        )
        return
      default:
        work satisfies never
    }
  }

  left(threadId: ThreadId): void {
    const { history } = this.#world
    const thread = history.thread(threadId)
    if (!thread || thread.membership === 'left') return
    history.putThread({ ...thread, membership: 'left' })
    this.#threads.announce(threadId)
  }
}
