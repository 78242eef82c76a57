import type { HelpPlace } from '../help/help-text.ts'

export const sections = [
  'appearance',
  'messages',
  'alerts',
  'keyboard',
  'accounts',
  'storage',
  'system',
  'privacy',
  'about',
] as const
export type Section = (typeof sections)[number]

/** What lies over the window, one at a time. */
export type Sheet =
  | { what: 'settings'; section: Section }
  | { what: 'help'; at: HelpPlace }
  | { what: 'shortcuts' | 'diagnosis' | 'log' | 'users' | 'book' | 'export' | 'sign-out' }
