import { useState } from 'react'
import type { LocalId } from '../../electron/contract/domain.ts'
import type { AppError } from '../../electron/contract/result.ts'
import type { Place } from '../store/place.ts'
import { useWorld } from './world.ts'

/** What can be done with something that was written here and did not get through. */
export function useWritten(place: Place, localId: LocalId) {
  const { line } = useWorld()
  const [error, setError] = useState<AppError | null>(null)
  const act = async (name: 'outbox.retry' | 'outbox.discard') => {
    const { accountId, threadId } = place
    const answer = await line.call(name, { accountId, threadId, localId })
    setError(answer.ok ? null : answer.error)
  }
  return { error, retry: () => void act('outbox.retry'), discard: () => void act('outbox.discard') }
}
