import { MessageKey, type LocalId, type ServerMessageId, type ThreadId, type WrittenBody } from '../contract/domain.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import type { AccountWorld } from './account-world.ts'
import { isChangeOf, isUnsentMessage, type MessageChange, type UnsentMessage } from './message-view.ts'
import type { Outbox } from './outbox.ts'
import { newItem, rewritten } from './outbox-item.ts'
import type { Over, StoredMessage, Work } from './store-ports.ts'
import { checkedBody, inKindOf } from './written-body.ts'

type Queued = Result<{ localId: LocalId }>

/** A message of mine that can be changed: on its way, or in the history, or on its way as far as anybody knows. */
interface Own {
  unsent: UnsentMessage | null
  stored: StoredMessage | null
  changes: MessageChange[]
}

/** Sending, editing and deleting messages, as rows of the outbox. What was certainly not done yet is rewritten where it waits. */
export class Writing {
  readonly #world: AccountWorld
  readonly #outbox: Outbox

  constructor(world: AccountWorld, outbox: Outbox) {
    this.#world = world
    this.#outbox = outbox
  }

  send(threadId: ThreadId, written: WrittenBody, replyTo: ServerMessageId | null = null): Queued {
    const body = checkedBody(written)
    if (!body.ok) return body
    return this.#queue(threadId, { kind: 'send', body: body.value, replyTo })
  }

  edit(threadId: ThreadId, key: MessageKey, written: WrittenBody): Queued {
    const own = this.#own(threadId, key)
    if (!own.ok) return own
    const { unsent, stored, changes } = own.value
    const isRewritable = unsent !== null && unsent.state.state !== 'unknown'
    const said = stored?.body ?? unsent?.work.body
    if (said?.kind !== 'text' && said?.kind !== 'html') return fail(meaningless('Only what was written can be edited.'))
    const kept = isRewritable ? ok(written) : inKindOf(said.kind, written)
    const body = kept.ok ? checkedBody(kept.value) : kept
    if (!body.ok) return body
    if (isRewritable) return this.#rewrite({ ...unsent, work: { ...unsent.work, body: body.value } })

    const failed = changes.filter(({ state }) => state.state === 'failed')
    const waiting = changes.findLast(({ state }) => state.state !== 'failed')
    if (waiting?.work.kind === 'delete') return fail(meaningless('It is being deleted.'))
    const over: Over | null = stored && { version: stored.version, after: null }
    const shared = { target: key, serverId: stored?.serverId ?? null, body: body.value }
    if (!waiting) {
      return this.#queue(threadId, { kind: 'edit', ...shared, over }, failed)
    }
    if (waiting.state.state === 'unknown') {
      const behind = waiting.work.over && { version: waiting.work.over.version, after: waiting.localId }
      return this.#queue(threadId, { kind: 'edit', ...shared, over: behind })
    }
    // One that was attempted leaves its name to the attempt, which may yet arrive with the old words.
    if (waiting.attempts > 0) return this.#queue(threadId, { ...waiting.work, ...shared }, [waiting])
    return this.#rewrite({ ...waiting, work: { ...waiting.work, body: body.value } })
  }

  delete(threadId: ThreadId, key: MessageKey): Result<null> {
    const own = this.#own(threadId, key)
    if (!own.ok) return own
    const { unsent, stored, changes } = own.value
    if (unsent && unsent.state.state !== 'unknown') {
      this.#outbox.drop(unsent)
      return done
    }
    if (stored?.body.kind === 'deleted') return done
    if (changes.some(({ work, state }) => work.kind === 'delete' && state.state !== 'failed')) return done
    const superseded = changes.filter(({ state }) => state.state !== 'unknown')
    this.#queue(threadId, { kind: 'delete', target: key, serverId: stored?.serverId ?? null }, superseded)
    return done
  }

  #own(threadId: ThreadId, key: MessageKey): Result<Own> {
    const { history, journal, me } = this.#world
    const rows = journal.outboxOf(threadId)
    const stored = history.message(threadId, key)
    const unsent = stored ? undefined : rows.filter(isUnsentMessage).find(row => MessageKey.parse(row.localId) === key)
    if (!stored && !unsent) return fail({ kind: 'not-found' })
    if (stored && stored.sender?.id !== me.id) return fail({ kind: 'forbidden' })
    if (stored && history.thread(threadId)?.membership !== 'member') return fail({ kind: 'forbidden' })
    return ok({ unsent: unsent ?? null, stored, changes: rows.filter(isChangeOf(key)) })
  }

  #rewrite(item: UnsentMessage | MessageChange): Queued {
    this.#outbox.put(rewritten(item, this.#world.clock.now()))
    return ok({ localId: item.localId })
  }

  #queue(threadId: ThreadId, work: Work, instead: readonly MessageChange[] = []): Queued {
    const item = newItem(this.#world, threadId, work)
    this.#outbox.put(item, instead)
    return ok({ localId: item.localId })
  }
}

const meaningless = (detail: string): { kind: 'bad-request'; detail: string } => ({ kind: 'bad-request', detail })
