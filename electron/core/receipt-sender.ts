import type { AppError } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import type { Rates } from './service-rates.ts'

const retryMs = 10_000

/** Tells the service how far I read: of each thread the latest place, once, until it is taken or refused. */
export class ReceiptSender {
  readonly #world: AccountWorld
  readonly #rates: Rates
  #wanted = false
  #running: Promise<void> | undefined
  #cancel = (): void => {}
  #stopped = false

  constructor(world: AccountWorld, rates: Rates) {
    this.#world = world
    this.#rates = rates
  }

  /** Asked for while it runs, it runs once more. */
  send(): Promise<void> {
    this.#wanted = true
    return (this.#running ??= this.#passes())
  }

  stop(): void {
    this.#stopped = true
    this.#cancel()
  }

  async #passes(): Promise<void> {
    // As in the outbox: no wake-up falls between finding nothing wanted and being known to have ended.
    await Promise.resolve()
    try {
      while (this.#wanted && !this.#stopped) {
        this.#wanted = false
        await this.#pass()
      }
    } finally {
      this.#running = undefined
    }
  }

  async #pass(): Promise<void> {
    const { clock, gateway, inBackground, journal } = this.#world
    const waits: number[] = []
    for (const { threadId, serverId } of journal.unsentReceipts()) {
      const service = gateway()
      // Connecting again sends what is left.
      if (!service || this.#stopped) return
      const pause = this.#rates('receipt', threadId)
      const wait = pause > 0 ? pause : waitAfter(await service.sendReadReceipt(threadId, serverId))
      if (wait > 0) waits.push(wait)
      else if (journal.unsentReceipts().some(now => now.threadId === threadId && now.serverId === serverId)) {
        journal.setReceipt(threadId, { serverId, sent: true })
      }
    }
    this.#cancel()
    if (waits.length > 0) this.#cancel = clock.after(Math.min(...waits), () => inBackground(this.send()))
  }
}

/** 0: taken, or refused for good, which a place read is not worth asking twice about. */
function waitAfter(answer: { ok: true } | { ok: false; error: AppError }): number {
  if (answer.ok) return 0
  switch (answer.error.kind) {
    case 'forbidden':
    case 'not-found':
    case 'refused':
    case 'bad-request':
    case 'too-large':
      return 0
    case 'throttled':
      return answer.error.retryAfterMs ?? retryMs
    default:
      return retryMs
  }
}
