import {
  type Body,
  MessageKey,
  type Person,
  ServerMessageId,
  ThreadId,
  UserId,
} from '../../electron/contract/domain.ts'
import type { StoredMessage } from '../../electron/core/store-ports.ts'

// What people might have written, the same in every run: 5 to 25 words, as often as words are in any language (the n-th most
// frequent one n times as rarely as the first), some of it Japanese, some with emoji, some as HTML.

const syllables = 'ka mo ri te lu ban der sol vin ost pra eck ume tri hal nor gis fet wy zu'.split(' ')
const ideographs = Array.from({ length: 300 }, (_, n) => String.fromCodePoint(0x4e00 + n * 37))
const emoji = ['👍', '🎉', '😀', '❤️', '🚢', '👩‍🚀', '🇫🇷', '☕']
const distinctWords = 20_000

export const me: Person = { id: UserId.parse('8:acs:bench_0'), name: 'Person 0' }
export const threads = Array.from({ length: 50 }, (_, n) => ThreadId.parse(`19:bench-${n}@thread.v2`))
const people = Array.from({ length: 200 }, (_, n): Person => ({
  id: UserId.parse(`8:acs:bench_${n}`),
  name: `Person ${n}`,
}))

/** The n-th most frequent word. */
export const word = (n: number): string => {
  let rest = n
  let letters = ''
  do {
    letters += syllables[rest % syllables.length] ?? ''
    rest = Math.floor(rest / syllables.length)
  } while (rest > 0)
  // No word is another one with more behind it, but by chance.
  return letters + (syllables[(n * 7 + letters.length) % syllables.length] ?? '')
}

export const japanese = (n: number): string =>
  [n, n * 3 + 1].map(at => ideographs[at % ideographs.length] ?? '').join('')

/** Numbers between 0 and 1 that are the same in every run. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export function* writtenHistory(count: number): Generator<StoredMessage> {
  const random = chance(7)
  const words = Array.from({ length: distinctWords }, (_, n) => word(n))
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  let sentAt = Date.UTC(2020, 0, 1)
  for (let n = 0; n < count; n++) {
    sentAt += 1 + Math.floor(random() * 60_000)
    const parts = Array.from(
      { length: 5 + Math.floor(random() * 21) },
      () => words[Math.floor(distinctWords ** random()) - 1],
    )
    if (random() < 0.04) parts.splice(2, 0, japanese(Math.floor(40 ** random())))
    if (random() < 0.04) parts.push(oneOf(emoji))
    const text = parts.join(' ')
    const body: Body = random() < 0.1 ? { kind: 'html', html: `<p>${text}</p>` } : { kind: 'text', text }
    yield {
      ...{ key: MessageKey.parse(String(sentAt)), serverId: ServerMessageId.parse(String(sentAt)) },
      ...{ threadId: oneOf(threads), sentAt, version: sentAt, sequenceId: String(n), sender: oneOf(people), body },
      ...{ editedAt: null, metadata: {} },
    }
  }
}
