import type { Draft } from '../../electron/contract/domain.ts'
import type { Bridge } from '../../electron/contract/ipc.ts'
import { type Place, type PlaceKey, placeKey } from './place.ts'

const QUIET_MS = 300

interface Begun {
  place: Place
  draft: Draft
  /** Undefined once the main process has it. */
  timer: ReturnType<typeof setTimeout> | undefined
}

/** What was typed and not sent, by thread. It is this window's own until saved, so that switching back faster than saving loses nothing. */
export class Drafts {
  readonly #bridge: Bridge
  readonly #begun = new Map<PlaceKey, Begun>()

  constructor(bridge: Bridge) {
    this.#bridge = bridge
  }

  get(place: Place): Draft | undefined {
    return this.#begun.get(placeKey(place))?.draft
  }

  set(place: Place, draft: Draft): void {
    const known = this.#begun.get(placeKey(place))
    clearTimeout(known?.timer)
    const begun: Begun = { place, draft, timer: undefined }
    begun.timer = setTimeout(() => this.#save(begun), QUIET_MS)
    this.#begun.set(placeKey(place), begun)
  }

  flush(place: Place): void {
    const begun = this.#begun.get(placeKey(place))
    if (begun?.timer !== undefined) this.#save(begun)
  }

  flushAll(): void {
    for (const { place } of this.#begun.values()) this.flush(place)
  }

  /** After a send: nothing is left, or what was typed while it went out. */
  settle(place: Place, draft: Draft): void {
    this.set(place, draft)
    this.flush(place)
  }

  #save(begun: Begun): void {
    clearTimeout(begun.timer)
    begun.timer = undefined
    void this.#bridge.call('draft.set', { ...begun.place, draft: begun.draft })
  }
}
