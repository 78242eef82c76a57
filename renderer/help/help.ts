import type { Language } from '../text/locale.ts'
import { english } from './help.en.ts'
import { french } from './help.fr.ts'
import type { SnippetId } from './snippets.ts'

export const topics = ['start', 'azure', 'token', 'service', 'local', 'privacy', 'keyboard'] as const
export type Topic = (typeof topics)[number]

/** A paragraph, steps to follow in their order, or something to copy. */
export type Block = string | { steps: readonly string[] } | { copy: SnippetId }

export interface Paragraphs {
  title: string
  blocks: readonly Block[]
}

/** What each topic has paragraphs about, in their order. */
export const headings = {
  start: ['try', 'ways'],
  azure: ['resource', 'endpoint', 'connectionString'],
  token: ['get', 'portal', 'cli', 'sdk', 'expired', 'scope', 'refused'],
  service: ['what', 'write', 'answer'],
  local: ['run', 'users', 'connect'],
  privacy: ['kept', 'sent', 'signOut'],
  keyboard: [],
} as const satisfies Record<Topic, readonly string[]>

export type Heading<T extends Topic> = (typeof headings)[T][number]

/** A topic, or one paragraph of it. */
export type HelpPlace = { [T in Topic]: { topic: T; heading?: Heading<T> } }[Topic]

export type HelpText = { [T in Topic]: { title: string; paragraphs: Record<Heading<T>, Paragraphs> } }

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
