import type { AccountId, MessageKey } from '../../electron/contract/domain.ts'
import type { Cursor, MessagePage } from '../../electron/contract/reading.ts'
import type { Bridge } from '../../electron/contract/ipc.ts'
import type { Result } from '../../electron/contract/result.ts'
import type { Change } from './change.ts'
import { cursorOf } from './message-order.ts'
import { type Place, type PlaceKey, placeKey } from './place.ts'
import { type State, openPlace } from './state.ts'
import type { Store } from './store.ts'
import { PAGE, type ReadKind, type Timeline } from './timeline.ts'

const PAGE_AT_MOST = 200

/** Opens threads and asks for their pages, one question at a time for each. */
export class TimelineReader {
  readonly #bridge: Bridge
  readonly #store: Store<State, Change>
  #questions = 0
  readonly #wanted = new Set<PlaceKey>()

  constructor(bridge: Bridge, store: Store<State, Change>) {
    this.#bridge = bridge
    this.#store = store
  }

  async open(place: Place, at: MessageKey | null = null): Promise<void> {
    this.#store.apply({ type: 'thread-opened', place, at })
    if (this.#timeline(place)?.status === 'ready') return
    const unread = this.#store.get().threads[place.accountId]?.[place.threadId]?.unread ?? 0
    const page = this.#ask(place, 'newest', null, Math.min(Math.max(PAGE, unread + 20), PAGE_AT_MOST))
    await Promise.all([page, this.#people(place)])
  }

  close(): void {
    const account = this.#store.get().view.account
    if (account) this.#store.apply({ type: 'thread-closed', accountId: account })
  }

  async older(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    if (!timeline || timeline.reading || timeline.before !== 'more') return
    const oldest = timeline.messages[0]
    const before = timeline.older ?? (oldest && cursorOf(oldest))
    if (before) await this.#ask(place, 'older', before, PAGE)
  }

  async newer(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    const letGo = timeline?.newer.at(-1)
    if (!timeline || timeline.reading || !letGo) return
    await this.#ask(place, 'newer', letGo.before, letGo.before ? letGo.count : PAGE_AT_MOST, letGo.start.key)
  }

  /** Lets go of whatever is held and shows the newest messages. */
  async newest(place: Place): Promise<void> {
    await this.#ask(place, 'newest', null, PAGE)
  }

  /** Reads what is held once more, where it is, because more changed than was told. Asked while busy, it follows. */
  async again(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    if (!timeline) return
    if (timeline.reading) return void this.#wanted.add(placeKey(place))
    const letGo = timeline.newer.at(-1)
    const inPlace = timeline.status === 'ready' && (!letGo || letGo.sent)
    const page = inPlace
      ? this.#ask(place, 'window', letGo?.start ?? null, Math.max(PAGE, timeline.messages.length))
      : this.newest(place)
    await Promise.all([page, this.#people(place)])
  }

  /** After a time without news: of the whole world, or of one account that was offline. */
  async againWhereOpen(accountId?: AccountId): Promise<void> {
    const place = openPlace(this.#store.get())
    if (!place) return
    if (accountId === undefined) return this.again(place)
    const waits = this.#timeline(place)?.before === 'not-here-yet'
    if (waits && place.accountId === accountId) await this.again(place)
  }

  async #ask(place: Place, kind: ReadKind, before: Cursor | null, limit: number, mustHold?: MessageKey): Promise<void> {
    const id = ++this.#questions
    this.#store.apply({ type: 'page-asked', place, kind, id })
    const answer = await this.#pages(place, before, limit)
    if (!answer.ok) this.#store.apply({ type: 'page-failed', place, id, error: answer.error })
    // So much arrived since these messages were let go that the page no longer reaches them: a gap must not look like none.
    else if (mustHold !== undefined && !answer.value.messages.some(message => message.key === mustHold))
      return this.newest(place)
    else this.#store.apply({ type: 'page-read', place, id, asked: before, page: answer.value })
    if (this.#timeline(place)?.reading === null && this.#wanted.delete(placeKey(place))) await this.again(place)
  }

  /** One page, or as many as the wanted number needs. */
  async #pages(place: Place, before: Cursor | null, limit: number): Promise<Result<MessagePage>> {
    const newer = await this.#bridge.call('message.page', {
      ...place,
      from: before ? { at: 'before', cursor: before } : { at: 'newest' },
      limit: Math.min(limit, PAGE_AT_MOST),
    })
    if (!newer.ok || limit <= PAGE_AT_MOST || newer.value.before !== 'more' || !newer.value.older) return newer
    const older = await this.#pages(place, newer.value.older, limit - PAGE_AT_MOST)
    if (!older.ok) return older
    return { ok: true, value: { ...older.value, messages: [...older.value.messages, ...newer.value.messages] } }
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
