import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type en from '../locales/en.json'

export type WordId = keyof typeof en

/** Says a thing in the language of the window; both languages have every thing. */
export type Words = (id: WordId, values?: Readonly<Record<string, string | number>>) => string

export function useWords(): Words {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
