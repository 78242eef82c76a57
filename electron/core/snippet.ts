import type { SnippetPart } from '../contract/reading.ts'
import type { Phrase } from './search-query.ts'
import { type Token, visitTokens } from './search-tokens.ts'

/** UTF-16 units of the text, and of them what may stand before the first hit. */
const longest = 160
const lead = 50

interface Span {
  start: number
  end: number
}

/** One line of the text around the first hit, cut between words, with every hit in it marked; the beginning of the text where there is none. */
export function snippet(text: string, phrases: readonly Phrase[]): SnippetPart[] {
  const line = oneLine(text)
  const { seen, hits } = look(line, phrases)
  const first = hits[0]
  const start = first && first.start > lead ? wordFrom(seen, first.start - lead, first.start) : 0
  const end = endOf(line, seen, start)
  const parts: SnippetPart[] = []
  const add = (part: string, hit: boolean): void => {
    if (part !== '') parts.push({ text: part, hit })
  }
  let at = start
  for (const hit of hits) {
    if (hit.start >= end) break
    add(line.slice(at, hit.start), false)
    add(line.slice(hit.start, Math.min(hit.end, end)), true)
    at = Math.min(hit.end, end)
  }
  add(line.slice(at, end), false)
  return [...ellipsis(start > 0), ...parts, ...ellipsis(end < line.length)]
}

const oneLine = (text: string): string => (/[^\S ]|  /.test(text) ? text.replace(/\s+/g, ' ') : text).trim()

const ellipsis = (isCut: boolean): SnippetPart[] => (isCut ? [{ text: '…', hit: false }] : [])

/** Reads no further than the snippet can reach. Hits do not overlap. */
function look(line: string, phrases: readonly Phrase[]): { seen: Token[]; hits: Span[] } {
  const seen: Token[] = []
  const hits: Span[] = []
  let stop = phrases.length > 0 ? Infinity : longest
  visitTokens(line, token => {
    seen.push(token)
    let length = 0
    for (const phrase of phrases) {
      if (phrase.tokens.length > length && endsWith(seen, phrase)) length = phrase.tokens.length
    }
    if (length > 0) {
      const span = { start: seen.at(-length)?.start ?? token.start, end: token.end }
      while ((hits.at(-1)?.end ?? -1) > span.start) span.start = Math.min(span.start, hits.pop()?.start ?? span.start)
      hits.push(span)
      stop = (hits[0]?.start ?? 0) + longest
    }
    return token.start <= stop
  })
  return { seen, hits }
}

function endsWith(seen: readonly Token[], { tokens: wanted, prefix }: Phrase): boolean {
  for (let n = 1; n <= wanted.length; n++) {
    const [found, sought] = [seen[seen.length - n]?.text, wanted[wanted.length - n]]
    const fits = prefix && n === 1 ? found?.startsWith(sought ?? '') : found === sought
    if (fits !== true) return false
  }
  return true
}

const wordFrom = (seen: readonly Token[], at: number, latest: number): number =>
  seen.find(({ start }) => start >= at)?.start ?? latest

function endOf(line: string, seen: readonly Token[], start: number): number {
  const furthest = start + longest
  if (line.length <= furthest) return line.length
  const last = seen.findLast(({ end }) => end <= furthest)
  if (last && last.end > start) return last.end
  // One word that is longer than all that can be shown; a pair of surrogates stays together.
  return /[\ud800-\udbff]/.test(line.charAt(furthest - 1)) ? furthest - 1 : furthest
}
