import type { Contact } from '../../electron/contract/address-book.ts'
import type { AccountId } from '../../electron/contract/domain.ts'
import type { Contacts } from '../text/words.ts'
import type { Change } from './change.ts'

export type AddressBooks = Readonly<Record<AccountId, Contacts>>

export function contacts(state: AddressBooks, change: Change): AddressBooks {
  switch (change.type) {
    case 'contacts-read':
      return { ...state, [change.accountId]: byId(change.contacts) }
    case 'contact.changed':
      return { ...state, [change.payload.accountId]: byId(change.payload.contacts) }
    default:
      return state
  }
}

const byId = (contacts: readonly Contact[]): Contacts =>
  Object.fromEntries(contacts.map(contact => [contact.id, contact]))
