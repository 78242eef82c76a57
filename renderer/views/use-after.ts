import { useEffect, useState } from 'react'

/** True once so much time has gone by: what is quick needs no words about waiting. */
export function useAfter(ms: number): boolean {
  const [after, setAfter] = useState(ms <= 0)
  useEffect(() => {
    const timer = setTimeout(() => setAfter(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return after
}
