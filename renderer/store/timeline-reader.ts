import type { AccountId, MessageKey } from '../../electron/contract/domain.ts'
import type { MessagePage, PageAt } from '../../electron/contract/reading.ts'
import type { Bridge } from '../../electron/contract/ipc.ts'
import type { Result } from '../../electron/contract/result.ts'
import type { Change } from './change.ts'
import { cursorAfter, cursorOf } from './message-order.ts'
import { type Place, type PlaceKey, placeKey } from './place.ts'
import { type State, openPlace } from './state.ts'
import type { Store } from './store.ts'
import { PAGE, type ReadKind, type Timeline, isHeld, mayHaveOlder } from './timeline.ts'

const PAGE_AT_MOST = 200

const newest: PageAt = { at: 'newest' }

/** Opens threads and asks for their pages, one question at a time for each. */
export class TimelineReader {
  readonly #bridge: Bridge
  readonly #store: Store<State, Change>
  #questions = 0
  readonly #wanted = new Set<PlaceKey>()
  readonly #inView = new Map<PlaceKey, MessageKey>()

  constructor(bridge: Bridge, store: Store<State, Change>) {
    this.#bridge = bridge
    this.#store = store
  }

  /** At a message, or at the first unread one, or at the end. */
  async open(place: Place, at: MessageKey | null = null): Promise<void> {
    this.#store.apply({ type: 'thread-opened', place, at })
    const timeline = this.#timeline(place)
    if (timeline?.status === 'ready') return at === null ? undefined : this.goTo(place, { at: 'message', key: at })
    const unread = this.#store.get().threads[place.accountId]?.[place.threadId]?.unread ?? 0
    const from: PageAt = at !== null ? { at: 'message', key: at } : unread > 0 ? { at: 'unread' } : newest
    await Promise.all([this.#ask(place, from === newest ? 'newest' : 'place', from, PAGE), this.#people(place)])
  }

  close(): void {
    const account = this.#store.get().view.account
    if (account) this.#store.apply({ type: 'thread-closed', accountId: account })
  }

  async older(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    if (!timeline || timeline.reading || !mayHaveOlder(timeline)) return
    const oldest = timeline.messages[0]
    const cursor = timeline.older ?? (oldest && cursorOf(oldest))
    if (cursor) await this.#ask(place, 'older', { at: 'before', cursor }, PAGE)
  }

  async newer(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    if (!timeline?.newer || timeline.reading) return
    await this.#ask(place, 'newer', { at: 'after', cursor: timeline.newer }, PAGE)
  }

  /** Lets go of whatever is held and shows the newest messages. */
  async newest(place: Place): Promise<void> {
    await this.#ask(place, 'newest', newest, PAGE)
  }

  /** Brings the reader to a place of the thread. */
  async goTo(place: Place, to: Extract<PageAt, { at: 'message' | 'time' | 'unread' }>): Promise<void> {
    const timeline = this.#timeline(place)
    if (!timeline) return
    if (to.at === 'message' && isHeld(timeline, to.key)) this.#store.apply({ type: 'landed', place, key: to.key })
    else await this.#ask(place, 'place', to, PAGE)
  }

  /** Reads what is held once more, where it is, because more changed than was told. Asked while busy, it follows. */
  async again(place: Place): Promise<void> {
    const timeline = this.#timeline(place)
    if (!timeline) return
    if (timeline.reading) return void this.#wanted.add(placeKey(place))
    const page = timeline.status === 'ready' ? this.#window(place, timeline) : this.newest(place)
    await Promise.all([page, this.#people(place)])
  }

  /** What the reader has before their eyes, and must not lose when there is more around it. */
  inView(place: Place, key: MessageKey): void {
    this.#inView.set(placeKey(place), key)
  }

  /** More of the thread came to this computer: gaps on screen may be filled, and its older end may have moved. */
  async grew(place: Place): Promise<void> {
    this.#store.apply({ type: 'thread-grew', place })
    if (this.#timeline(place)?.gaps.length) await this.again(place)
  }

  /** After a time without news: of the whole world, or of one account that was offline. */
  async againWhereOpen(accountId?: AccountId): Promise<void> {
    const place = openPlace(this.#store.get())
    if (!place) return
    if (accountId === undefined) return this.again(place)
    if (place.accountId === accountId) await this.grew(place)
  }

  #window(place: Place, timeline: Timeline): Promise<void> {
    const key = this.#inView.get(placeKey(place))
    // Where messages were missing, as many as are held now may no longer reach the reader.
    if (timeline.gaps.length > 0 && key !== undefined && isHeld(timeline, key))
      return this.#ask(place, 'window', { at: 'message', key }, PAGE_AT_MOST)
    const from: PageAt = timeline.newer ? { at: 'before', cursor: cursorAfter(timeline.newer) } : newest
    return this.#ask(place, 'window', from, Math.max(PAGE, timeline.messages.length))
  }

  async #ask(place: Place, kind: ReadKind, from: PageAt, limit: number): Promise<void> {
    const id = ++this.#questions
    const sought = kind === 'place' && from.at === 'message' ? from.key : null
    this.#store.apply({ type: 'page-asked', place, kind, id, sought })
    const answer = await this.#pages(place, from, limit)
    if (answer.ok) this.#store.apply({ type: 'page-read', place, id, page: answer.value })
    else this.#store.apply({ type: 'page-failed', place, id, error: answer.error })
    if (this.#timeline(place)?.reading === null && this.#wanted.delete(placeKey(place))) await this.again(place)
  }

  /** One page, or as many as the wanted number needs, going back. */
  async #pages(place: Place, from: PageAt, limit: number): Promise<Result<MessagePage>> {
    const last = await this.#bridge.call('message.page', { ...place, from, limit: Math.min(limit, PAGE_AT_MOST) })
    if (!last.ok || limit <= PAGE_AT_MOST || last.value.before !== 'more' || !last.value.older) return last
    const rest = await this.#pages(place, { at: 'before', cursor: last.value.older }, limit - PAGE_AT_MOST)
    if (!rest.ok) return rest
    const { before, older, messages, gaps } = rest.value
    const all = { messages: [...messages, ...last.value.messages], gaps: [...gaps, ...last.value.gaps] }
    return { ok: true, value: { ...last.value, before, older, ...all } }
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
