import type { AccountId, ClosedAccount } from '../contract/domain.ts'
import type { Publish } from '../contract/ipc.ts'
import type { AccountRecord, Log } from './system-ports.ts'

/** The accounts of this profile that could not be opened, and why. */
export class ClosedAccounts {
  readonly #parts: { log: Log; publish: Publish }
  #all: ClosedAccount[] = []

  constructor(parts: { log: Log; publish: Publish }) {
    this.#parts = parts
  }

  get all(): ClosedAccount[] {
    return this.#all
  }

  find(id: AccountId): ClosedAccount | null {
    return this.#all.find(account => account.id === id) ?? null
  }

  put({ id, kind, endpoint, name }: AccountRecord, because: ClosedAccount['because']): void {
    this.#parts.log.warn('account not opened', { because })
    this.#set([...this.#all.filter(account => account.id !== id), { id, kind, endpoint, name, because }])
  }

  remove(id: AccountId): void {
    if (this.find(id)) this.#set(this.#all.filter(account => account.id !== id))
  }

  clear(): void {
    if (this.#all.length > 0) this.#set([])
  }

  #set(accounts: ClosedAccount[]): void {
    this.#all = accounts
    this.#parts.publish('closed.changed', accounts)
  }
}
