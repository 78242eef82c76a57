import type { KeyboardEvent } from 'react'

/** One stop for Tab; arrows move inside, Home and End too unless they scroll. Only from one of the stops. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, stops: string, ends = true): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(stops)]
  const at = all.findIndex(stop => stop === document.activeElement)
  if (at < 0) return
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, ...(ends ? { Home: 0, End: all.length - 1 } : {}) }[event.key]
  if (to === undefined) return
  event.preventDefault()
  all[Math.min(Math.max(to, 0), all.length - 1)]?.focus()
}
