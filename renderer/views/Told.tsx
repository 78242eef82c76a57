import { useEffect } from 'react'

interface ToldProps {
  /** What was just done, or why not; null says nothing. */
  sentence: string | null
  forget: () => void
}

const SHOWN_MS = 4000

/** Said in passing, to be seen and heard. */
export function Told({ sentence, forget }: ToldProps) {
  useEffect(() => {
    if (sentence === null) return
    const timer = setTimeout(forget, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [sentence, forget])
  return (
    <div className="told" role="status">
      {sentence !== null && <span>{sentence}</span>}
    </div>
  )
}
