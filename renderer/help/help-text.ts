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
