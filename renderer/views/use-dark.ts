import { useEffect, useSyncExternalStore } from 'react'
import type { Settings } from '../../electron/contract/domain.ts'

const query = window.matchMedia('(prefers-color-scheme: dark)')
const subscribe = (listener: () => void) => {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export function useDark(theme: Settings['theme']): boolean {
  const systemDark = useSyncExternalStore(subscribe, () => query.matches)
  const dark = theme === 'system' ? systemDark : theme === 'dark'
  useEffect(() => {
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
  }, [dark])
  return dark
}
