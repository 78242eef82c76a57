import { folded } from './names.ts'

export interface Emoji {
  emoji: string
  group: number
  /** A skin tone makes another one of it. */
  toned: boolean
  /** What is typed between colons. */
  short: readonly string[]
  names: { en: string; fr: string }
  /** Everything it is found by, folded, each word after a space. */
  words: string
}

let all: Promise<readonly Emoji[]> | null = null

/** Read when it is first asked for: a window that shows no picker pays nothing for it. */
export const emojiCatalogue = (): Promise<readonly Emoji[]> =>
  (all ??= import('virtual:emoji').then(({ rows }) =>
    rows.map(([emoji, group, toned, short, en, fr, tags]) => ({
      ...{ emoji, group, toned: toned === 1, short: short === '' ? [] : short.split(' '), names: { en, fr } },
      words: folded(` ${[short, short.replaceAll('_', ' '), en, fr, tags].join(' ')}`),
    })),
  ))

/** Best first: by its short name, then by what it is called, in either language. */
export function searchEmoji(catalogue: readonly Emoji[], query: string, most: number): Emoji[] {
  const wanted = folded(query).trim().split(/\s+/).filter(Boolean)
  const whole = wanted.join('_')
  if (whole === '') return []
  const rank = ({ short, words }: Emoji): number => {
    if (short.includes(whole)) return 0
    if (short.some(name => name.startsWith(whole))) return 1
    return wanted.every(word => words.includes(` ${word}`)) ? 2 : wanted.every(word => words.includes(word)) ? 3 : 4
  }
  const ranked = catalogue.map(emoji => ({ emoji, rank: rank(emoji) })).filter(({ rank }) => rank < 4)
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ emoji }) => emoji)
}

const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'] as const

export function withTone({ emoji, toned }: Pick<Emoji, 'emoji' | 'toned'>, tone: number): string {
  const mark = TONES[tone - 1]
  return toned && mark ? emoji.replace(/^(\P{M})\uFE0F?/u, `$1${mark}`) : emoji
}
