import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download'
import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit'
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal'
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add'
import type { Account, Thread } from '../../electron/contract/domain.ts'
import { isLeaving } from '../store/thread-changes.ts'
import { useWords } from '../text/words.ts'
import type { Wish } from './ConversationDialogs.tsx'

interface ConversationMenuProps {
  account: Account
  thread: Thread
  ask: (wish: Wish) => void
  rename?: () => void
}

export function ConversationMenu({ account, thread, ask, rename }: ConversationMenuProps) {
  const words = useWords()
  const member = thread.membership === 'member' && !isLeaving(thread, account.me)
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={words('conversation.menu')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<CalendarRegular />} onClick={() => ask({ what: 'date', from: Date.now() })}>
            {words('conversation.toDate')}
          </MenuItem>
          {rename && (
            <MenuItem icon={<EditRegular />} onClick={rename}>
              {words('rename.start')}
            </MenuItem>
          )}
          {member && (
            <MenuItem icon={<PersonAddRegular />} onClick={() => ask({ what: 'add' })}>
              {words('add.start')}
            </MenuItem>
          )}
          <MenuItem icon={<ArrowDownloadRegular />} onClick={() => ask({ what: 'export' })}>
            {words('export.start')}
          </MenuItem>
          <MenuDivider />
          {member && (
            <MenuItem icon={<ArrowExitRegular />} onClick={() => ask({ what: 'leave' })}>
              {words('leave.start')}
            </MenuItem>
          )}
          {member && (
            <MenuItem
              icon={<DeleteRegular />}
              disabled={account.connection.state !== 'online'}
              subText={account.connection.state === 'online' ? null : words('deleteThread.offline')}
              onClick={() => ask({ what: 'delete' })}
            >
              {words('deleteThread.start')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
