import { useEffect } from 'react'
import type { State } from '../store/state.ts'
import { unreadTotal } from '../store/threads.ts'
import { useWords } from '../text/words.ts'
import { useKnown } from './world.ts'

const unreadEverywhere = (state: State): number =>
  Object.values(state.threads).reduce((sum, threads) => sum + unreadTotal(threads), 0)

/** The window's title says how much waits, as the task bar or the tab shows it. */
export function useTitle(): void {
  const words = useWords()
  const unread = useKnown(unreadEverywhere)
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${words('app.name')}` : words('app.name')
  }, [words, unread])
}
