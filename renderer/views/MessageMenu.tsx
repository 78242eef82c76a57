import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components'
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import { InfoRegular } from '@fluentui/react-icons/svg/info'
import { LinkRegular } from '@fluentui/react-icons/svg/link'
import type { Message } from '../../electron/contract/domain.ts'
import { useWords } from '../text/words.ts'
import type { MessageDeeds } from './use-message-deeds.ts'

interface MessageMenuProps {
  message: Message
  at: HTMLElement
  deeds: MessageDeeds
  close: () => void
}

/** One for the whole timeline: rows are too many to have one each. */
export function MessageMenu({ message, at, deeds, close }: MessageMenuProps) {
  const words = useWords()
  const can = deeds.possible(message)
  return (
    <Menu open onOpenChange={(_, { open }) => !open && close()} positioning={{ target: at, position: 'below' }}>
      <MenuPopover>
        <MenuList>
          {can.reply && (
            <MenuItem icon={<ArrowReplyRegular />} secondaryContent="R" onClick={() => deeds.reply?.(message)}>
              {words('message.reply')}
            </MenuItem>
          )}
          {can.copy && (
            <MenuItem icon={<CopyRegular />} secondaryContent="C" onClick={() => deeds.copy(message)}>
              {words('message.copy')}
            </MenuItem>
          )}
          {can.link && (
            <MenuItem icon={<LinkRegular />} onClick={() => deeds.copyLink(message)}>
              {words('message.copyLink')}
            </MenuItem>
          )}
          {can.edit && (
            <MenuItem icon={<EditRegular />} secondaryContent="E" onClick={() => deeds.edit(message)}>
              {words('message.edit')}
            </MenuItem>
          )}
          {can.remove && (
            <MenuItem
              icon={<DeleteRegular />}
              secondaryContent={words('key.delete')}
              onClick={() => deeds.remove(message)}
            >
              {words('message.delete')}
            </MenuItem>
          )}
          <MenuDivider />
          <MenuItem icon={<InfoRegular />} onClick={() => deeds.details(message)}>
            {words('message.details')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
