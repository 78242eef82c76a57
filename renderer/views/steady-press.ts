import type { PointerEvent } from 'react'

/** A hand that only wants to press moves no further. */
const steady = 6

/**
 * Of a list that is reordered by what arrives: what was pressed counts although something else lies under the pointer
 * when it is let go, where the browser would see no click at all. Moving away still means no.
 */
export function steadyPress({ button, clientX, clientY, currentTarget: pressed }: PointerEvent, act: () => void): void {
  if (button !== 0) return
  const heard = new AbortController()
  const { signal } = heard
  window.addEventListener('pointercancel', () => heard.abort(), { signal })
  window.addEventListener(
    'pointerup',
    ({ clientX: x, clientY: y, target }) => {
      heard.abort()
      const still = Math.hypot(x - clientX, y - clientY) < steady
      if (still && !(target instanceof Node && pressed.contains(target))) act()
    },
    { signal },
  )
}
