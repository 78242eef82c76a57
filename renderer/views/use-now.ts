import { useEffect, useState } from 'react'

/** The present, to the given step: a view that says "in 5 seconds" or "today" must not go stale. */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), stepMs - (Date.now() % stepMs) + 5)
    return () => clearTimeout(timer)
  }, [now, stepMs])
  return now
}
