import type { SearchHit, SearchPage } from '../../electron/contract/reading.ts'
import type { AppError } from '../../electron/contract/result.ts'

/** What was found so far; while an answer is awaited, what the last one said stays. */
export interface Search {
  /** Null before the first answer. */
  query: string | null
  hits: readonly SearchHit[]
  older: number | null
  unknown: SearchPage['unknown']
  complete: boolean
  busy: boolean
  error: AppError | null
}

export type SearchChange =
  | { type: 'asked' }
  | { type: 'read'; query: string; page: SearchPage; first: boolean }
  | { type: 'failed'; query: string; error: AppError }
  | { type: 'cleared' }

export const nothingSought: Search = {
  query: null,
  hits: [],
  older: null,
  unknown: [],
  complete: true,
  busy: false,
  error: null,
}

export function search(state: Search, change: SearchChange): Search {
  switch (change.type) {
    case 'asked':
      return { ...state, busy: true, error: null }
    case 'read': {
      const { hits, older, unknown, complete } = change.page
      const known = new Set(change.first ? [] : state.hits.map(({ threadId, key }) => `${threadId} ${key}`))
      const fresh = hits.filter(({ threadId, key }) => !known.has(`${threadId} ${key}`))
      return {
        ...{ query: change.query, older, unknown, complete, busy: false, error: null },
        hits: change.first ? hits : [...state.hits, ...fresh],
      }
    }
    case 'failed':
      return { ...state, query: change.query, busy: false, error: change.error }
    case 'cleared':
      return nothingSought
    default:
      return change satisfies never
  }
}
