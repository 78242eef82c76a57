import { bodyText } from '../core/body-text.ts'
import { tokensVersion, tokenTexts } from '../core/search-tokens.ts'
import { readBody } from './stored-body.ts'

/** A row of `messages`, as far as the index is made of it. */
export interface IndexedRow {
  position: number
  thread: number
  sender: number | null
  /** As it is stored. */
  body: string
}

/** Another one means another index: which characters are letters is a matter of the runtime's Unicode. */
export const indexVersion = `${tokensVersion}, Unicode ${process.versions['unicode'] ?? ''}`

/**
 * Beside its words every message has a token for its thread, one for its sender, and one that all have. They are of characters
 * for private use, which no word has; of one character each, so that they are in no list of prefixes.
 */
export const everyMessage = '\ue000'
export const threadToken = (number: number): string => privateCharacter(0xf0000, number)
export const senderToken = (number: number): string => privateCharacter(0x100000, number)

const perPlane = 0xf000

function privateCharacter(plane: number, number: number): string {
  const character = String.fromCodePoint(plane + (number % perPlane))
  return number < perPlane ? character : `${character}${Math.floor(number / perPlane)}`
}

/** What FTS5 is given; null for a message without words. */
export function indexedWords({ thread, sender, body }: IndexedRow): string | null {
  const read = readBody(body)
  const text = read === null ? null : bodyText(read)
  if (text === null) return null
  const labels = [everyMessage, threadToken(thread), ...(sender === null ? [] : [senderToken(sender)])]
  return [...labels, ...tokenTexts(text)].join(' ')
}
