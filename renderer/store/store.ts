/** Holds one value, changes it only through its reducer, and tells whoever listens. */
export interface Store<State, Change> {
  get: () => State
  /** Told of before it returns. */
  apply: (change: Change) => void
  /** Made at once. The first is told of at once, and those that follow on its heels together. */
  hear: (change: Change) => void
  subscribe: (listener: () => void) => () => void
}

/** `later` calls back once, when what was told first has had its effect. */
export function createStore<State, Change>(
  initial: State,
  reduce: (state: State, change: Change) => State,
  later: (tell: () => void) => void = tell => tell(),
): Store<State, Change> {
  let [state, told] = [initial, initial]
  let isWaiting = false
  const listeners = new Set<() => void>()
  const tell = (): void => {
    if (state === told) return
    told = state
    for (const listener of listeners) listener()
  }
  return {
    get: () => state,
    apply(change) {
      state = reduce(state, change)
      tell()
    },
    hear(change) {
      state = reduce(state, change)
      if (isWaiting || state === told) return
      isWaiting = true
      tell()
      later(() => {
        isWaiting = false
        tell()
      })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
