import {
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { BookContactsRegular } from '@fluentui/react-icons/svg/book-contacts'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import { PeopleAddRegular } from '@fluentui/react-icons/svg/people-add'
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle'
import { SettingsRegular } from '@fluentui/react-icons/svg/settings'
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out'
import { StethoscopeRegular } from '@fluentui/react-icons/svg/stethoscope'
import type { Account } from '../../electron/contract/domain.ts'
import { unreadTotal } from '../store/threads.ts'
import { useWords } from '../text/words.ts'
import { copyText } from './copy.ts'
import { Face } from './Face.tsx'
import { canMakeUsers } from './can-make-users.ts'
import { connectionState } from './connection-state.ts'
import { useSheet } from './use-sheet.ts'
import { useKnown, useWorld } from './world.ts'

const nobody: Account[] = []

interface AccountMenuProps {
  account: Account
  addAccount: () => void
}

export function AccountMenu({ account, addAccount }: AccountMenuProps) {
  const words = useWords()
  const { store } = useWorld()
  const accounts = useKnown(state => state.app?.accounts ?? nobody)
  const { open } = useSheet()
  const state = connectionState(account.connection)
  return (
    <Menu
      checkedValues={{ account: [account.id] }}
      onCheckedValueChange={(_, { checkedItems }) => {
        const chosen = accounts.find(({ id }) => id === checkedItems[0])
        if (chosen && chosen.id !== account.id) store.apply({ type: 'account-chosen', accountId: chosen.id })
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <button type="button" className="chip">
          <Face person={{ id: account.me, name: account.name }} />
          <span className="unseen">{words('account.menu', { name: account.name })}</span>
          <span className="chip-words">
            <bdi className="chip-name one-line" aria-hidden="true">
              {account.name}
            </bdi>
            <span className="chip-state">
              <span className="dot" data-state={state} />
              {words(`connection.${state}`)}
            </span>
          </span>
        </button>
      </MenuTrigger>
      <MenuPopover className="account-menu">
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words('account.accounts')}</MenuGroupHeader>
            {accounts.map(other => (
              <AccountItem key={other.id} account={other} />
            ))}
            <MenuItem icon={<PersonAddRegular />} onClick={addAccount}>
              {words('account.add')}
            </MenuItem>
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<CopyRegular />} onClick={() => void copyText(account.me)}>
            {words('account.copyId')}
          </MenuItem>
          <MenuItem icon={<BookContactsRegular />} onClick={() => open({ what: 'book' })}>
            {words('book.open')}
          </MenuItem>
          {canMakeUsers(account) && (
            <MenuItem icon={<PeopleAddRegular />} onClick={() => open({ what: 'users' })}>
              {words('users.open')}
            </MenuItem>
          )}
          <MenuItem icon={<SettingsRegular />} onClick={() => open({ what: 'settings', section: 'appearance' })}>
            {words('account.settings')}
          </MenuItem>
          <MenuItem
            icon={<QuestionCircleRegular />}
            secondaryContent="F1"
            onClick={() => open({ what: 'help', at: { topic: 'start' } })}
          >
            {words('help.title')}
          </MenuItem>
          <MenuItem icon={<StethoscopeRegular />} onClick={() => open({ what: 'diagnosis' })}>
            {words('diagnosis.open')}
          </MenuItem>
          <MenuDivider />
          <MenuItem icon={<SignOutRegular />} onClick={() => open({ what: 'sign-out' })}>
            {words('account.signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

function AccountItem({ account }: { account: Account }) {
  const words = useWords()
  const unread = useKnown(state => unreadTotal(state.threads[account.id]))
  return (
    <MenuItemRadio
      name="account"
      value={account.id}
      subText={account.endpoint ?? words('account.kind.local')}
      secondaryContent={unread > 0 ? words('account.unread', { count: unread }) : null}
    >
      <bdi>{account.name}</bdi>
    </MenuItemRadio>
  )
}
