import { useCallback, useRef } from 'react'
import type { Place } from '../store/place.ts'
import { useWorld } from './world.ts'

/** The service takes one of these in eight seconds and shows it about as long. */
const EVERY_MS = 8000

export function useTypingSignal(place: Place): () => void {
  const { line } = useWorld()
  const lastAt = useRef(Number.NEGATIVE_INFINITY)
  return useCallback(() => {
    const now = performance.now()
    if (now - lastAt.current < EVERY_MS) return
    lastAt.current = now
    void line.call('typing.send', place)
  }, [line, place])
}
