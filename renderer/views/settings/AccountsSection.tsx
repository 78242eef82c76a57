import { Button } from '@fluentui/react-components'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import type { Account } from '../../../electron/contract/domain.ts'
import { useWords } from '../../text/words.ts'
import { Face } from '../Face.tsx'
import { canMakeUsers } from '../can-make-users.ts'
import { connectionState } from '../connection-state.ts'
import { useSheet } from '../use-sheet.ts'
import { useKnown, useWorld } from '../world.ts'

const nobody: Account[] = []

export function AccountsSection({ addAccount }: { addAccount: () => void }) {
  const words = useWords()
  const { close } = useSheet()
  const accounts = useKnown(state => state.app?.accounts ?? nobody)
  const add = () => {
    close()
    addAccount()
  }
  return (
    <>
      <ul className="accounts">
        {accounts.map(account => (
          <AccountCard key={account.id} account={account} />
        ))}
      </ul>
      <div>
        <Button icon={<PersonAddRegular />} onClick={add}>
          {words('account.add')}
        </Button>
      </div>
    </>
  )
}

function AccountCard({ account }: { account: Account }) {
  const words = useWords()
  const { store } = useWorld()
  const { open } = useSheet()
  const state = connectionState(account.connection)
  const show = (what: 'export' | 'sign-out' | 'users') => {
    // What lies over the window is about the account behind it.
    if (store.get().view.account !== account.id) store.apply({ type: 'account-chosen', accountId: account.id })
    open({ what })
  }
  return (
    <li className="account-card">
      <Face person={{ id: account.me, name: account.name }} />
      <div className="account-words">
        <bdi className="one-line">{account.name}</bdi>
        <small className="muted one-line">{account.endpoint ?? words('account.kind.local')}</small>
        <small className="muted chip-state">
          <span className="dot" data-state={state} />
          {words(`connection.${state}`)}
        </small>
      </div>
      <div className="account-acts">
        {canMakeUsers(account) && (
          <Button size="small" onClick={() => show('users')}>
            {words('users.open')}
          </Button>
        )}
        <Button size="small" onClick={() => show('export')}>
          {words('export.all.start')}
        </Button>
        <Button size="small" onClick={() => show('sign-out')}>
          {words('account.signOut')}
        </Button>
      </div>
    </li>
  )
}
