import { type ReactNode, useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { AccountId } from '../../electron/contract/domain.ts'
import { type Contacts, type WordId, WordsContext } from '../text/words.ts'
import { useKnown } from './world.ts'

interface SpeechProps {
  contacts?: Contacts | undefined
  children: ReactNode
}

/** Language and names for everything inside. A new address book is said again everywhere, memoised rows included. */
export function Speech({ contacts, children }: SpeechProps) {
  const intl = useIntl()
  const words = useMemo(() => {
    const say = (id: WordId, values?: Readonly<Record<string, string | number>>) => intl.formatMessage({ id }, values)
    return contacts ? Object.assign(say, { contacts }) : say
  }, [intl, contacts])
  return <WordsContext value={words}>{children}</WordsContext>
}

/** People inside are called as this account calls them. */
export function SpeechOf({ accountId, children }: { accountId: AccountId | undefined; children: ReactNode }) {
  const contacts = useKnown(state => (accountId ? state.contacts[accountId] : undefined))
  return <Speech contacts={contacts}>{children}</Speech>
}
