import type { Message, Person, Thread, ThreadId } from '../contract/domain.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import { keptOf } from './backfill-progress.ts'
import { viewOfOutbox, viewOfStored } from './message-view.ts'
import type { ServiceThread } from './service-ports.ts'
import type { StoredThread } from './store-ports.ts'

const shownPeople = 8

/** The threads of one account: what the list shows, and new ones. */
export class Threads {
  readonly #world: AccountWorld

  constructor(world: AccountWorld) {
    this.#world = world
  }

  list(): Thread[] {
    return this.#world.history.threads().map(thread => this.#view(thread))
  }

  announce(threadId: ThreadId): void {
    const { accountId, history, publish } = this.#world
    const thread = history.thread(threadId)
    if (thread) publish('thread.changed', { accountId, thread: this.#view(thread) })
  }

  async create(input: {
    topic: string | null
    people: Person[]
    idempotencyToken: string
  }): Promise<Result<{ thread: Thread; notAdded: { id: Person['id']; reason: string }[] }>> {
    const { gateway, history, me } = this.#world
    const service = gateway()
    if (!service) return fail({ kind: 'offline' })
    const people = input.people.filter(({ id }) => id !== me.id)
    if (people.length === 0) return fail({ kind: 'bad-request', detail: 'A conversation needs somebody else.' })
    const created = await service.createThread({ ...input, topic: input.topic === '' ? null : input.topic, people })
    if (!created.ok) return created
    const { thread, notAdded } = created.value
    const missing = new Set(notAdded.map(({ id }) => id))
    history.transaction(() => {
      this.put(thread)
      const added = [me, ...people].filter(({ id }) => !missing.has(id))
      if (history.participants(thread.id).length === 0) {
        history.putParticipants(
          thread.id,
          added.map(person => ({ ...person, sharedFrom: 0 })),
        )
      }
    })
    this.announce(thread.id)
    return ok({ thread: this.#view(history.thread(thread.id) ?? blank(thread)), notAdded })
  }

  /** Takes over what the service says of a thread and keeps what only we know. */
  put(thread: ServiceThread): void {
    const known = this.#world.history.thread(thread.id)
    this.#world.history.putThread(
      known
        ? {
            ...known,
            topic: thread.topic,
            membership: 'member',
            createdAt: thread.createdAt,
            retentionDays: thread.retentionDays,
          }
        : blank(thread),
    )
  }

  setDraft(threadId: ThreadId, text: string): void {
    const { journal } = this.#world
    if (journal.draft(threadId) === text) return
    journal.setDraft(threadId, text)
    this.announce(threadId)
  }

  remove(threadId: ThreadId): void {
    const { accountId, history, publish } = this.#world
    history.removeThread(threadId)
    publish('thread.removed', { accountId, threadId })
  }

  #view(thread: StoredThread): Thread {
    const { history, journal, me } = this.#world
    const participants = history.participants(thread.id)
    const others = participants.filter(({ id }) => id !== me.id).slice(0, shownPeople)
    return {
      id: thread.id,
      topic: thread.topic,
      createdAt: thread.createdAt,
      lastActivityAt: thread.lastActivityAt,
      last: this.#last(thread.id),
      unread: history.countAfter(thread.id, journal.readUpTo(thread.id), me.id),
      others: others.map(({ id, name }) => ({ id, name })),
      participantCount: participants.length,
      membership: thread.membership,
      draft: journal.draft(thread.id),
      kept: keptOf(history.holes(thread.id)),
      retentionDays: thread.retentionDays,
      changes: [],
    }
  }

  #last(threadId: ThreadId): Message | null {
    const { history, journal, me } = this.#world
    const waiting = journal.outboxOf(threadId).at(-1)
    if (waiting) return viewOfOutbox(waiting, me, false)
    const last = history.last(threadId)
    return last ? viewOfStored(last, me) : null
  }
}

function blank(thread: ServiceThread): StoredThread {
  const { id, topic, createdAt, retentionDays } = thread
  return {
    id,
    topic,
    createdAt,
    lastActivityAt: createdAt,
    membership: 'member',
    caughtUpTo: 0,
    retentionDays,
  }
}
