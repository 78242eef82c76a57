/** A dialog gives the focus back by itself, a little after it closed, where what opened it is still there. */
const A_LITTLE_MS = 80

type Found = HTMLElement | null | undefined

/** Where the focus got lost with what had it, it goes there instead. */
export function focusBack(to: () => Found): void {
  setTimeout(() => focusLost(to), A_LITTLE_MS)
}

/** The same as soon as what had the focus is gone, for what nobody else gives it back. */
export function focusBackAtOnce(to: () => Found): void {
  requestAnimationFrame(() => focusLost(to))
}

function focusLost(to: () => Found): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return
  const found = to()
  // A dialog that opened in between is hidden from screen readers as soon as the focus is outside of it.
  const dialog = [...document.querySelectorAll('[aria-modal=true]')].at(-1)
  if (found && (!dialog || dialog.contains(found))) found.focus()
}
