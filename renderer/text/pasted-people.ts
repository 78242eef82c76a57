import type { Person, UserId } from '../../electron/contract/domain.ts'
import { folded } from './names.ts'
import { isUserId, looksLikeUserId } from './user-id.ts'

/** Null: nobody can be meant by it. */
export interface Pasted {
  text: string
  person: Person | null
}

/** Each id and each known name of a list, as lines, or with commas, semicolons or tabs between; null where it is no list. */
export function pastedPeople(text: string, known: readonly Person[]): Pasted[] | null {
  const pieces = text
    .split(/[\n\r,;\t]+/)
    .flatMap(idsApart)
    .map(piece => piece.trim())
    .filter(Boolean)
  if (pieces.length < 2) return null
  return pieces.map(piece => ({ text: piece, person: personOf(piece, known) }))
}

/** Ids have no spaces, names do. */
function idsApart(piece: string): string[] {
  const parts = piece.trim().split(/\s+/)
  return parts.every(looksLikeUserId) ? parts : [piece]
}

function personOf(text: string, known: readonly Person[]): Person | null {
  const named = known.filter(({ name }) => name !== null && folded(name.trim()) === folded(text))
  if (named.length === 1) return named[0] ?? null
  if (!isUserId(text)) return null
  return known.find(({ id }) => id === text) ?? { id: text as UserId, name: null }
}
