import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  const names = ['focus', 'blur'] as const
  names.forEach(name => window.addEventListener(name, listener))
  document.addEventListener('visibilitychange', listener)
  return () => {
    names.forEach(name => window.removeEventListener(name, listener))
    document.removeEventListener('visibilitychange', listener)
  }
}

/** Whether the person can be taken to be looking at this window. */
export const useFocused = (): boolean =>
  useSyncExternalStore(subscribe, () => document.hasFocus() && document.visibilityState === 'visible')
