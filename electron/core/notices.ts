import type { AccountId, Notice } from '../contract/domain.ts'
import type { Publish } from '../contract/ipc.ts'
import type { Clock, Ids } from './system-ports.ts'

/** What happened to stored things and has not been read by their owner yet. */
export class Notices {
  readonly #parts: { clock: Clock; ids: Ids; publish: Publish }
  #all: Notice[] = []

  constructor(parts: { clock: Clock; ids: Ids; publish: Publish }) {
    this.#parts = parts
  }

  get all(): Notice[] {
    return this.#all
  }

  add(accountId: AccountId | null, what: Notice['what']): void {
    const { clock, ids } = this.#parts
    this.#set([...this.#all, { id: ids.uuid(), accountId, at: clock.now(), what }])
  }

  dismiss(id: string): void {
    this.#set(this.#all.filter(notice => notice.id !== id))
  }

  #set(notices: Notice[]): void {
    this.#all = notices
    this.#parts.publish('notice.changed', notices)
  }
}
