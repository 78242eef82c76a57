import type { ThreadId } from '../contract/domain.ts'
import { done, fail, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { HoleFiller } from './hole-filler.ts'
import { everything, shrunk, since, withTop } from './holes.ts'
import type { Inbox } from './inbox.ts'
import { inTurns } from './in-turns.ts'
import type { Membership } from './membership.ts'
import { isOutage } from './outage.ts'
import type { ReadState } from './read-state.ts'
import type { ServiceThreadItem } from './service-ports.ts'
import type { StoredMessage, StoredThread } from './store-ports.ts'
import type { Threads } from './threads.ts'

/** The most the service gives at once; the pages that follow are of the size of the first. */
const page = 200
/** Pages of one thread fetched before others have their turn; what is still missing then is filled in behind. */
const pagesAtOnce = 5
/** Threads asked about at once. */
const abreast = 4
/** A service of many machines may show a change a little after a later one, so a little is heard again. */
const overlapMs = 60_000
/** The list of threads does not move for an edit, so those that were lively this lately are looked at whatever it says. */
const livelyMs = 7 * 24 * 3_600_000
/** A computer's clock may be wrong by hours and its owner none the wiser. */
const skewMs = 24 * 3_600_000

export interface CatchUpParts {
  world: AccountWorld
  threads: Threads
  inbox: Inbox
  membership: Membership
  readState: Pick<ReadState, 'refresh'>
  filler: HoleFiller
}

/** Finds out by REST what happened while nobody listened: live events are never sent twice. */
export class CatchUp {
  readonly #parts: CatchUpParts
  #wanted = false
  #running: Promise<Result<null>> | undefined
  readonly #quiet = new Map<ThreadId, ServiceThreadItem>()
  #looking: Promise<void> | undefined

  constructor(parts: CatchUpParts) {
    this.#parts = parts
  }

  /** Everything that may have changed. Asked for while it runs, it runs once more. */
  run(): Promise<Result<null>> {
    this.#wanted = true
    return (this.#running ??= this.#passes())
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  async #passes(): Promise<Result<null>> {
    try {
      let answer: Result<null> = done
      while (this.#wanted) {
        this.#wanted = false
        answer = await this.#pass()
        // Whoever asked meanwhile gets this answer, and decides when to ask again.
        if (!answer.ok && isOutage(answer.error)) return answer
      }
      return answer
    } finally {
      // At the moment the last look at `wanted` was taken: whoever asks from now on starts anew.
      this.#running = undefined
    }
  }

  async #pass(): Promise<Result<null>> {
    const { world, threads } = this.#parts
    const listed = await this.#listed()
    if (!listed.ok) return listed
    const present = listed.value.filter(({ deleted }) => !deleted)
    const here = new Set(present.map(({ id }) => id))
    for (const { id } of listed.value) if (!here.has(id) && world.history.thread(id)) threads.remove(id)
    const unlisted = world.history.threads().filter(({ id }) => !here.has(id))
    const lively = present.filter(item => this.#mayHaveNews(item))
    const answer = await inTurns(
      [
        ...lively.map(item => () => this.#one(item)),
        // Not in the list may be a hiccup of the list: only the thread itself can say that it is gone.
        ...unlisted.map(
          ({ id }) =>
            () =>
              this.#parts.membership.refresh(id),
        ),
      ],
      abreast,
    )
    if (answer.ok || !isOutage(answer.error)) this.#lookAtQuiet(present.filter(item => !lively.includes(item)))
    return answer
  }

  /** An edit or a deletion far back moves nothing in the list: quiet threads are asked too, when nobody waits for the answer. */
  #lookAtQuiet(quiet: ServiceThreadItem[]): void {
    for (const item of quiet) this.#quiet.set(item.id, item)
    this.#looking ??= this.#lookOn().finally(() => (this.#looking = undefined))
    this.#parts.world.inBackground(this.#looking)
  }

  /** Those left when the service asks for a pause are the first the next time. */
  async #lookOn(): Promise<void> {
    for (const [id, item] of this.#quiet) {
      const answer = await this.#one(item)
      if (!answer.ok && answer.error.kind === 'throttled') return
      this.#quiet.delete(id)
    }
  }

  /** The list gives whole seconds of the last message. */
  #mayHaveNews({ id, lastMessageAt }: ServiceThreadItem): boolean {
    const { history, clock } = this.#parts.world
    const known = history.thread(id)
    return !known || lastMessageAt + 1000 > known.caughtUpTo || clock.now() - known.lastActivityAt < livelyMs
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
    const { world, threads, membership, readState } = this.#parts
    if (!world.history.thread(item.id)) {
      const refreshed = await membership.refresh(item.id)
      if (!refreshed.ok) return refreshed
      if (!world.history.thread(item.id)) threads.putNew(closed(item))
    }
    const caughtUp = await this.thread(item.id)
    if (!caughtUp.ok) return caughtUp
    const receipts = await readState.refresh(item.id)
    // Only a pause has to be heard of: no other answer about receipts is worth an alarm.
    return !receipts.ok && receipts.error.kind === 'throttled' ? receipts : done
  }

  /** Every change of a thread at or after that moment of this computer's clock is here, or it fails. */
  async since(threadId: ThreadId, moment: number): Promise<Result<null>> {
    const caughtUp = await this.thread(threadId)
    return caughtUp.ok ? this.#parts.filler.fetchSince(threadId, Math.max(0, moment - skewMs)) : caughtUp
  }

  /** One thread: what changed since the last time, and who is in it where that changed. */
  async thread(threadId: ThreadId): Promise<Result<null>> {
    const { world, membership, filler } = this.#parts
    const service = world.gateway()
    if (!service) return fail({ kind: 'offline' })
    const before = world.history.thread(threadId)
    if (!before) return membership.refresh(threadId)
    const first = before.caughtUpTo === 0
    const answer = await service.messages({ threadId, pageSize: page, next: null })
    if (!answer.ok) {
      if (answer.error.kind !== 'forbidden' && answer.error.kind !== 'not-found') return answer
      return membership.refresh(threadId)
    }
    const floor = Math.max(1, before.caughtUpTo - overlapMs)
    const top = shrunk(first ? everything : since(floor), answer.value)
    const caughtUpTo = Math.max(before.caughtUpTo, ...answer.value.items.map(({ version }) => version))
    const changed = this.#parts.inbox.receive(threadId, answer.value.items, {
      alongside: () => {
        const thread = world.history.thread(threadId)
        if (!thread) return
        world.history.putThread({ ...thread, caughtUpTo })
        if (top) world.history.putHoles(threadId, withTop(world.history.holes(threadId), top))
        else if (first) world.history.putHoles(threadId, [])
      },
    })
    for (let pages = 1; !first && top && pages < pagesAtOnce; pages++) {
      const [newest] = world.history.holes(threadId)
      if (!newest || newest.floor === 0) break
      const filled = await filler.fetch(threadId)
      if (!filled.ok) return filled
    }
    // Most of what is heard again changes nothing, and asks for nothing.
    const mayHaveMoved = !first && (top !== null || changed.some(saysWhoIsThere))
    return mayHaveMoved ? membership.refresh(threadId) : done
  }
}

/** Only the service itself says who came, who went and what the topic is. */
const saysWhoIsThere = ({ sender }: StoredMessage): boolean => sender === null

/** A thread whose messages may be read but that tells us nothing else: we are not in it any more. */
function closed({ id, topic, lastMessageAt }: ServiceThreadItem): StoredThread {
  return {
    ...{ id, topic, createdAt: 0, lastActivityAt: lastMessageAt },
    ...{ membership: 'left', caughtUpTo: 0, retentionDays: null, metadata: {} },
  }
}
