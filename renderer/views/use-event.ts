import { useCallback, useLayoutEffect, useRef } from 'react'

/** A function that stays the same and always does what was said last: for memoised rows and for listeners. */
export function useEvent<Args extends unknown[], Answer>(act: (...args: Args) => Answer): (...args: Args) => Answer {
  const last = useRef(act)
  useLayoutEffect(() => {
    last.current = act
  })
  return useCallback((...args: Args) => last.current(...args), [])
}
