import { useIntl } from 'react-intl'
import type { HelpText } from '../../help/help-text.ts'
import { helpIn } from '../../help/help.ts'
import { locale } from '../../text/locale.ts'

/** In the language of the window. */
export function useHelp(): HelpText {
  const { locale: tag } = useIntl()
  return helpIn(locale('system', [tag]).language)
}
