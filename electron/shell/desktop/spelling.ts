import type { Session } from 'electron'

type Speller = Pick<Session, 'availableSpellCheckerLanguages' | 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages'>

/** Languages to choose from: none on macOS, whose own speller finds out by itself. */
export const spellingLanguages = (session: Speller, platform: NodeJS.Platform): string[] =>
  platform === 'darwin' ? [] : session.availableSpellCheckerLanguages

/**
 * Elsewhere a dictionary is fetched from the network, so there is none until somebody chooses a language. To be called
 * before the first window: the engine would choose one itself.
 */
export function checkSpelling(session: Speller, platform: NodeJS.Platform, chosen: readonly string[]): void {
  if (platform === 'darwin') return
  const known = chosen.filter(language => session.availableSpellCheckerLanguages.includes(language))
  session.setSpellCheckerLanguages(known)
  session.setSpellCheckerEnabled(known.length > 0)
}
