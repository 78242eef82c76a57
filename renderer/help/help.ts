import type { Language } from '../text/locale.ts'
import type { HelpPlace, HelpText } from './help-text.ts'
import { english } from './help.en.ts'
import { french } from './help.fr.ts'

const texts: Record<Language, HelpText> = { en: english, fr: french }

export const helpIn = (language: Language): HelpText => texts[language]

/** The paragraph that helps with what went wrong at sign-in. */
export function helpWith(error: { kind: string; problem?: string }): HelpPlace | null {
  switch (error.kind) {
    case 'bad-token':
      if (error.problem === 'expired') return { topic: 'token', heading: 'expired' }
      if (error.problem === 'no-chat-scope') return { topic: 'token', heading: 'scope' }
      if (error.problem === 'malformed') return { topic: 'token', heading: 'get' }
      return { topic: 'token', heading: 'refused' }
    case 'bad-endpoint':
    case 'unreachable':
      return { topic: 'azure', heading: 'endpoint' }
    case 'bad-connection-string':
      return { topic: 'azure', heading: 'connectionString' }
    case 'bad-token-service':
      return { topic: 'service', heading: error.problem === 'no-token' ? 'answer' : 'what' }
    default:
      return null
  }
}
