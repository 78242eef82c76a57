import type { Settings } from '../../electron/contract/settings.ts'
import en from '../locales/en.json'
import fr from '../locales/fr.json'

export type Language = 'en' | 'fr'

const languages: Record<Language, Record<string, string>> = { en, fr }

/** Keeps the person's region (fr-CA, en-GB) where it fits the language, so that dates look as they do at home. */
export function locale(
  language: Settings['language'],
  preferred: readonly string[],
): { tag: string; language: Language } {
  const wanted = language === 'system' ? (preferred.map(languageOf).find(known => known !== null) ?? 'en') : language
  return { language: wanted, tag: preferred.find(tag => languageOf(tag) === wanted) ?? wanted }
}

export const wordsOf = (language: Language): Record<string, string> => languages[language]

function languageOf(tag: string): Language | null {
  const language = tag.split('-')[0]
  return language === 'en' || language === 'fr' ? language : null
}
