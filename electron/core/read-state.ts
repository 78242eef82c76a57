import type { MessageKey, ReadMark, ThreadId } from '../contract/domain.ts'
import { done, fail, type Result } from '../contract/result.ts'
import { smallThread, type AccountWorld } from './account-world.ts'
import { ReceiptSender } from './receipt-sender.ts'
import type { ServiceReceipt } from './service-ports.ts'
import { unlimited, type Rates } from './service-rates.ts'
import type { Threads } from './threads.ts'

/** How far I read, and how far the others did. */
export class ReadState {
  readonly #world: AccountWorld
  readonly #threads: Threads
  readonly #receipts: ReceiptSender

  constructor(world: AccountWorld, threads: Threads, rates: Rates = unlimited) {
    this.#world = world
    this.#threads = threads
    this.#receipts = new ReceiptSender(world, rates)
  }

  /** I have seen everything up to this message, or all there is. Moves forward only. */
  read(threadId: ThreadId, upTo: MessageKey | null): void {
    const { history, journal, me, settings } = this.#world
    this.#unmark(threadId)
    const message = upTo === null ? history.last(threadId) : history.message(threadId, upTo)
    if (!message || message.sentAt <= journal.readUpTo(threadId)) return
    journal.setReadUpTo(threadId, message.sentAt)
    this.#threads.announce(threadId)
    if (message.sender?.id === me.id || !this.#isSmall(threadId) || !settings().tellRead) return
    journal.setReceipt(threadId, { serverId: message.serverId, sent: false })
    this.#world.inBackground(this.#receipts.send())
  }

  #unmark(threadId: ThreadId): void {
    const { journal } = this.#world
    const standing = journal.standing(threadId)
    if (!standing.markedUnread) return
    journal.setStanding(threadId, { ...standing, markedUnread: false })
    this.#threads.announce(threadId)
  }

  /** Tells the service what it has not been told yet. */
  sendReceipts(): Promise<void> {
    return this.#receipts.send()
  }

  stop(): void {
    this.#receipts.stop()
  }

  heard(receipt: ServiceReceipt): void {
    const { accountId, history, publish, me } = this.#world
    const mark = this.#mark(receipt)
    if (!mark) return
    if (receipt.userId === me.id) return this.#readElsewhere(mark)
    history.putReadMark(mark)
    publish('receipt.changed', { accountId, mark })
  }

  /** What is known now; fresh marks follow as events. */
  list(threadId: ThreadId): ReadMark[] {
    this.#world.inBackground(this.refresh(threadId))
    return this.#world.history.readMarks(threadId)
  }

  /** Asks the service; nothing is said of crowds. */
  async refresh(threadId: ThreadId): Promise<Result<null>> {
    if (!this.#isSmall(threadId)) return done
    const answer = (await this.#world.gateway()?.readReceipts(threadId)) ?? fail({ kind: 'offline' })
    if (!answer.ok) return answer
    for (const receipt of answer.value) this.heard(receipt)
    return done
  }

  /** Null where nothing moves forward. */
  #mark({ threadId, userId, messageId, readAt }: ServiceReceipt): ReadMark | null {
    const { history } = this.#world
    const known = history.readMarks(threadId).find(mark => mark.userId === userId)
    const readUpTo =
      history.messageByServerId(threadId, messageId)?.sentAt ?? (/^\d{13}$/.test(messageId) ? Number(messageId) : 0)
    return readUpTo > (known?.readUpTo ?? 0) ? { threadId, userId, readUpTo, readAt } : null
  }

  #readElsewhere({ threadId, readUpTo }: ReadMark): void {
    const { journal } = this.#world
    if (readUpTo <= journal.readUpTo(threadId)) return
    journal.setReadUpTo(threadId, readUpTo)
    this.#threads.announce(threadId)
  }

  #isSmall(threadId: ThreadId): boolean {
    return this.#world.history.participants(threadId).length <= smallThread
  }
}
