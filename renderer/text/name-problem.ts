import type { WordId } from './words.ts'

const MOST = 100
/** Characters that end lines, ring bells, or turn the words of others around. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u
const seen = /[\p{L}\p{N}\p{P}\p{S}]/u

/** What is wrong with a name that others are to see. */
export function nameProblem(text: string): WordId | null {
  const name = text.trim()
  if (name === '') return 'signIn.name.missing'
  if (name.length > MOST) return 'signIn.name.tooLong'
  if (unseen.test(name)) return 'signIn.name.unseen'
  return seen.test(name) ? null : 'signIn.name.blank'
}
