import { FluentProvider, useFocusFinders } from '@fluentui/react-components'
import { type ReactNode, useEffect, useMemo } from 'react'
import { IntlProvider } from 'react-intl'
import type { Settings } from '../../electron/contract/settings.ts'
import { currentAccount } from '../store/state.ts'
import { locale, wordsOf } from '../text/locale.ts'
import type { Contacts } from '../text/words.ts'
import { type Look, themes } from '../theme.ts'
import { Entrance } from './Entrance.tsx'
import { Speech } from './Speech.tsx'
import { useLook } from './use-look.ts'
import { useTextSize } from './use-text-size.ts'
import { useKnown } from './world.ts'

export function App() {
  const settings = useKnown(state => state.app?.settings)
  useTextSize(settings?.textSize ?? 'usual')
  const account = useKnown(currentAccount)
  const contacts = useKnown(state => (account ? state.contacts[account.id] : undefined))
  return (
    <Dress theme={settings?.theme ?? 'system'} language={settings?.language ?? 'system'} contacts={contacts}>
      <Entrance />
    </Dress>
  )
}

interface DressProps {
  theme: Settings['theme']
  language: Settings['language']
  /** Of the account that is looked at. */
  contacts?: Contacts | undefined
  children: ReactNode
}

/** Language, names and colours for everything inside. */
export function Dress({ theme, language, contacts, children }: DressProps) {
  const look: Look = useLook(theme)
  const { tag, language: chosen } = useMemo(() => locale(language, navigator.languages), [language])
  useEffect(() => {
    document.documentElement.lang = chosen
  }, [chosen])
  return (
    <IntlProvider locale={tag} defaultLocale="en" messages={wordsOf(chosen)}>
      {/* Both languages are written from left to right; the page says so, and tests turn it round. */}
      <FluentProvider theme={themes[look]} dir={document.dir === 'rtl' ? 'rtl' : 'ltr'}>
        <Focus />
        <Speech contacts={contacts}>{children}</Speech>
      </FluentProvider>
    </IntlProvider>
  )
}

/**
 * Holds the library's focus manager for as long as the window lives: it ends with its last user, and where that is a dialog
 * that goes together with the screen behind it, everything else would stay hidden from screen readers.
 */
function Focus() {
  useFocusFinders()
  return null
}
