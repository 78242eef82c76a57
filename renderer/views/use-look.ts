import { useEffect, useSyncExternalStore } from 'react'
import type { Settings } from '../../electron/contract/settings.ts'
import type { Look } from '../theme.ts'

const query = window.matchMedia('(prefers-color-scheme: dark)')
const subscribe = (listener: () => void) => {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export function useLook(theme: Settings['theme']): Look {
  const systemDark = useSyncExternalStore(subscribe, () => query.matches)
  const look = theme === 'system' ? (systemDark ? 'dark' : 'light') : theme
  useEffect(() => {
    document.documentElement.style.colorScheme = look === 'light' ? 'light' : 'dark'
  }, [look])
  return look
}
