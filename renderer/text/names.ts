import type { Person, Thread } from '../../electron/contract/domain.ts'
import { topicToBe } from '../store/thread-changes.ts'
import { shortId } from './user-id.ts'
import type { Words } from './words.ts'

/** Somebody without a name is called by the end of their id, so that two of them stay two. */
export const personName = (words: Words, person: Person): string =>
  person.name?.trim() || `${words('threads.someone')} ${shortId(person.id)}`

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

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const firstLetter = (word: string): string => segmenter.segment(word)[Symbol.iterator]().next().value?.segment ?? ''

export function initials(name: string): string {
  const parts = name
    .trim()
    .split(/\s+/)
    .filter(part => /[\p{L}\p{N}\p{Emoji}]/u.test(part))
  const first = parts[0]
  if (!first) return '?'
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
