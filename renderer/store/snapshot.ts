import type { Account } from '../../electron/contract/domain.ts'
import type { Snapshot } from '../../electron/contract/ipc.ts'
import type { Change } from './change.ts'

export function snapshot(state: Snapshot | null, change: Change): Snapshot | null {
  if (change.type === 'snapshot-read') return change.snapshot
  if (!state) return state
  switch (change.type) {
    case 'settings.changed':
      return { ...state, settings: change.payload }
    case 'keychain.changed':
      return { ...state, keychain: change.payload }
    case 'notice.changed':
      return { ...state, notices: change.payload }
    case 'update.changed':
      return { ...state, update: change.payload }
    case 'account.changed':
      return { ...state, accounts: withAccount(state.accounts, change.payload) }
    case 'closed.changed':
      return { ...state, closed: change.payload }
    case 'export.changed':
      return { ...state, exports: [...state.exports.filter(({ id }) => id !== change.payload.id), change.payload] }
    case 'export.dismissed':
      return { ...state, exports: state.exports.filter(({ id }) => id !== change.payload.id) }
    case 'account.removed':
      return { ...state, accounts: state.accounts.filter(account => account.id !== change.payload.accountId) }
    case 'connection.changed': {
      const { accountId, connection } = change.payload
      return {
        ...state,
        accounts: state.accounts.map(account => (account.id === accountId ? { ...account, connection } : account)),
      }
    }
    default:
      return state
  }
}

function withAccount(accounts: Account[], account: Account): Account[] {
  const at = accounts.findIndex(({ id }) => id === account.id)
  return at < 0 ? [...accounts, account] : accounts.with(at, account)
}
