import { type RefObject, useLayoutEffect } from 'react'
import { useEvent } from './use-event.ts'

/** Tells of every change of an element's size. Stands before whatever else watches it, to be told first. */
export function useResized(element: RefObject<Element | null>, resized: () => void): void {
  const tell = useEvent(resized)
  useLayoutEffect(() => {
    if (!element.current) return
    let first = true
    const observer = new ResizeObserver(() => {
      if (!first) tell()
      first = false
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, tell])
}
