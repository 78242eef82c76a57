/** A dialog gives the focus back by itself, a little after it closed, where what opened it is still there. */
const A_LITTLE_MS = 80

/** Where the focus got lost with what had it, it goes there instead. */
export function focusBack(to: () => HTMLElement | null | undefined): void {
  setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body) to()?.focus()
  }, A_LITTLE_MS)
}
