import type { Settings } from '../contract/settings.ts'
import { en, type Words } from './words-en.ts'
import { fr } from './words-fr.ts'

/** The words of the language that is set; `system` is the one of the computer, such as `fr-CA`. */
export const wordsFor = (chosen: Settings['language'], system: string): Words =>
  (chosen === 'system' ? system : chosen).startsWith('fr') ? fr : en
