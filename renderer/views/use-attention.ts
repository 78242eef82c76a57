import { useEffect } from 'react'
import type { AccountId, ThreadId } from '../../electron/contract/domain.ts'
import { useFocused } from './use-focused.ts'
import { useKnown, useWorld } from './world.ts'

/** Tells the main process what is being looked at, so that nothing interrupts for it. */
export function useAttention(): void {
  const { line } = useWorld()
  const focused = useFocused()
  const accountId: AccountId | null = useKnown(state => state.view.account)
  const threadId: ThreadId | null = useKnown(state => state.view.open?.threadId ?? null)
  useEffect(() => {
    void line.call('attention.set', { focused, open: accountId && threadId ? { accountId, threadId } : null })
  }, [line, focused, accountId, threadId])
}
