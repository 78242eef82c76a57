import type { ThreadId } from '../contract/domain.ts'
import { done, fail, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Inbox } from './inbox.ts'
import type { Membership } from './membership.ts'
import type { ServiceMessage, ServiceThreadItem } from './service-ports.ts'
import type { StoredThread } from './store-ports.ts'
import type { Threads } from './threads.ts'

/** Newest messages fetched of a thread never seen before; the rest comes as the reader scrolls. */
const firstPage = 50
const page = 200
/** Threads asked about at once. */
const abreast = 4

export interface CatchUpParts {
  world: AccountWorld
  threads: Threads
  inbox: Inbox
  membership: Membership
}

/** Finds out by REST what happened while nobody listened: live events are never sent twice. */
export class CatchUp {
  readonly #parts: CatchUpParts
  #wanted = false
  #running: Promise<Result<null>> | undefined

  constructor(parts: CatchUpParts) {
    this.#parts = parts
  }

  /** Everything. Asked for while it runs, it runs once more. */
  run(): Promise<Result<null>> {
    this.#wanted = true
    return (this.#running ??= this.#passes().finally(() => (this.#running = undefined)))
  }

  async #passes(): Promise<Result<null>> {
    let answer: Result<null> = done
    while (this.#wanted) {
      this.#wanted = false
      answer = await this.#pass()
    }
    return answer
  }

  async #pass(): Promise<Result<null>> {
    const { world, threads } = this.#parts
    const listed = await this.#listed()
    if (!listed.ok) return listed
    const present = listed.value.filter(({ deleted }) => !deleted)
    const here = new Set(present.map(({ id }) => id))
    for (const { id } of listed.value) if (!here.has(id) && world.history.thread(id)) threads.remove(id)
    const unlisted = world.history.threads().filter(({ id }) => !here.has(id))
    const jobs = [
      ...present.filter(item => this.#mayHaveNews(item)).map(item => () => this.#one(item)),
      // Not in the list may be a hiccup of the list: only the thread itself can say that it is gone.
      ...unlisted.map(
        ({ id }) =>
          () =>
            this.#parts.membership.refresh(id),
      ),
    ]
    return inTurns(jobs, abreast)
  }

  /** The list gives whole seconds of the last message; edits do not move it, so what was lively lately is always looked at. */
  #mayHaveNews({ id, lastMessageAt }: ServiceThreadItem): boolean {
    const { history, clock } = this.#parts.world
    const known = history.thread(id)
    return !known || lastMessageAt + 1000 > known.caughtUpTo || clock.now() - known.lastActivityAt < 7 * 24 * 3_600_000
  }

  async #listed(): Promise<Result<ServiceThreadItem[]>> {
    const service = this.#parts.world.gateway()
    if (!service) return fail({ kind: 'offline' })
    const items: ServiceThreadItem[] = []
    let next: string | null = null
    do {
      const answer = await service.threads(next)
      if (!answer.ok) return answer
      items.push(...answer.value.items)
      next = answer.value.next
    } while (next !== null)
    return { ok: true, value: items }
  }

  async #one(item: ServiceThreadItem): Promise<Result<null>> {
    const { world, membership } = this.#parts
    if (!world.history.thread(item.id)) {
      const refreshed = await membership.refresh(item.id)
      if (!refreshed.ok) return refreshed
      if (!world.history.thread(item.id)) world.history.putThread(closed(item))
    }
    return this.thread(item.id)
  }

  /** One thread: everything changed since the last time, down to and including the version seen then. */
  async thread(threadId: ThreadId): Promise<Result<null>> {
    const { world, inbox, membership } = this.#parts
    const service = world.gateway()
    if (!service) return fail({ kind: 'offline' })
    const before = world.history.thread(threadId)
    if (!before) return membership.refresh(threadId)
    const first = before.caughtUpTo === 0
    const heard: ServiceMessage[] = []
    let next: string | null = null
    do {
      const answer = await service.messages({ threadId, pageSize: first ? firstPage : page, next })
      if (!answer.ok) {
        if (answer.error.kind !== 'forbidden' && answer.error.kind !== 'not-found') return answer
        return membership.refresh(threadId)
      }
      heard.push(...answer.value.items)
      next = answer.value.next
    } while (next !== null && !first && oldest(heard) >= before.caughtUpTo)

    const news = heard.filter(({ version }) => version >= before.caughtUpTo)
    const unseen = news.filter(({ version }) => version > before.caughtUpTo)
    inbox.receive(threadId, news, () => {
      const thread = world.history.thread(threadId)
      if (thread) world.history.putThread(advanced(thread, heard, next))
    })
    return first || !unseen.some(({ sender }) => sender === null) ? done : membership.refresh(threadId)
  }
}

function advanced(thread: StoredThread, heard: ServiceMessage[], next: string | null): StoredThread {
  const caughtUpTo = Math.max(thread.caughtUpTo, ...heard.map(({ version }) => version))
  if (thread.older.state !== 'unknown') return { ...thread, caughtUpTo }
  return { ...thread, caughtUpTo, older: next === null ? { state: 'complete' } : { state: 'more', next } }
}

const oldest = (heard: ServiceMessage[]): number => heard.at(-1)?.version ?? 0

/** A thread whose messages may be read but that tells us nothing else: we are not in it any more. */
function closed({ id, topic, lastMessageAt }: ServiceThreadItem): StoredThread {
  return {
    id,
    topic,
    createdAt: 0,
    lastActivityAt: lastMessageAt,
    membership: 'left',
    caughtUpTo: 0,
    older: { state: 'unknown' },
  }
}

/** Runs the jobs, so many at once, and answers with the first refusal after all have ended. */
async function inTurns(jobs: (() => Promise<Result<null>>)[], width: number): Promise<Result<null>> {
  let refusal: Result<null> = done
  const queue = [...jobs]
  const worker = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const answer = await job()
      if (!answer.ok && refusal.ok) refusal = answer
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return refusal
}
