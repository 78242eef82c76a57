import type { LocalId, Person, ThreadId, UserId } from '../contract/domain.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Outbox } from './outbox.ts'
import { newItem, rewritten } from './outbox-item.ts'
import type { OutboxItem, Work } from './store-ports.ts'
import type { Threads } from './threads.ts'

type Queued = Result<{ localId: LocalId }>

export interface ArrangingParts {
  world: AccountWorld
  threads: Threads
  outbox: Outbox
}

/** What is done to a thread itself, as rows of the outbox: its name, and who is in it. */
export class Arranging {
  readonly #parts: ArrangingParts

  constructor(parts: ArrangingParts) {
    this.#parts = parts
  }

  /** A name that was not given yet is given as this one instead. */
  rename(threadId: ThreadId, topic: string): Queued {
    const refusal = this.#refusal(threadId)
    if (refusal) return refusal
    const waiting = this.#rows(threadId).findLast(({ work }) => work.kind === 'rename')
    if (waiting && waiting.state.state !== 'unknown')
      return this.#rewrite({ ...waiting, work: { kind: 'rename', topic } })
    return this.#queue(threadId, { kind: 'rename', topic })
  }

  add(threadId: ThreadId, people: Person[], sharedFrom: number): Queued {
    const refusal = this.#refusal(threadId)
    if (refusal) return refusal
    const there = new Set(this.#parts.threads.participants(threadId).map(({ id }) => id))
    const missing = people.filter(({ id }) => !there.has(id))
    if (missing.length === 0) return fail({ kind: 'bad-request', detail: 'Everybody named is here already.' })
    return this.#queue(threadId, { kind: 'add', people: missing, sharedFrom })
  }

  /** Who was to be added and was not yet is simply not added. */
  remove(threadId: ThreadId, userId: UserId): Queued {
    const refusal = this.#refusal(threadId)
    if (refusal) return refusal
    const { outbox, threads } = this.#parts
    const person = threads.participants(threadId).find(({ id }) => id === userId)
    if (!person) return fail({ kind: 'bad-request', detail: 'They are not here.' })
    for (const row of this.#rows(threadId)) {
      const { localId, work, state } = row
      if (work.kind !== 'add' || state.state !== 'queued' || !work.people.some(({ id }) => id === userId)) continue
      const people = work.people.filter(({ id }) => id !== userId)
      if (people.length === 0) outbox.drop(row)
      else outbox.put({ ...row, work: { ...work, people } })
      return ok({ localId })
    }
    return this.#queue(threadId, { kind: 'remove', person: { id: person.id, name: person.name } })
  }

  #refusal(threadId: ThreadId): { ok: false; error: { kind: 'not-found' | 'forbidden' } } | null {
    const thread = this.#parts.world.history.thread(threadId)
    if (!thread) return fail({ kind: 'not-found' })
    return thread.membership === 'member' ? null : fail({ kind: 'forbidden' })
  }

  #rows(threadId: ThreadId): OutboxItem[] {
    return this.#parts.world.journal.outboxOf(threadId)
  }

  #rewrite(item: OutboxItem): Queued {
    this.#parts.outbox.put(rewritten(item, this.#parts.world.clock.now()))
    return ok({ localId: item.localId })
  }

  #queue(threadId: ThreadId, work: Work): Queued {
    const item = newItem(this.#parts.world, threadId, work)
    this.#parts.outbox.put(item)
    return ok({ localId: item.localId })
  }
}
