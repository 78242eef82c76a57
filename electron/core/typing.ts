import type { Person, ThreadId, UserId } from '../contract/domain.ts'
import { smallThread, type AccountWorld } from './account-world.ts'

/** The service never says that somebody stopped; this is a little more than the 8 s at which it is repeated. */
const shownMs = 9000
const repeatMs = 8000

/** Who is writing, in and out. Best effort: nothing is queued and nothing is kept. */
export class Typing {
  readonly #world: AccountWorld
  readonly #writing = new Map<ThreadId, Map<UserId, { person: Person; cancel: () => void }>>()
  readonly #told = new Map<ThreadId, number>()

  constructor(world: AccountWorld) {
    this.#world = world
  }

  heard(threadId: ThreadId, person: Person): void {
    if (person.id === this.#world.me.id) return
    const people = this.#writing.get(threadId) ?? new Map<UserId, { person: Person; cancel: () => void }>()
    people.get(person.id)?.cancel()
    people.set(person.id, { person, cancel: this.#world.clock.after(shownMs, () => this.stopped(threadId, person.id)) })
    this.#writing.set(threadId, people)
    this.#publish(threadId)
  }

  /** Their message arrived, or they went quiet. */
  stopped(threadId: ThreadId, userId: UserId): void {
    const writer = this.#writing.get(threadId)?.get(userId)
    if (!writer) return
    writer.cancel()
    this.#writing.get(threadId)?.delete(userId)
    this.#publish(threadId)
  }

  async tell(threadId: ThreadId): Promise<void> {
    const { clock, gateway, history, settings } = this.#world
    if (!settings().tellTyping) return
    if (history.participants(threadId).length > smallThread) return
    if (clock.now() - (this.#told.get(threadId) ?? -repeatMs) < repeatMs) return
    this.#told.set(threadId, clock.now())
    await gateway()?.sendTyping(threadId)
  }

  /** After a message of ours the next keystroke is news again. */
  sent(threadId: ThreadId): void {
    this.#told.delete(threadId)
  }

  stop(): void {
    for (const people of this.#writing.values()) for (const { cancel } of people.values()) cancel()
    this.#writing.clear()
  }

  #publish(threadId: ThreadId): void {
    const people = [...(this.#writing.get(threadId)?.values() ?? [])].map(({ person }) => person)
    this.#world.publish('typing.changed', { accountId: this.#world.accountId, typing: { threadId, people } })
  }
}
