import type { HelpPlace } from '../help/help.ts'
import type { Change } from './change.ts'

export const sections = ['appearance', 'messages', 'keyboard', 'accounts', 'storage', 'privacy', 'about'] as const
export type Section = (typeof sections)[number]

/** What lies over the window, one at a time. */
export type Sheet =
  | { what: 'settings'; section: Section }
  | { what: 'help'; at: HelpPlace }
  | { what: 'shortcuts' | 'diagnosis' | 'log' | 'users' | 'export' | 'sign-out' }

export function sheet(state: Sheet | null, change: Change): Sheet | null {
  switch (change.type) {
    case 'sheet-opened':
      return change.sheet
    case 'sheet-closed':
    case 'account.removed':
      return null
    default:
      return state
  }
}
