import type { ThreadId } from '../contract/domain.ts'
import type { AccountWorld } from './account-world.ts'
import type { OutboxItem, Work } from './store-ports.ts'

export function newItem(
  { ids, clock }: Pick<AccountWorld, 'ids' | 'clock'>,
  threadId: ThreadId,
  work: Work,
): OutboxItem {
  return {
    ...{ localId: ids.localId(), threadId, work },
    ...{ createdAt: clock.now(), attempts: 0, firstAttemptAt: null, state: { state: 'queued' } },
  }
}

/** Keeps its place. What failed is wanted again, as of now. */
export function rewritten(item: OutboxItem, now: number): OutboxItem {
  return item.state.state === 'failed' ? { ...item, createdAt: now, state: { state: 'queued' } } : item
}
