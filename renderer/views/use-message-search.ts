import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { AccountId } from '../../electron/contract/domain.ts'
import { type Search, nothingSought, search } from '../store/search.ts'
import { useWorld } from './world.ts'

const QUIET_MS = 150
const PAGE = 30

/** Finds messages as somebody types, a page at a time. Answers to what is no longer asked change nothing. */
export function useMessageSearch(accountId: AccountId, query: string): { found: Search; more: () => void } {
  const { line } = useWorld()
  const [found, tell] = useReducer(search, nothingSought)
  const current = useRef('')
  const wanted = query.trim()

  const ask = useCallback(
    async (query: string, before: number | null) => {
      const answer = await line.call('message.search', { accountId, query, before, limit: PAGE })
      if (current.current !== query) return
      if (answer.ok) tell({ type: 'read', query, page: answer.value, first: before === null })
      else tell({ type: 'failed', query, error: answer.error })
    },
    [line, accountId],
  )
  useEffect(() => {
    current.current = wanted
    if (!wanted) return tell({ type: 'cleared' })
    tell({ type: 'asked' })
    const timer = setTimeout(() => void ask(wanted, null), QUIET_MS)
    return () => clearTimeout(timer)
  }, [ask, wanted])

  const more = () => {
    if (found.busy || found.older === null || found.query !== wanted) return
    tell({ type: 'asked' })
    void ask(wanted, found.older)
  }
  return { found, more }
}
