import { folded } from './names.ts'

/** A text that is matched many times, made ready once. */
export interface Sought {
  text: string
  /** Folded, letter for letter; `at` says where in the text each came from. */
  letters: string
  at: readonly number[]
  /** Where words begin, in `letters`. */
  begins: readonly number[]
}

/** Higher is better; `marks` are the letters of the text that matched, as ranges [from, to). */
export interface Match {
  score: number
  marks: readonly (readonly [from: number, to: number])[]
}

export function sought(text: string): Sought {
  let letters = ''
  const at: number[] = []
  const begins: number[] = []
  let inWord = false
  let from = 0
  for (const letter of text) {
    const plain = folded(letter)
    const isWord = /[\p{L}\p{N}]/u.test(plain)
    if (isWord && !inWord) begins.push(letters.length)
    // What only decorates the letter before it folds to nothing and ends no word.
    if (plain !== '') inWord = isWord
    for (let n = 0; n < plain.length; n++) at.push(from)
    letters += plain
    from += letter.length
  }
  at.push(from)
  return { text, letters, at, begins }
}

const BEGINNING = 4
const WORD = 3
const INSIDE = 2
const SCATTERED = 1

/** The words of a query as they are compared. */
export const wantedWords = (query: string): string[] => folded(query).split(/\s+/).filter(Boolean)

/** Every word that is wanted is somewhere in the text. The beginning of a word counts more than its inside, and that more than letters here and there. */
export function fuzzy(wanted: readonly string[], text: Sought): Match | null {
  const found: Match[] = []
  for (const word of wanted) {
    const match = matchWord(word, text)
    if (!match) return null
    found.push(match)
  }
  if (found.length === 0) return { score: 0, marks: [] }
  const score = found.reduce((sum, match) => sum + match.score, 0) / found.length
  // Of two that match alike the one with less beside it is meant.
  return {
    score: score - Math.min(text.letters.length, 500) / 1000,
    marks: merged(found.flatMap(({ marks }) => marks)),
  }
}

function matchWord(word: string, { letters, begins, at }: Sought): Match | null {
  const mark = (from: number, to: number): readonly [number, number] => [at[from] as number, at[to] as number]
  const begin = begins.find(from => letters.startsWith(word, from))
  if (begin !== undefined) {
    return { score: begin === begins[0] ? BEGINNING : WORD, marks: [mark(begin, begin + word.length)] }
  }
  const inside = letters.indexOf(word)
  if (inside >= 0) return { score: INSIDE, marks: [mark(inside, inside + word.length)] }
  const places = scattered(word, letters)
  if (!places) return null
  const span = (places.at(-1) as number) - (places[0] as number) + 1
  return { score: SCATTERED * (word.length / span), marks: places.map(place => mark(place, place + 1)) }
}

function scattered(word: string, letters: string): number[] | null {
  const places: number[] = []
  let from = 0
  for (let n = 0; n < word.length; n++) {
    const place = letters.indexOf(word[n] as string, from)
    if (place < 0) return null
    places.push(place)
    from = place + 1
  }
  return places
}

function merged(marks: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const result: [number, number][] = []
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}
