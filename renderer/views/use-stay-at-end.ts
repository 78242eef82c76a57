import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'

/** Whoever reads the newest message goes on reading it while the composer below takes more or less room. */
export function useStayAtEnd(
  log: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  atEnd: boolean,
): void {
  useEffect(() => {
    const view = log.current
    if (!view || !atEnd) return
    let height = view.clientHeight
    const observer = new ResizeObserver(() => {
      if (view.clientHeight !== height) virtualizer.scrollToEnd()
      height = view.clientHeight
    })
    observer.observe(view)
    return () => observer.disconnect()
  }, [log, virtualizer, atEnd])
}
