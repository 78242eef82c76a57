import { useRef, useState } from 'react'
import type { AppError, Result } from '../../electron/contract/result.ts'

/** Asks for one thing at a time, however often it is clicked, and keeps why it was not done. */
export function useAsk() {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const running = useRef(false)
  const ask = async <T>(call: () => Promise<Result<T>>, then: (value: T) => void): Promise<void> => {
    if (running.current) return
    running.current = true
    setBusy(true)
    setError(null)
    const answer = await call()
    running.current = false
    setBusy(false)
    if (answer.ok) then(answer.value)
    else setError(answer.error)
  }
  return { busy, error, ask, forget: () => setError(null) }
}
