import type { MessageKey, ThreadId } from '../contract/domain.ts'
import type { AccountWorld } from './account-world.ts'
import { hasArrived } from './has-arrived.ts'
import { merge } from './merge.ts'
import { viewOfStored, waitingIn } from './message-view.ts'
import type { ServiceMessage } from './service-ports.ts'
import type { StoredMessage } from './store-ports.ts'
import type { Threads } from './threads.ts'

/** More changes than this are told as "read it again". */
const oneByOne = 30

interface Receiving {
  quiet?: boolean
  alongside?: () => void
}

/** The only writer of messages into the history, wherever they were heard: live, listed, or our own just sent. */
export class Inbox {
  readonly #world: AccountWorld
  readonly #threads: Threads

  constructor(world: AccountWorld, threads: Threads) {
    this.#world = world
    this.#threads = threads
  }

  /**
   * All messages of one thread; answers with those that are new or changed. `alongside` is written in the same
   * transaction. `quiet` tells nobody of messages that are new: they come from a past that is not on any screen.
   */
  receive(threadId: ThreadId, heard: ServiceMessage[], { quiet = false, alongside }: Receiving = {}): StoredMessage[] {
    const { history } = this.#world
    const past = (history.thread(threadId)?.caughtUpTo ?? 0) === 0
    const fresh = new Set<MessageKey>()
    const changed = history.transaction(() => {
      const written: StoredMessage[] = []
      // Oldest first, as a B-tree packs its pages best: a history that is fetched from its end takes a fifth less of the disk.
      for (const message of heard.toSorted((one, other) => one.createdAt - other.createdAt)) {
        const known = history.messageByServerId(message.threadId, message.id)
        const merged = merge(known, message, this.#world.me.id)
        if (!merged) continue
        history.putMessage(merged)
        written.push(merged)
        if (!known) fresh.add(merged.key)
      }
      this.#touch(threadId, written)
      this.#learnNames(threadId, written)
      alongside?.()
      return written
    })
    const arrived = this.#dropArrived(threadId, heard)
    const told = changed.filter(({ key }) => arrived.has(key) || !quiet || !fresh.has(key))
    // Heard before, but only now known to be what waited.
    for (const { key } of told) arrived.delete(key)
    const settled = [...arrived].flatMap(key => history.message(threadId, key) ?? [])
    this.#announce(threadId, [...told, ...settled])
    const news = quiet ? [] : changed.filter(({ key }) => fresh.has(key))
    if (news.length > 0) this.#world.arrived(threadId, news, past)
    return changed
  }

  #touch(threadId: ThreadId, written: StoredMessage[]): void {
    const { history } = this.#world
    const thread = history.thread(threadId)
    const latest = Math.max(0, ...written.map(({ sentAt }) => sentAt))
    if (thread && latest > thread.lastActivityAt) history.putThread({ ...thread, lastActivityAt: latest })
  }

  /** Who was added by id alone has a name from the first message on. */
  #learnNames(threadId: ThreadId, written: StoredMessage[]): void {
    const { history } = this.#world
    const names = new Map(written.flatMap(({ sender }) => (sender?.name ? [[sender.id, sender.name]] : [])))
    const people = history.participants(threadId)
    if (!people.some(({ id, name }) => name === null && names.has(id))) return
    history.putParticipants(
      threadId,
      people.map(person => ({ ...person, name: person.name ?? names.get(person.id) ?? null })),
    )
  }

  /** What is in the history now has left the outbox; a crash between the two is healed when it is heard again. */
  #dropArrived(threadId: ThreadId, heard: ServiceMessage[]): Set<MessageKey> {
    const { history, journal, me } = this.#world
    const arrived = new Set<MessageKey>()
    const rows = journal.outboxOf(threadId)
    if (rows.length === 0) return arrived
    journal.transaction(() => {
      for (const message of heard) {
        const key = history.messageByServerId(threadId, message.id)?.key
        for (const row of rows) {
          const { work } = row
          if (hasArrived(row, message, me)) {
            journal.removeOutbox(row.localId)
            if (key) arrived.add(key)
          } else if ((work.kind === 'edit' || work.kind === 'delete') && work.target === key && !work.serverId) {
            // Kept beside what waits, so that even without a history it is known what it is about.
            journal.putOutbox({ ...row, work: { ...work, serverId: message.id } })
          }
        }
      }
    })
    return arrived
  }

  #announce(threadId: ThreadId, changed: StoredMessage[]): void {
    const { accountId, me, publish } = this.#world
    if (changed.length === 0) return
    const waiting = waitingIn(this.#world, threadId)
    if (changed.length > oneByOne) publish('timeline.reset', { accountId, threadId })
    else {
      for (const stored of changed) {
        publish('message.changed', { accountId, message: viewOfStored(stored, me, waiting) })
      }
    }
    this.#threads.announce(threadId)
  }
}
