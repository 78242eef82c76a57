import { Button, Tooltip, useRestoreFocusTarget } from '@fluentui/react-components'
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap'
import { ComposeRegular } from '@fluentui/react-icons/svg/compose'
import { ShieldKeyholeRegular } from '@fluentui/react-icons/svg/shield-keyhole'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { Account } from '../../electron/contract/domain.ts'
import type { ThreadFilter } from '../store/thread-list.ts'
import { useWords } from '../text/words.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { BackfillLine } from './BackfillLine.tsx'
import { ExportLines } from './ExportLines.tsx'
import { RailSearch } from './RailSearch.tsx'
import { ThreadFilterBar } from './ThreadFilterBar.tsx'
import { ThreadList } from './ThreadList.tsx'
import { SearchResults } from './later.tsx'
import { useKnown } from './world.ts'

const isMac = /^Mac/.test(navigator.platform)

interface RailProps {
  account: Account
  addAccount: () => void
  create: () => void
  switchTo: () => void
}

export function Rail({ account, addAccount, create, switchTo }: RailProps) {
  const words = useWords()
  const home = useRestoreFocusTarget()
  const [sought, setSought] = useState('')
  const [filter, setFilter] = useState<ThreadFilter>('all')
  const some = useKnown(state => Object.keys(state.threads[account.id] ?? {}).length > 0)
  const sessionOnly = useKnown(state => state.app?.keychain.state === 'session-only')
  /** Where the focus was before it came here to search. */
  const cameFrom = useRef<HTMLElement | null>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || !(event.target as HTMLElement).closest('.rail-search, .results')) return
    setSought('')
    const back = cameFrom.current?.isConnected
      ? cameFrom.current
      : document.querySelector<HTMLElement>('.composer textarea')
    back?.focus()
  }
  return (
    <nav className="rail" aria-label={words('threads.nav')} onKeyDown={onKeyDown}>
      <div className="rail-top">
        <AccountMenu account={account} addAccount={addAccount} />
        <Tooltip content={words(isMac ? 'switch.openMac' : 'switch.open')} relationship="label">
          <Button appearance="subtle" size="large" icon={<ArrowSwapRegular />} onClick={switchTo} />
        </Tooltip>
        <Tooltip content={words('threads.new')} relationship="label">
          <Button appearance="subtle" size="large" icon={<ComposeRegular />} onClick={create} {...home} />
        </Tooltip>
      </div>
      <RailSearch
        accountId={account.id}
        sought={sought}
        seek={setSought}
        remember={element => (cameFrom.current = element)}
      />
      {sought.trim() ? (
        <SearchResults key={account.id} account={account} sought={sought} />
      ) : (
        <>
          {some && <ThreadFilterBar accountId={account.id} filter={filter} choose={setFilter} />}
          <ThreadList key={account.id} account={account} filter={filter} choose={setFilter} />
        </>
      )}
      <ExportLines accountId={account.id} />
      <BackfillLine account={account} />
      {sessionOnly && (
        <div className="rail-badge">
          <ShieldKeyholeRegular fontSize={16} />
          {words('keychain.sessionOnly.badge')}
        </div>
      )}
    </nav>
  )
}
