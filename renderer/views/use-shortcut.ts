import { useEffect, useEffectEvent } from 'react'

/** Ctrl, or Cmd, and a letter, from anywhere but a dialog, which is a matter of its own. */
export function useShortcut(letter: string, act: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    if (event.key.toLowerCase() !== letter || document.querySelector('[aria-modal=true]')) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
