import { useState } from 'react'
import type { AccountId } from '../../electron/contract/domain.ts'
import { currentAccount } from '../store/state.ts'
import { Banners } from './Banners.tsx'
import { EmptyState } from './EmptyState.tsx'
import { GoneThread } from './GoneThread.tsx'
import { LiveRegion } from './LiveRegion.tsx'
import type { Begun } from './NewConversation.tsx'
import { PersonCards } from './PersonCards.tsx'
import { Rail } from './Rail.tsx'
import { Conversation, NewConversation, QuickSwitcher } from './later.tsx'
import { useAttention } from './use-attention.ts'
import { usePageAlerts } from './use-page-alerts.ts'
import { useNetwork } from './use-network.ts'
import { useTitle } from './use-title.ts'
import { useWelcome } from './use-welcome.ts'
import { useWindowShortcuts } from './use-window-shortcuts.ts'
import { useKnown, useWorld } from './world.ts'

interface MainWindowProps {
  addAccount: () => void
  /** Who has just signed in for the first time. */
  newcomer: AccountId | null
}

export function MainWindow({ addAccount, newcomer }: MainWindowProps) {
  const { timelines } = useWorld()
  const account = useKnown(currentAccount)
  const open = useKnown(state => state.view.open)
  const thread = useKnown(state => (account && open ? state.threads[account.id]?.[open.threadId] : undefined))
  const gone = useKnown(state => (state.gone?.accountId === account?.id ? state.gone : null))
  const [begun, setBegun] = useState<Begun | null>(null)
  const [creating, setCreating] = useState(false)
  const [switching, setSwitching] = useState(false)
  useAttention()
  useNetwork()
  useTitle()
  usePageAlerts()
  useWelcome(account, newcomer)
  useWindowShortcuts(account, { create: () => setCreating(true), switchTo: () => setSwitching(true) })
  if (!account) return null
  return (
    <div className="window">
      <Banners account={account} />
      <PersonCards key={account.id} account={account}>
        <div className="columns" data-page={open || gone ? 'conversation' : 'list'}>
          <Rail
            account={account}
            addAccount={addAccount}
            create={() => setCreating(true)}
            switchTo={() => setSwitching(true)}
          />
          <main className="main" tabIndex={-1}>
            {thread ? (
              <Conversation key={`${account.id} ${thread.id}`} account={account} thread={thread} />
            ) : gone ? (
              <GoneThread key={gone.thread.id} {...gone} />
            ) : (
              <EmptyState account={account} create={() => setCreating(true)} />
            )}
          </main>
        </div>
      </PersonCards>
      {switching && <QuickSwitcher close={() => setSwitching(false)} />}
      {creating && (
        <NewConversation
          account={account}
          begun={begun}
          keep={setBegun}
          close={() => setCreating(false)}
          open={threadId => void timelines.open({ accountId: account.id, threadId })}
        />
      )}
      <LiveRegion account={account} />
    </div>
  )
}
