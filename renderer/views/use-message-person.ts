import { useRef } from 'react'
import type { AccountId, Person, UserId } from '../../electron/contract/domain.ts'
import type { Result } from '../../electron/contract/result.ts'
import { threadOfTwo } from '../store/threads.ts'
import { useWorld } from './world.ts'

/** Opens the conversation with somebody, and begins it where there is none. */
export function useMessagePerson(): (accountId: AccountId, person: Person) => Promise<Result<null>> {
  const { line, store, timelines } = useWorld()
  // A second try after an answer that never came makes the same thread.
  const tokens = useRef(new Map<UserId, string>())
  return async (accountId, { id, name }) => {
    const known = threadOfTwo(store.get().threads[accountId] ?? {}, id)
    if (known) {
      void timelines.open({ accountId, threadId: known.id })
      return { ok: true, value: null }
    }
    const idempotencyToken = tokens.current.get(id) ?? crypto.randomUUID()
    tokens.current.set(id, idempotencyToken)
    const people = [{ id, name }]
    const created = await line.call('thread.create', { accountId, topic: null, people, idempotencyToken })
    if (!created.ok) return created
    const { thread, notAdded } = created.value
    void timelines.open({ accountId, threadId: thread.id })
    const refused = notAdded[0]
    if (!refused) return { ok: true, value: null }
    const { because, detail } = refused
    if (because === 'forbidden' || because === 'not-found') return { ok: false, error: { kind: because } }
    return { ok: false, error: { kind: 'refused', status: 400, reason: detail } }
  }
}
