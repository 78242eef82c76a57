import { useMemo } from 'react'
import type { Sheet } from '../store/sheet.ts'
import { useWorld } from './world.ts'

export function useSheet(): { open: (sheet: Sheet) => void; close: () => void } {
  const { store } = useWorld()
  return useMemo(
    () => ({
      open: sheet => store.apply({ type: 'sheet-opened', sheet }),
      close: () => store.apply({ type: 'sheet-closed' }),
    }),
    [store],
  )
}
