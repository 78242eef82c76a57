import type { Bridge } from '../../electron/contract/ipc.ts'
import { type Place, type PlaceKey, placeKey } from './place.ts'

const QUIET_MS = 300

interface Draft {
  place: Place
  text: string
  /** Undefined once the main process has it. */
  timer: ReturnType<typeof setTimeout> | undefined
}

/** What was typed and not sent, by thread. It is this window's own until saved, so that switching back faster than saving loses nothing. */
export class Drafts {
  readonly #bridge: Bridge
  readonly #drafts = new Map<PlaceKey, Draft>()

  constructor(bridge: Bridge) {
    this.#bridge = bridge
  }

  get(place: Place): string | undefined {
    return this.#drafts.get(placeKey(place))?.text
  }

  set(place: Place, text: string): void {
    const known = this.#drafts.get(placeKey(place))
    clearTimeout(known?.timer)
    const draft: Draft = { place, text, timer: undefined }
    draft.timer = setTimeout(() => this.#save(draft), QUIET_MS)
    this.#drafts.set(placeKey(place), draft)
  }

  flush(place: Place): void {
    const draft = this.#drafts.get(placeKey(place))
    if (draft?.timer !== undefined) this.#save(draft)
  }

  flushAll(): void {
    for (const { place } of this.#drafts.values()) this.flush(place)
  }

  /** After a send: nothing is left, or what was typed while it went out. */
  settle(place: Place, text: string): void {
    this.set(place, text)
    this.flush(place)
  }

  #save(draft: Draft): void {
    clearTimeout(draft.timer)
    draft.timer = undefined
    void this.#bridge.call('draft.set', { ...draft.place, text: draft.text })
  }
}
