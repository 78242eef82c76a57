import type { AccountId, MessageKey, ThreadId } from '../../electron/contract/domain.ts'
import type { Change } from './change.ts'

/** What the person chose to look at. */
export interface View {
  account: AccountId | null
  open: { threadId: ThreadId; at: MessageKey | null } | null
}

export const nothingOpen: View = { account: null, open: null }

export function view(state: View, change: Change): View {
  switch (change.type) {
    case 'snapshot-read': {
      const ids = change.snapshot.accounts.map(account => account.id)
      if (state.account && ids.includes(state.account)) return state
      return { account: ids[0] ?? null, open: null }
    }
    case 'account.removed':
      return state.account === change.payload.accountId ? nothingOpen : state
    case 'account-chosen':
      return { account: change.accountId, open: null }
    case 'thread-opened':
      return { account: change.place.accountId, open: { threadId: change.place.threadId, at: change.at } }
    case 'thread-closed':
      return { ...state, open: null }
    case 'thread.removed':
      return state.open?.threadId === change.payload.threadId && state.account === change.payload.accountId
        ? { ...state, open: null }
        : state
    default:
      return state
  }
}
