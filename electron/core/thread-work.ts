import type { Body, FailureReason, NotAdded, UserId } from '../contract/domain.ts'
import { ok, type AppError, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Membership } from './membership.ts'
import { failedFor, finished, notDone, refusalOf, type Outcome } from './outcome.ts'
import { saidByService } from './said-by-service.ts'
import type { ChatGateway } from './service-ports.ts'
import type { OutboxItem, Work } from './store-ports.ts'

type Change = Extract<Work, { kind: 'rename' | 'add' | 'remove' }>

export interface ThreadWorkParts {
  world: AccountWorld
  membership: Membership
  lookUp: (item: OutboxItem) => Promise<Result<null>>
}

/** Renaming, adding and removing. The service says each of them in the thread, so doing one twice would be seen by everybody. */
export class ThreadWork {
  readonly #parts: ThreadWorkParts

  constructor(parts: ThreadWorkParts) {
    this.#parts = parts
  }

  async carry(item: OutboxItem, work: Change, gateway: ChatGateway): Promise<Result<Outcome>> {
    const outcome = await this.#do(item, work, gateway)
    // What the service says of it comes by no event; nobody needs to wait for it.
    if (outcome.ok) this.#parts.world.inBackground(this.#parts.lookUp(item))
    return outcome
  }

  async #do({ threadId }: OutboxItem, work: Change, gateway: ChatGateway): Promise<Result<Outcome>> {
    const { membership } = this.#parts
    if (work.kind === 'add') {
      const { people, sharedFrom } = work
      const added = await gateway.addParticipants({ threadId, people, sharedFrom })
      if (!added.ok) return added
      const out = new Map(added.value.notAdded.map(each => [each.id, each]))
      membership.confirmed(threadId, { ...work, people: people.filter(({ id }) => !out.has(id)) })
      const left = people.filter(({ id }) => out.has(id))
      if (left.length === 0) return ok(finished)
      // They stay behind with the service's reason, to be tried again or dropped.
      return ok(failedFor({ ...work, people: left }, reasonOf([...out.values()]), details([...out.values()])))
    }
    const answer =
      work.kind === 'rename'
        ? await gateway.rename(threadId, work.topic)
        : await gateway.removeParticipant(threadId, work.person.id)
    if (!answer.ok && !this.#isOut(work, answer.error)) return answer
    membership.confirmed(threadId, work)
    return ok(finished)
  }

  /** After an answer was lost: what is so, and what the service said of my doing since, tell whether it was done. */
  async look(item: OutboxItem, work: Change, gateway: ChatGateway): Promise<Result<Outcome>> {
    const looked = await this.#parts.lookUp(item)
    if (!looked.ok) return looked
    const { threadId, firstAttemptAt, createdAt } = item
    const { history, me } = this.#parts.world
    const said = saidByService(history, threadId, firstAttemptAt ?? createdAt).filter(isBy(me.id))
    return work.kind === 'rename'
      ? this.#lookAtTopic(item, work, said, gateway)
      : this.#lookAtPeople(item, work, said, gateway)
  }

  async #lookAtTopic(
    { threadId }: OutboxItem,
    work: Extract<Work, { kind: 'rename' }>,
    said: Body[],
    gateway: ChatGateway,
  ): Promise<Result<Outcome>> {
    const thread = await gateway.thread(threadId)
    if (!thread.ok) return this.#unseen(work, thread.error)
    if (thread.value.topic === work.topic) {
      this.#parts.membership.confirmed(threadId, work)
      return ok(finished)
    }
    // Somebody may have renamed it again; the last name I gave it tells.
    const mine = said.find(body => body.kind === 'topic-changed')
    return ok(mine?.topic === work.topic ? finished : notDone(work))
  }

  async #lookAtPeople(
    { threadId }: OutboxItem,
    work: Extract<Work, { kind: 'add' | 'remove' }>,
    said: Body[],
    gateway: ChatGateway,
  ): Promise<Result<Outcome>> {
    const there = await gateway.participants(threadId)
    if (!there.ok) return this.#unseen(work, there.error)
    const present = new Set(there.value.map(({ id }) => id))
    const kind = work.kind === 'add' ? 'participants-added' : 'participants-removed'
    const named = new Set(said.flatMap(body => (body.kind === kind ? body.people.map(({ id }) => id) : [])))
    if (work.kind === 'remove') {
      const { id } = work.person
      if (present.has(id) && !named.has(id)) return ok(notDone(work))
      if (!present.has(id)) this.#parts.membership.confirmed(threadId, work)
      return ok(finished)
    }
    const missing = work.people.filter(({ id }) => !present.has(id) && !named.has(id))
    const arrived = work.people.filter(({ id }) => present.has(id))
    this.#parts.membership.confirmed(threadId, { ...work, people: arrived })
    return ok(missing.length === 0 ? finished : notDone({ ...work, people: missing }))
  }

  #unseen(work: Change, error: AppError): Result<Outcome> {
    if (this.#isOut(work, error)) return ok(finished)
    const refusal = refusalOf(work, error)
    return refusal ? ok(refusal) : { ok: false, error }
  }

  /** I cannot be removed from where I am not any more. */
  #isOut(work: Change, { kind }: AppError): boolean {
    const isMe = work.kind === 'remove' && work.person.id === this.#parts.world.me.id
    return isMe && (kind === 'forbidden' || kind === 'not-found')
  }
}

/** One for all of them, or none in particular. */
function reasonOf(out: NotAdded[]): FailureReason {
  const [because, ...others] = new Set(out.map(each => each.because))
  return others.length === 0 && (because === 'forbidden' || because === 'not-found') ? because : 'refused'
}

const details = (out: NotAdded[]): string => [...new Set(out.map(({ detail }) => detail))].join(' ')

const isBy =
  (me: UserId) =>
  (body: Body): boolean =>
    'by' in body && body.by === me
