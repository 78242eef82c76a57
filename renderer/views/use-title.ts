import { useEffect } from 'react'
import type { State } from '../store/state.ts'
import { mentionTotal, unreadTotal } from '../store/threads.ts'
import { useWords } from '../text/words.ts'
import { useKnown } from './world.ts'

const totals = { all: unreadTotal, mentions: mentionTotal, none: () => 0 }

const waitingEverywhere = ({ app, threads }: State): number =>
  Object.values(threads).reduce((sum, threads) => sum + totals[app?.settings.badge ?? 'all'](threads), 0)

/** The window's title says how much waits, as the task bar or the tab shows it, and which profile it is where there may be several. */
export function useTitle(): void {
  const words = useWords()
  const waiting = useKnown(waitingEverywhere)
  const profile = useKnown(state => state.app?.profile ?? 'default')
  useEffect(() => {
    const name = profile === 'default' ? words('app.name') : words('app.nameOfProfile', { profile })
    document.title = waiting > 0 ? `(${waiting}) ${name}` : name
  }, [words, waiting, profile])
}
