import { useCallback, useRef } from 'react'
import type { Place } from '../store/place.ts'
import { useWorld } from './world.ts'

/** The service takes one of these in eight seconds and shows it about as long. */
const EVERY_MS = 8000

export function useTypingSignal(place: Place): { typed: () => void; sent: () => void } {
  const { line } = useWorld()
  const lastAt = useRef(Number.NEGATIVE_INFINITY)
  const typed = useCallback(() => {
    const now = performance.now()
    if (now - lastAt.current < EVERY_MS) return
    lastAt.current = now
    void line.call('typing.send', place)
  }, [line, place])
  // Whoever reads the message takes the writer for done, so the next key is news at once.
  const sent = useCallback(() => {
    lastAt.current = Number.NEGATIVE_INFINITY
  }, [])
  return { typed, sent }
}
