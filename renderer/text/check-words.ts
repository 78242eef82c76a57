import type { Check } from '../../electron/contract/care.ts'
import { size } from './numbers.ts'
import type { WordId, Words } from './words.ts'

/** What was found, and what to do about it. Every outcome of every check has its sentence; a test sees to it. */
export function checkWords(words: Words, tag: string, { name, outcome, values }: Check): string {
  const told = Object.entries(values).map(([key, value]) => [key, inWords(tag, key, value)] as const)
  if (name === 'versions') return told.map(([key, value]) => `${key} ${value}`).join(' · ')
  return words(`diagnosis.${name}.${outcome}` as WordId, Object.fromEntries(told))
}

function inWords(tag: string, key: string, value: string | number): string | number {
  if (key === 'bytes') return size(tag, Number(value))
  if (!key.endsWith('At')) return value
  return new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(Number(value))
}
