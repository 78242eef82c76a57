import type { Person, Thread } from '../../electron/contract/domain.ts'
import { topicToBe } from '../store/thread-changes.ts'
import { graphemes } from './graphemes.ts'
import { personKind, phoneNumber } from './person-kind.ts'
import { shortId } from './user-id.ts'
import type { Words } from './words.ts'

const LONGEST = 100

/**
 * What the reader calls them, or what they call themselves; nothing else may name a person on screen. My own name for somebody is put
 * in here and not before, so that it can go nowhere but to the reader.
 */
export const personName = (words: Words, person: Person): string =>
  words.contacts?.[person.id]?.name ?? givenName(person) ?? nameOfId(words, person.id)

/** For what others read: never what I call somebody. */
export const nameForOthers = (words: Words, person: Person): string => givenName(person) ?? nameOfId(words, person.id)

/** As they gave it, on one line; strangers write into names what turns or breaks the text around them. */
export function givenName({ name }: Pick<Person, 'name'>): string | null {
  const line = (name ?? '')
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  // Marks on nothing, and letters nobody sees, are no name.
  if (!/[^\s\p{M}\p{Default_Ignorable_Code_Point}]/u.test(line)) return null
  const letters = Array.from(line)
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : line
}

/** Somebody without a name is called by the end of their id, so that two of them stay two. */
function nameOfId(words: Words, id: string): string {
  const kind = personKind(id)
  if (kind === 'phone') return phoneNumber(id)
  return `${words(kind === 'acs' || kind === 'unknown' ? 'threads.someone' : `person.kind.${kind}`)} ${shortId(id)}`
}

/** Names as one says them: a, b and c. */
export const listed = (tag: string, names: readonly string[]): string =>
  new Intl.ListFormat(tag, { type: 'conjunction' }).format(names)

const SHOWN = 3

export function threadTitle(words: Words, tag: string, thread: Thread): string {
  const topic = topicToBe(thread)
  if (topic?.trim()) return topic
  const names = thread.others.map(person => personName(words, person))
  if (names.length === 0) return words('threads.justYou')
  const shown = names.slice(0, SHOWN)
  const hidden =
    Math.max(thread.participantCount - (thread.membership === 'member' ? 1 : 0), names.length) - shown.length
  if (hidden > 0) return words('threads.andMore', { names: shown.join(', '), count: hidden })
  return listed(tag, shown)
}

/** Compares as people do who do not type accents. */
export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

/** No letter and no emoji is written with more. */
const MOST_CODES = 10

function firstLetter(word: string): string {
  const codes = Array.from(graphemes(word)[Symbol.iterator]().next().value?.segment ?? '')
  return codes.length > MOST_CODES ? (codes[0] ?? '') : codes.join('')
}

/** Null where nothing in it can stand for a name. */
export function initials(name: string): string | null {
  const parts = name
    .trim()
    .split(/\s+/)
    .map(part => part.replace(/^[^\p{L}\p{N}\p{Emoji}]+/u, ''))
    .filter(part => part !== '')
  const first = parts[0]
  if (!first) return null
  const last = parts.length > 1 ? (parts.at(-1) ?? '') : ''
  return (firstLetter(first) + firstLetter(last)).toLocaleUpperCase()
}

export const HUES = 8

/** The same person has the same colour everywhere and always. */
export function hue(id: string): number {
  let hash = 5381
  for (let at = 0; at < id.length; at++) hash = (hash * 33) ^ id.charCodeAt(at)
  // Ids differ in few characters, and the low bits alone would hardly see it.
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b)
  return ((hash ^ (hash >>> 13)) >>> 0) % HUES
}
