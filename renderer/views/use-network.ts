import { useEffect } from 'react'
import { useWorld } from './world.ts'

/** The engine hears at once of a network that is there again. */
export function useNetwork(): void {
  const { line } = useWorld()
  useEffect(() => {
    const back = () => void line.call('network.back', {})
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [line])
}
