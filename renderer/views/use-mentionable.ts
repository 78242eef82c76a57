import { useMemo } from 'react'
import type { Person, Thread, UserId } from '../../electron/contract/domain.ts'
import { type Place, placeKey } from '../store/place.ts'
import type { IsHere } from '../writing/write-html.ts'
import { useKnown } from './world.ts'

/** Who is in the thread: others can be offered, and nobody else can be mentioned. */
export function useMentionable(
  place: Place,
  me: UserId,
  thread: Thread,
): { people: readonly Person[]; isHere: IsHere } {
  const known = useKnown(state => state.participants[placeKey(place)])
  const { others } = thread
  return useMemo(() => {
    const people = (known ?? others).filter(({ id }) => id !== me)
    const ids = new Set<string>([me, ...people.map(({ id }) => id)])
    return { people, isHere: id => ids.has(id) }
  }, [known, others, me])
}
