import { createContext, useContext } from 'react'
import type { Contact } from '../../electron/contract/address-book.ts'
import type { UserId } from '../../electron/contract/domain.ts'
import type en from '../locales/en.json'

export type WordId = keyof typeof en

/** An address book by the people in it. */
export type Contacts = Readonly<Record<UserId, Contact>>

/** How the window talks to its reader: in their language (both have every thing to say), and of people as they call them. */
export interface Words {
  (id: WordId, values?: Readonly<Record<string, string | number>>): string
  readonly contacts?: Contacts
}

export const WordsContext = createContext<Words | null>(null)

export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('there are no words above this view')
  return words
}
