import type { Database } from 'better-sqlite3-multiple-ciphers'
import type { ThreadId } from '../contract/domain.ts'
import type { Found, HistoryStore, Sought, SoughtTerm } from '../core/store-ports.ts'
import { everyMessage, senderToken, threadToken } from './indexed-words.ts'
import { messageColumns, type MessageRow, readMessage } from './message-row.ts'
import { firstPosition } from './position.ts'
import type { SearchIndex } from './search-index.ts'
import { wordsBeginning } from './words-beginning.ts'

type FoundRow = [...MessageRow, threadId: string, position: number]

/** The index is walked from its end, so the first rows are the newest and nothing is sorted. */
export const searchStatement = `
  SELECT ${messageColumns}, thread_ids.id, position
  FROM search CROSS JOIN messages ON position = search.rowid
  JOIN thread_ids ON thread_ids.number = thread LEFT JOIN person_ids ON person_ids.number = sender
  WHERE search MATCH ? AND search.rowid >= CAST(? AS INTEGER) AND search.rowid < CAST(? AS INTEGER)
  ORDER BY search.rowid DESC LIMIT ?`

export function searches(database: Database, index: Pick<SearchIndex, 'isReadable'>): Pick<HistoryStore, 'search'> {
  const find = database.prepare<[string, number, number, number], FoundRow>(searchStatement).raw()
  const threadNumber = database.prepare<[string], number>('SELECT number FROM thread_ids WHERE id = ?').pluck()
  const beginning = wordsBeginning(database)
  const personNumber = database.prepare<[string], number>('SELECT number FROM person_ids WHERE id = ?').pluck()

  /** In FTS5's language, in which only what stands in quotes comes from outside. Null: of no message. */
  function expression({ all, none }: Sought): string | null {
    const wanted = all.map(inFts5)
    const unwanted = none.map(inFts5).filter(term => term !== null)
    if (wanted.includes(null)) return null
    const positive = wanted.length > 0 ? wanted.join(' AND ') : quoted(everyMessage)
    return unwanted.length > 0 ? `(${positive}) NOT (${unwanted.join(' OR ')})` : positive
  }

  function inFts5(term: SoughtTerm): string | null {
    if (term.kind === 'phrase') return phrase(term)
    const [numberOf, token] =
      term.kind === 'threads' ? ([threadNumber, threadToken] as const) : ([personNumber, senderToken] as const)
    const numbers = term.ids.flatMap(id => numberOf.get(id) ?? [])
    return numbers.length === 0 ? null : `(${numbers.map(number => quoted(token(number))).join(' OR ')})`
  }

  function phrase({ tokens, prefix }: Extract<SoughtTerm, { kind: 'phrase' }>): string | null {
    const last = tokens.at(-1)
    if (last === undefined) return null
    const words = prefix ? beginning(last) : [last]
    if (words === null) return `${quoted(tokens.join(' '))}*`
    const phrases = words.map(word => quoted([...tokens.slice(0, -1), word].join(' ')))
    return phrases.length === 0 ? null : `(${phrases.join(' OR ')})`
  }

  return {
    search(sought, before, limit) {
      const match = index.isReadable() ? expression(sought) : null
      const found: Found[] = []
      if (match === null) return found
      const first = firstPosition(sought.from)
      let end = Math.min(before ?? Infinity, positionAt(sought.until))
      // More than once around only where rows were skipped that nothing can be made of.
      while (found.length < limit) {
        const wanted = limit - found.length
        const rows = find.all(match, first, end, wanted)
        for (const row of rows) {
          const message = readMessage(row[10] as ThreadId, row)
          if (message !== null) found.push({ position: row[11], message })
        }
        const last = rows.at(-1)
        if (last === undefined || rows.length < wanted) break
        end = last[11]
      }
      return found
    },
  }
}

const quoted = (tokens: string): string => `"${tokens.replaceAll('"', '""')}"`

/** What comes at that moment or later is at this position or beyond; nothing is beyond the end of time. */
const positionAt = (moment: number): number => (moment === Infinity ? Number.MAX_SAFE_INTEGER : firstPosition(moment))
