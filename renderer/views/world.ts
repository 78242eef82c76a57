import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Line } from '../bridge.ts'
import type { Change } from '../store/change.ts'
import type { Drafts } from '../store/drafts.ts'
import type { Edits } from '../store/edits.ts'
import type { State } from '../store/state.ts'
import type { Store } from '../store/store.ts'
import type { TimelineReader } from '../store/timeline-reader.ts'

/** What every view may reach: the line out, what is known, and what acts on it or keeps it over time. */
export interface World {
  line: Line
  store: Store<State, Change>
  timelines: TimelineReader
  drafts: Drafts
  edits: Edits
  /** Reads everything again. */
  read: () => Promise<void>
}

export const WorldContext = createContext<World | null>(null)

export function useWorld(): World {
  const world = useContext(WorldContext)
  if (!world) throw new Error('there is no world above this view')
  return world
}

/** The selector must answer the same value for the same state. */
export function useKnown<T>(select: (state: State) => T): T {
  const { store } = useWorld()
  return useSyncExternalStore(store.subscribe, () => select(store.get()))
}
