import type { Participant, ThreadId } from '../contract/domain.ts'
import { done, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
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
    const { accountId, gateway, history, publish } = this.#world
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
      publish('participant.changed', { accountId, threadId, participants: people })
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

  left(threadId: ThreadId): void {
    const { history } = this.#world
    const thread = history.thread(threadId)
    if (!thread || thread.membership === 'left') return
    history.putThread({ ...thread, membership: 'left' })
    this.#threads.announce(threadId)
  }
}
