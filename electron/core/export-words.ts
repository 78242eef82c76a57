import type { Body, Person, UserId } from '../contract/domain.ts'
import { plainText } from './plain-text.ts'
import type { Words } from './words-en.ts'

/** A message of a person as they wrote it, or what happened, told in a sentence. */
export interface ExportWords {
  text: string
  /** Said by nobody: it happened. */
  event: boolean
}

export function wordsOf(body: Body, nameOf: (id: UserId) => string | null, words: Words['exported']): ExportWords {
  const by = (id: UserId | null): string => (id === null ? words.somebody : oneLine(nameOf(id) ?? id))
  const all = (people: Person[]): string => people.map(({ id, name }) => oneLine(name ?? nameOf(id) ?? id)).join(', ')
  switch (body.kind) {
    case 'text':
      return { text: clean(body.text), event: false }
    case 'html':
      return { text: clean(plainText(body.html)), event: false }
    case 'deleted':
      return { text: words.deleted, event: false }
    case 'participants-added':
      return { text: words.added(by(body.by), all(body.people)), event: true }
    case 'participants-removed':
      return { text: words.removed(by(body.by), all(body.people)), event: true }
    case 'topic-changed':
      return { text: words.renamed(by(body.by), oneLine(body.topic)), event: true }
    case 'unsupported':
      return { text: words.unknown(oneLine(body.type)), event: false }
    default:
      return body satisfies never
  }
}

/** A name or topic: it can neither begin a line of its own nor turn the ones around it. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/gu, ' ').trim()

/** Without what is not text: control characters but line breaks and tabs, and what turns the direction of all that follows. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu, '')
}
