import type { MessageKey, WrittenBody } from '../../electron/contract/domain.ts'
import { type Place, type PlaceKey, placeKey } from './place.ts'

export interface Edit {
  key: MessageKey
  /** What the message says, and what it shall say. */
  was: WrittenBody
  now: WrittenBody
  /** HTML that stays before it: what it answers. */
  head: string
}

/** Messages being rewritten, one in each thread: looking into another thread meanwhile loses nothing. */
export class Edits {
  readonly #edits = new Map<PlaceKey, Edit>()

  get(place: Place): Edit | null {
    return this.#edits.get(placeKey(place)) ?? null
  }

  set(place: Place, edit: Edit | null): void {
    if (edit) this.#edits.set(placeKey(place), edit)
    else this.#edits.delete(placeKey(place))
  }
}
