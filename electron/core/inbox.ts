import { LocalId, type MessageKey, type ServerMessageId, type ThreadId } from '../contract/domain.ts'
import type { AccountWorld } from './account-world.ts'
import { merge } from './merge.ts'
import { viewOfStored } from './message-view.ts'
import type { ServiceMessage } from './service-ports.ts'
import type { OutboxItem, StoredMessage } from './store-ports.ts'
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
    const fresh = new Set<MessageKey>()
    const changed = history.transaction(() => {
      const written: StoredMessage[] = []
      for (const message of heard) {
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
    this.#dropArrived(threadId, heard)
    this.#announce(threadId, quiet ? changed.filter(({ key }) => !fresh.has(key)) : changed)
    return changed
  }

  /** Our own message has an id now: into the history first, then out of the journal. A crash between the two is healed when it is heard again. */
  sent(item: OutboxItem, id: ServerMessageId): void {
    const { me } = this.#world
    const moment = /^\d{13}$/.test(id) ? Number(id) : item.createdAt
    this.receive(item.threadId, [
      {
        threadId: item.threadId,
        id,
        createdAt: moment,
        version: moment,
        sequenceId: null,
        sender: me,
        body: item.body,
        editedAt: null,
        metadata: { localId: item.localId },
      },
    ])
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

  #dropArrived(threadId: ThreadId, heard: ServiceMessage[]): void {
    const { journal, me } = this.#world
    if (journal.outboxOf(threadId).length === 0) return
    for (const { sender, metadata } of heard) {
      const localId = LocalId.safeParse(metadata?.['localId'])
      if (sender?.id === me.id && localId.success) journal.removeOutbox(localId.data)
    }
  }

  #announce(threadId: ThreadId, changed: StoredMessage[]): void {
    const { accountId, me, publish } = this.#world
    if (changed.length > oneByOne) publish('timeline.reset', { accountId, threadId })
    else for (const stored of changed) publish('message.changed', { accountId, message: viewOfStored(stored, me) })
    if (changed.length > 0) this.#threads.announce(threadId)
  }
}
