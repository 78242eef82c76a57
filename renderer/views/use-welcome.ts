import { useEffect, useRef } from 'react'
import type { Account, AccountId } from '../../electron/contract/domain.ts'
import { isEcho } from './echo.ts'
import { useKnown, useWorld } from './world.ts'

/** Opens the conversation with Echo for somebody new, unless they were quicker. */
export function useWelcome(account: Account | null, newcomer: AccountId | null): void {
  const { store, timelines } = useWorld()
  const welcomed = useRef<AccountId | null>(null)
  const isNew = account !== null && account.id === newcomer
  const echo = useKnown(state =>
    isNew ? Object.values(state.threads[account.id] ?? {}).find(thread => isEcho(account, thread))?.id : undefined,
  )
  useEffect(() => {
    if (!isNew || !echo || welcomed.current === account.id) return
    welcomed.current = account.id
    if (store.get().view.open === null) void timelines.open({ accountId: account.id, threadId: echo })
  }, [store, timelines, account, isNew, echo])
}
