import { Button, SearchBox, Tooltip } from '@fluentui/react-components'
import { ComposeRegular } from '@fluentui/react-icons/svg/compose'
import { ShieldKeyholeRegular } from '@fluentui/react-icons/svg/shield-keyhole'
import { useState } from 'react'
import type { Account } from '../../electron/contract/domain.ts'
import { useWords } from '../text/words.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { ThreadList } from './ThreadList.tsx'
import { useKnown } from './world.ts'

interface RailProps {
  account: Account
  addAccount: () => void
  create: () => void
}

export function Rail({ account, addAccount, create }: RailProps) {
  const words = useWords()
  const [sought, setSought] = useState('')
  const sessionOnly = useKnown(state => state.app?.keychain.state === 'session-only')
  return (
    <nav className="rail" aria-label={words('threads.nav')}>
      <div className="rail-top">
        <AccountMenu account={account} addAccount={addAccount} />
        <Tooltip content={words('threads.new')} relationship="label">
          <Button appearance="subtle" size="large" icon={<ComposeRegular />} onClick={create} />
        </Tooltip>
      </div>
      <div className="rail-search">
        <SearchBox
          aria-label={words('threads.search')}
          placeholder={words('threads.search.placeholder')}
          value={sought}
          onChange={(_, { value }) => setSought(value)}
        />
      </div>
      <ThreadList key={account.id} account={account} sought={sought} />
      {sessionOnly && (
        <div className="rail-badge">
          <ShieldKeyholeRegular fontSize={16} />
          {words('keychain.sessionOnly.badge')}
        </div>
      )}
    </nav>
  )
}
