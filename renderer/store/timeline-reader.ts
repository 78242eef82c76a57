import type { Cursor, MessageKey } from '../../electron/contract/domain.ts'
import type { Bridge } from '../../electron/contract/ipc.ts'
import type { Change } from './change.ts'
import { type Place, placeKey } from './place.ts'
import { type State, openPlace } from './state.ts'
import type { Store } from './store.ts'
import { PAGE, type ReadKind, type Timeline } from './timeline.ts'

const PAGE_AT_MOST = 200

/** Opens threads and asks for their pages, one question at a time for each. */
export class TimelineReader {
  readonly #bridge: Bridge
  readonly #store: Store<State, Change>
  #questions = 0

  constructor(bridge: Bridge, store: Store<State, Change>) {
    this.#bridge = bridge
    this.#store = store
  }

  async open(place: Place, at: MessageKey | null = null): Promise<void> {
    this.#store.apply({ type: 'thread-opened', place, at })
    if (this.#timeline(place)?.status === 'ready') return
    const unread = this.#store.get().threads[place.accountId]?.[place.threadId]?.unread ?? 0
    const page = this.#ask(place, 'window', null, Math.max(PAGE, unread + 20))
    await Promise.all([page, this.#people(place)])
  }

  close(): void {
    const account = this.#store.get().view.account
    if (account) this.#store.apply({ type: 'thread-closed', accountId: account })
  }

  async older(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    if (!timeline || timeline.reading || timeline.before !== 'more' || !timeline.older) return
    await this.#ask(place, 'older', timeline.older, PAGE)
  }

  async newer(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    const letGo = timeline?.newer.at(-1)
    if (!timeline || timeline.reading || !letGo) return
    await this.#ask(place, 'newer', letGo.before, letGo.before ? letGo.count : PAGE_AT_MOST, letGo.start.key)
  }

  /** Lets go of whatever is held and shows the newest messages. */
  async newest(place: Place): Promise<void> {
    await this.#ask(place, 'window', null, PAGE)
  }

  /** Reads what is held once more, where it is, because more changed than was told. */
  async again(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    if (!timeline) return
    const letGo = timeline.newer.at(-1)
    const before = letGo?.sent ? letGo.start : null
    await Promise.all([this.#ask(place, 'window', before, Math.max(PAGE, timeline.messages.length)), this.#people(place)])
  }

  async againWhereOpen(): Promise<void> {
    const place = openPlace(this.#store.get())
    if (place) await this.again(place)
  }

  async #ask(place: Place, kind: ReadKind, before: Cursor | null, limit: number, mustHold?: MessageKey): Promise<void> {
    const id = ++this.#questions
    this.#store.apply({ type: 'page-asked', place, kind, id })
    const answer = await this.#bridge.call('message.page', { ...place, before, limit: Math.min(limit, PAGE_AT_MOST) })
    if (!answer.ok) return this.#store.apply({ type: 'page-failed', place, id, error: answer.error })
    // So much arrived since these messages were let go that the page no longer reaches them: a gap must not look like none.
    const reaches = mustHold === undefined || answer.value.messages.some(message => message.key === mustHold)
    if (!reaches) return this.newest(place)
    this.#store.apply({ type: 'page-read', place, id, asked: before, page: answer.value })
  }

  async #people(place: Place): Promise<void> {
    const [participants, marks] = await Promise.all([
      this.#bridge.call('participant.list', place),
      this.#bridge.call('receipt.list', place),
    ])
    if (participants.ok) this.#store.apply({ type: 'participants-read', place, participants: participants.value })
    if (marks.ok) this.#store.apply({ type: 'receipts-read', place, marks: marks.value })
  }

  #timeline(place: Place): Timeline | undefined {
    return this.#store.get().timelines[placeKey(place)]
  }
}
