import type { AccountId, Thread } from '../../electron/contract/domain.ts'
import type { Change } from './change.ts'
import type { Threads } from './threads.ts'
import type { View } from './view.ts'

/** The conversation that was being looked at when it was deleted, until something else is. */
export type Gone = { accountId: AccountId; thread: Thread } | null

export function gone(state: Gone, change: Change, { view, threads }: { view: View; threads: Threads }): Gone {
  switch (change.type) {
    case 'thread.removed': {
      const { accountId, threadId } = change.payload
      const thread = threads[accountId]?.[threadId]
      const wasOpen = view.account === accountId && view.open?.threadId === threadId
      return thread && wasOpen ? { accountId, thread } : state
    }
    case 'thread-opened':
    case 'thread-closed':
    case 'account-chosen':
    case 'account.removed':
      return null
    default:
      return state
  }
}
