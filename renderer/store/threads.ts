import type { AccountId, Thread, ThreadId } from '../../electron/contract/domain.ts'
import type { Change } from './change.ts'

type ById = Readonly<Record<ThreadId, Thread>>

/** An account without an entry has not been read yet. */
export type Threads = Readonly<Record<AccountId, ById>>

export function threads(state: Threads, change: Change): Threads {
  switch (change.type) {
    case 'threads-read':
      return { ...state, [change.accountId]: Object.fromEntries(change.threads.map(thread => [thread.id, thread])) }
    case 'thread.changed': {
      const { accountId, thread } = change.payload
      return { ...state, [accountId]: { ...state[accountId], [thread.id]: thread } }
    }
    case 'thread.removed': {
      const { accountId, threadId } = change.payload
      const { [threadId]: _, ...rest } = state[accountId] ?? {}
      return { ...state, [accountId]: rest }
    }
    case 'account.removed': {
      const { [change.payload.accountId]: _, ...rest } = state
      return rest
    }
    default:
      return state
  }
}

export const byActivity = (threads: ById): Thread[] =>
  Object.values(threads).sort((a, b) => b.lastActivityAt - a.lastActivityAt || (a.id < b.id ? -1 : 1))

export const unreadTotal = (threads: ById | undefined): number =>
  Object.values(threads ?? {}).reduce((sum, thread) => sum + thread.unread, 0)
