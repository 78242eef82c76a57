import type { MessageKey, ThreadId } from '../contract/domain.ts'
import type { HistoryStore, StoredMessage } from './store-ports.ts'
import type { Clock } from './system-ports.ts'

/** The service's clock and this computer's need not agree. */
const clockDriftMs = 60_000

/** Tells what is new to somebody from what only had not been fetched yet. */
export class News {
  readonly #history: Pick<HistoryStore, 'threads'>
  readonly #clock: Pick<Clock, 'now'>
  readonly #tell: (threadId: ThreadId, keys: MessageKey[]) => void
  /** What was sent before is no news in a thread that is new here; `null` before anything tells when this account began. */
  #from: number | null = null

  constructor(
    history: Pick<HistoryStore, 'threads'>,
    clock: Pick<Clock, 'now'>,
    tell: (threadId: ThreadId, keys: MessageKey[]) => void,
  ) {
    this.#history = history
    this.#clock = clock
    this.#tell = tell
  }

  start(): void {
    const caughtUpTo = Math.max(0, ...this.#history.threads().map(thread => thread.caughtUpTo))
    if (caughtUpTo > 0) this.#from = caughtUpTo
  }

  /** An account that has never been caught up with begins now. */
  caughtUp(): void {
    this.#from ??= this.#clock.now() - clockDriftMs
  }

  /** `past`: of a thread that is new here. */
  arrived(threadId: ThreadId, messages: StoredMessage[], past: boolean): void {
    const from = past ? (this.#from ?? Infinity) : 0
    const keys = messages.filter(({ sentAt }) => sentAt >= from).map(({ key }) => key)
    if (keys.length > 0) this.#tell(threadId, keys)
  }
}
