/** Holds one value, changes it only through its reducer, and tells whoever listens. */
export interface Store<State, Change> {
  get: () => State
  apply: (change: Change) => void
  subscribe: (listener: () => void) => () => void
}

export function createStore<State, Change>(
  initial: State,
  reduce: (state: State, change: Change) => State,
): Store<State, Change> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    apply(change) {
      const next = reduce(state, change)
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
