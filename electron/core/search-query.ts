import type { SearchPage } from '../contract/reading.ts'
import { tokenTexts } from './search-tokens.ts'

/** Tokens that follow each other. `prefix`: the last one may go on, for it is still being written. */
export interface Phrase {
  tokens: string[]
  prefix: boolean
}

type Operator = SearchPage['unknown'][number]['operator']

/** A query as it was meant, with names as they were written. */
export interface SearchQuery {
  phrases: Phrase[]
  without: Phrase[]
  names: { operator: 'from' | 'in'; value: string; without: boolean }[]
  /** Sent at this moment or later, and before that one; epoch milliseconds. */
  from: number
  until: number
  unknown: SearchPage['unknown']
}

const part =
  /(?<minus>-?)(?:(?<operator>from|in|before|after):)?(?:["“”„«](?<quoted>[^"“”»]*)(?<close>["“”»]?)|(?<bare>[^\s"“”„«]+)|(?=\s|$))|\s+|./giu

/** Shorter than this a word is sought as it stands: nearly every message has a word that begins with an "a". */
const shortestPrefix = 2

/**
 * Never fails: what is no operator is a word. Days are those of this computer's time zone, and begin where `before:` ends and
 * `after:` begins, so that `after:2026-03` has all of March.
 */
export function searchQuery(text: string, now: number): SearchQuery {
  const query: SearchQuery = { phrases: [], without: [], names: [], from: 0, until: Infinity, unknown: [] }
  for (const { groups = {}, index, 0: whole } of text.matchAll(part)) {
    const value = groups['quoted'] ?? groups['bare']
    if (value === undefined) continue
    const isLast = index + whole.length === text.length
    const isOpen = isLast && (groups['bare'] !== undefined || groups['close'] === '')
    const without = groups['minus'] === '-'
    const operator = groups['operator']?.toLowerCase() as Operator | undefined
    if (operator === undefined) addPhrase(query, value, without, isOpen)
    else if (operator === 'from' || operator === 'in') query.names.push({ operator, value: value.trim(), without })
    else if (without) addPhrase(query, `${operator} ${value}`, without, false)
    else addDate(query, operator, value.trim(), now)
  }
  return query
}

function addPhrase(query: SearchQuery, text: string, without: boolean, isOpen: boolean): void {
  const found = tokenTexts(text)
  const last = found.at(-1)
  if (last === undefined) return
  // What is left out is left out as a whole word: half a word would hide more and more while it is written.
  if (without) query.without.push({ tokens: found, prefix: false })
  else query.phrases.push({ tokens: found, prefix: isOpen && Array.from(last).length >= shortestPrefix })
}

function addDate(query: SearchQuery, operator: 'before' | 'after', value: string, now: number): void {
  const moment = startOf(value, now)
  if (moment === null) query.unknown.push({ operator, value })
  else if (operator === 'after') query.from = Math.max(query.from, moment)
  else query.until = Math.min(query.until, moment)
}

/** When the day, month or year begins. A person types these, so the few words for them are those of the languages the window speaks. */
function startOf(value: string, now: number): number | null {
  const today = new Date(now)
  const word = value.toLowerCase().replace('’', "'")
  if (word === 'today' || word === "aujourd'hui")
    return midnight(today.getFullYear(), today.getMonth(), today.getDate())
  if (word === 'yesterday' || word === 'hier') {
    return midnight(today.getFullYear(), today.getMonth(), today.getDate() - 1)
  }
  const written = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(word)
  if (!written) return null
  const [year, month, day] = [Number(written[1]), Number(written[2] ?? 1) - 1, Number(written[3] ?? 1)]
  const date = new Date(year, month, day)
  const isThere = date.getFullYear() === year && date.getMonth() === month && date.getDate() === day
  return isThere && year >= 1970 ? Math.max(0, date.getTime()) : null
}

const midnight = (year: number, month: number, day: number): number => new Date(year, month, day).getTime()
