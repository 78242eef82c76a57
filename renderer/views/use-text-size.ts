import { useLayoutEffect } from 'react'
import type { Settings } from '../../electron/contract/settings.ts'

const zoom: Record<Settings['textSize'], string> = { usual: '', large: '1.15', larger: '1.3' }

/** Everything grows with the words, so that nothing is cut off. */
export function useTextSize(size: Settings['textSize']): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.setProperty('zoom', zoom[size])
    style.setProperty('--zoom', zoom[size] || '1')
  }, [size])
}
