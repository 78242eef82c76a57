import {
  ServerMessageId,
  ThreadId,
  UserId,
  type Body,
  type Participant,
  type Person,
} from '../../electron/contract/domain.ts'
import { fail, ok, type AppError, type Result } from '../../electron/contract/result.ts'
import type { ChatGateway, ServiceMessage } from '../../electron/core/service-ports.ts'
import type { FakeWorld } from './fake-world.ts'

export const me: Person = { id: UserId.parse('8:acs:r_me'), name: 'Me' }
export const other: Person = { id: UserId.parse('8:acs:r_other'), name: 'Other' }
export const threadA = ThreadId.parse('19:a@thread.v2')
export const threadB = ThreadId.parse('19:b@thread.v2')

/** What one write meets. `slow`: done at once, and answered two seconds later. */
export type Fate =
  'ok' | 'lost-answer' | 'lost-request' | 'unreachable' | 'throttled' | 'refused' | 'echo-first' | 'slow'

const unreachable: AppError = { kind: 'unreachable', endpoint: 'https://nowhere', detail: 'ECONNREFUSED' }

/** A chat service of a few lines: what it committed, and every write meeting the fate that is next. */
export class FakeService {
  /** Each in its last version. */
  readonly committed: ServiceMessage[] = []
  readonly topics = new Map<ThreadId, string>([threadA, threadB].map(id => [id, 'T']))
  readonly people = new Map<ThreadId, Participant[]>(
    [threadA, threadB].map(id => [id, [me, other].map(person => ({ ...person, sharedFrom: 0 }))]),
  )
  /** Every write that reached it, in order. */
  readonly requests: string[] = []
  readonly #world: FakeWorld
  #last = 0

  constructor(world: FakeWorld) {
    this.#world = world
  }

  in(threadId: ThreadId): ServiceMessage[] {
    return this.committed.filter(message => message.threadId === threadId)
  }

  /** As another device of mine would. */
  editElsewhere(id: ServerMessageId, text: string): void {
    this.change(id, { body: { kind: 'text', text }, editedAt: this.#world.clock.now() })
  }

  say(threadId: ThreadId, body: Body, sender: Person | null, metadata: Record<string, string> = {}): ServiceMessage {
    const at = this.#tick()
    const message: ServiceMessage = {
      ...{ threadId, createdAt: at, version: at, sequenceId: null, sender, body, editedAt: null, metadata },
      id: ServerMessageId.parse(String(at)),
    }
    this.committed.push(message)
    return message
  }

  change(id: ServerMessageId, by: Partial<ServiceMessage>): ServiceMessage | undefined {
    const index = this.committed.findIndex(message => message.id === id)
    const known = this.committed[index]
    if (!known) return undefined
    const metadata = { ...known.metadata, ...by.metadata }
    return (this.committed[index] = { ...known, ...by, metadata, version: this.#tick() })
  }

  /** The way to it for one run of the app; a run that is over hears no answers. */
  gateway(isOver: () => boolean): ChatGateway {
    const elsewhere = (): never => {
      throw new Error('not part of this world')
    }
    const never = <T>(): Promise<T> => new Promise<T>(() => {})
    const write = async <T>(
      what: string,
      apply: () => { value: T; said?: ServiceMessage } | null,
    ): Promise<Result<T>> => {
      const fate = this.#world.fates.shift() ?? 'ok'
      await Promise.resolve()
      if (isOver()) return never()
      if (fate === 'unreachable') return fail(unreachable)
      if (fate === 'throttled') return fail({ kind: 'throttled', retryAfterMs: 3000 })
      if (fate === 'lost-request') return fail({ kind: 'ambiguous', detail: 'ECONNRESET' })
      if (fate === 'refused') return fail({ kind: 'refused', status: 400, reason: 'No.' })
      this.requests.push(what)
      const applied = apply()
      if (fate === 'echo-first' && applied?.said?.sender) this.#world.echo(applied.said)
      if (fate === 'slow') await new Promise<void>(resolve => this.#world.clock.after(2000, resolve))
      if (isOver()) return never()
      if (fate === 'lost-answer') return fail({ kind: 'ambiguous', detail: 'timeout' })
      return applied ? ok(applied.value) : fail({ kind: 'not-found' })
    }
    const read = <T>(value: () => T | null): Promise<Result<T>> => {
      if (isOver()) return never()
      const found = value()
      return Promise.resolve(found === null ? fail({ kind: 'not-found' }) : ok(found))
    }
    return {
      ...{ createThread: elsewhere, threads: elsewhere, sendReadReceipt: elsewhere, sendTyping: elsewhere },
      send: ({ threadId, body, localId }) =>
        write(`send ${localId}`, () => {
          const said = this.say(threadId, body, me, { localId })
          return { value: said.id, said }
        }),
      editMessage: ({ id, body, editId }) =>
        write(`edit ${editId}`, () => {
          const known = this.committed.find(message => message.id === id)
          if (!known || known.body.kind === 'deleted') return null
          const said = this.change(id, { body, editedAt: this.#world.clock.now(), metadata: { editId } })
          return { value: null, ...(said ? { said } : {}) }
        }),
      deleteMessage: (_, id) =>
        write('delete', () => {
          if (this.committed.find(message => message.id === id)?.body.kind === 'deleted') return { value: null }
          const said = this.change(id, { body: { kind: 'deleted', at: this.#world.clock.now() }, editedAt: null })
          return { value: null, ...(said ? { said } : {}) }
        }),
      rename: (threadId, topic) =>
        write(`rename ${topic}`, () => {
          this.topics.set(threadId, topic)
          this.say(threadId, { kind: 'topic-changed', topic, by: me.id }, null)
          return { value: null }
        }),
      addParticipants: ({ threadId, people, sharedFrom }) =>
        write('add', () => {
          const there = this.people.get(threadId) ?? []
          const fresh = people.filter(({ id }) => !there.some(person => person.id === id) && !isNobody(id))
          this.people.set(threadId, [...there, ...fresh.map(person => ({ ...person, sharedFrom }))])
          if (fresh.length > 0) this.say(threadId, { kind: 'participants-added', people: fresh, by: me.id }, null)
          const notAdded = people
            .filter(({ id }) => isNobody(id))
            .map(({ id }) => ({ id, because: 'not-found' as const, detail: 'Nobody.' }))
          return { value: { notAdded } }
        }),
      removeParticipant: (threadId, userId) =>
        write('remove', () => {
          const there = this.people.get(threadId) ?? []
          const gone = there.filter(({ id }) => id === userId)
          this.people.set(
            threadId,
            there.filter(({ id }) => id !== userId),
          )
          if (gone.length > 0) this.say(threadId, { kind: 'participants-removed', people: gone, by: me.id }, null)
          return { value: null }
        }),
      setProperties: () => write('set', () => ({ value: null })),
      deleteThread: () => write('delete-thread', () => ({ value: null })),
      thread: threadId =>
        read(() => ({
          ...{ id: threadId, topic: this.topics.get(threadId) ?? null, createdAt: 0 },
          ...{ createdBy: me.id, deleted: false, retentionDays: null, metadata: {} },
        })),
      message: (_, id) => read(() => this.committed.find(message => message.id === id) ?? null),
      participants: threadId => read(() => this.people.get(threadId) ?? null),
      readReceipts: () => Promise.resolve(ok([])),
      messages: ({ threadId }) =>
        read(() => ({ items: this.in(threadId).toSorted((a, b) => b.version - a.version), next: null })),
    }
  }

  #tick(): number {
    return (this.#last = Math.max(this.#world.clock.now(), this.#last + 1))
  }
}

/** Cannot be added to anything. */
export const nobody: Person = { id: UserId.parse('8:acs:r_nobody'), name: 'Nobody' }
const isNobody = (id: UserId): boolean => id === nobody.id
