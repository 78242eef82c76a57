import type {
  Draft,
  Message,
  NotAdded,
  Participant,
  Person,
  Thread,
  ThreadId,
  ThreadProperties,
} from '../contract/domain.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import { keptOf } from './backfill-progress.ts'
import { everything } from './holes.ts'
import { unsentMessages, viewOfStored, waitingIn, type Waiting } from './message-view.ts'
import type { ServiceThread } from './service-ports.ts'
import { muteAt } from './mute.ts'
import type { StoredThread } from './store-ports.ts'
import { isLeaving, shownParticipants, shownTopic, threadChanges } from './thread-changes.ts'

const shownPeople = 8

/** The threads of one account: what the list shows, and new ones. */
export class Threads {
  readonly #world: AccountWorld
  readonly #removed: () => void

  constructor(world: AccountWorld, removed: () => void = () => {}) {
    this.#world = world
    this.#removed = removed
  }

  list(): Thread[] {
    return this.#world.history.threads().map(thread => this.#view(thread))
  }

  announce(threadId: ThreadId): void {
    const { accountId, history, publish } = this.#world
    const thread = history.thread(threadId)
    if (thread) publish('thread.changed', { accountId, thread: this.#view(thread) })
  }

  /** Everybody, with who was added and without who was removed here. */
  participants(threadId: ThreadId): Participant[] {
    const changes = threadChanges(waitingIn(this.#world, threadId))
    return shownParticipants(this.#world.history.participants(threadId), changes)
  }

  announceParticipants(threadId: ThreadId): void {
    const { accountId, publish } = this.#world
    publish('participant.changed', { accountId, threadId, participants: this.participants(threadId) })
  }

  async create(input: {
    topic: string | null
    people: Person[]
    properties: ThreadProperties
    idempotencyToken: string
  }): Promise<Result<{ thread: Thread; notAdded: NotAdded[] }>> {
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
    const { topic, createdAt, retentionDays, metadata } = thread
    const { history } = this.#world
    const known = history.thread(thread.id)
    if (known) history.putThread({ ...known, topic, createdAt, retentionDays, metadata, membership: 'member' })
    else this.putNew(blank(thread))
  }

  /** One nothing is here of: not for a moment may it look as if it had no past. */
  putNew(thread: StoredThread): void {
    const { history } = this.#world
    history.transaction(() => {
      history.putThread(thread)
      history.putHoles(thread.id, [everything])
    })
  }

  setDraft(threadId: ThreadId, draft: Draft): void {
    const { journal } = this.#world
    // Of the form it is kept in nobody but the composer knows, and that has it already.
    const wasSaid = journal.draft(threadId).text === draft.text
    journal.setDraft(threadId, draft)
    if (!wasSaid) this.announce(threadId)
  }

  /** A retention may delete everything, so it is done in front of who asks or not at all. */
  async setProperties(threadId: ThreadId, properties: ThreadProperties): Promise<Result<null>> {
    const { gateway, history } = this.#world
    const thread = history.thread(threadId)
    if (!thread) return fail({ kind: 'not-found' })
    const service = gateway()
    if (!service) return fail({ kind: 'offline' })
    const gone = Object.fromEntries(Object.keys(thread.metadata).map(name => [name, '']))
    const answer = await service.setProperties(threadId, {
      ...properties,
      metadata: { ...gone, ...properties.metadata },
    })
    if (!answer.ok) return answer
    const now = history.thread(threadId)
    if (now) history.putThread({ ...now, ...properties })
    this.announce(threadId)
    return done
  }

  /** For everybody, so it is done in front of who asks or not at all. */
  async delete(threadId: ThreadId): Promise<Result<null>> {
    const { gateway, history } = this.#world
    if (!history.thread(threadId)) return fail({ kind: 'not-found' })
    const service = gateway()
    if (!service) return fail({ kind: 'offline' })
    const deleted = await service.deleteThread(threadId)
    if (!deleted.ok && deleted.error.kind !== 'not-found') return deleted
    this.remove(threadId)
    return done
  }

  /** It is no more; what was still to be said in it goes with it. */
  remove(threadId: ThreadId): void {
    const { accountId, history, journal, publish } = this.#world
    // The journal first: what is left of a thread after a crash between the two is found and removed again.
    journal.forgetThread(threadId)
    history.removeThread(threadId)
    publish('thread.removed', { accountId, threadId })
    this.#removed()
  }

  #view(thread: StoredThread): Thread {
    const { history, journal, me, clock } = this.#world
    const waiting = waitingIn(this.#world, thread.id)
    const changes = threadChanges(waiting)
    const participants = shownParticipants(history.participants(thread.id), changes)
    const readUpTo = journal.readUpTo(thread.id)
    const unread = history.countAfter(thread.id, readUpTo, me.id)
    const standing = journal.standing(thread.id)
    const others = participants.filter(({ id }) => id !== me.id).slice(0, shownPeople)
    return {
      id: thread.id,
      topic: shownTopic(thread.topic, changes),
      createdAt: thread.createdAt,
      lastActivityAt: thread.lastActivityAt,
      last: this.#last(thread.id, waiting),
      unread,
      mentions: unread === 0 ? 0 : history.countMentions(thread.id, readUpTo, me.id),
      markedUnread: standing.markedUnread,
      pinned: standing.pinned,
      muted: muteAt(standing, clock.now()),
      failed: waiting.rows.filter(({ state }) => state.state === 'failed').length,
      others: others.map(({ id, name }) => ({ id, name })),
      participantCount: participants.length,
      membership: isLeaving(me.id, changes) ? 'left' : thread.membership,
      draft: journal.draft(thread.id),
      kept: keptOf(history.holes(thread.id)),
      retentionDays: thread.retentionDays,
      metadata: thread.metadata,
      changes,
    }
  }

  #last(threadId: ThreadId, waiting: Waiting): Message | null {
    const { history, me } = this.#world
    const unsent = unsentMessages(this.#world, waiting).at(-1)
    if (unsent) return unsent
    const last = history.last(threadId)
    return last && viewOfStored(last, me, waiting)
  }
}

function blank(thread: ServiceThread): StoredThread {
  const { id, topic, createdAt, retentionDays, metadata } = thread
  return {
    id,
    topic,
    createdAt,
    lastActivityAt: createdAt,
    membership: 'member',
    caughtUpTo: 0,
    retentionDays,
    metadata,
  }
}
