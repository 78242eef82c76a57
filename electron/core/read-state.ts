import type { MessageKey, ReadMark, ServerMessageId, ThreadId } from '../contract/domain.ts'
import type { AppError } from '../contract/result.ts'
import { smallThread, type AccountWorld } from './account-world.ts'
import type { ServiceReceipt } from './service-ports.ts'
import type { Threads } from './threads.ts'

/** A receipt that did not get through is tried again after this, or after what the service asks for. */
const retryMs = 10_000

/** How far I read, and how far the others did. */
export class ReadState {
  readonly #world: AccountWorld
  readonly #threads: Threads
  #cancelRetry: (() => void) | undefined

  constructor(world: AccountWorld, threads: Threads) {
    this.#world = world
    this.#threads = threads
  }

  /** I have seen everything up to this message. Moves forward only. */
  read(threadId: ThreadId, upTo: MessageKey): void {
    const { history, journal, me } = this.#world
    const message = history.message(threadId, upTo)
    if (!message || message.sentAt <= journal.readUpTo(threadId)) return
    journal.setReadUpTo(threadId, message.sentAt)
    this.#threads.announce(threadId)
    if (message.sender?.id === me.id || !this.#isSmall(threadId)) return
    journal.setReceipt(threadId, { serverId: message.serverId, sent: false })
    this.#world.inBackground(this.sendReceipts())
  }

  /** Tells the service what it has not been told yet, and what does not get through a while later. */
  async sendReceipts(): Promise<void> {
    const { gateway, journal } = this.#world
    for (const { threadId, serverId } of journal.unsentReceipts()) {
      const answer = await gateway()?.sendReadReceipt(threadId, serverId)
      // Without a connection there is nothing to wait for: it begins with this.
      if (!answer) return
      if (!answer.ok && isPassing(answer.error)) this.#retry(answer.error)
      // Meanwhile somebody may have read on.
      else if (this.#isUnsent(threadId, serverId)) journal.setReceipt(threadId, { serverId, sent: true })
    }
  }

  stop(): void {
    this.#cancelRetry?.()
  }

  #isUnsent(threadId: ThreadId, serverId: ServerMessageId): boolean {
    const unsent = this.#world.journal.unsentReceipts()
    return unsent.some(receipt => receipt.threadId === threadId && receipt.serverId === serverId)
  }

  #retry(error: AppError): void {
    const wait = error.kind === 'throttled' ? (error.retryAfterMs ?? retryMs) : retryMs
    this.#cancelRetry?.()
    this.#cancelRetry = this.#world.clock.after(wait, () => this.#world.inBackground(this.sendReceipts()))
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

  /** Asks the service; nothing is said of crowds, and an answer that does not come is worth no alarm. */
  async refresh(threadId: ThreadId): Promise<void> {
    if (!this.#isSmall(threadId)) return
    const answer = await this.#world.gateway()?.readReceipts(threadId)
    if (answer?.ok) for (const receipt of answer.value) this.heard(receipt)
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

/** What may be different the next time; everything else is the service's last word about this receipt. */
function isPassing({ kind }: AppError): boolean {
  return !['forbidden', 'not-found', 'refused', 'bad-request'].includes(kind)
}
