import { Menu, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components'
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import type { Message } from '../../electron/contract/domain.ts'
import { htmlText } from '../text/safe-html.ts'
import { useWords } from '../text/words.ts'
import { copyText } from './CopyButton.tsx'

interface MessageMenuProps {
  message: Message
  at: HTMLElement
  reply: ((message: Message) => void) | null
  edit: (message: Message) => void
  remove: (message: Message) => void
  close: () => void
}

/** One for the whole timeline: rows are too many to have one each. */
export function MessageMenu({ message, at, reply, edit, remove, close }: MessageMenuProps) {
  const words = useWords()
  const { body, mine, delivery } = message
  const text = body.kind === 'text' ? body.text : body.kind === 'html' ? htmlText(body.html) : ''
  return (
    <Menu open onOpenChange={(_, { open }) => !open && close()} positioning={{ target: at, position: 'below' }}>
      <MenuPopover>
        <MenuList>
          {reply && delivery.state === 'sent' && (
            <MenuItem icon={<ArrowReplyRegular />} secondaryContent="R" onClick={() => reply(message)}>
              {words('message.reply')}
            </MenuItem>
          )}
          <MenuItem icon={<CopyRegular />} onClick={() => void copyText(text)}>
            {words('message.copy')}
          </MenuItem>
          {mine && (body.kind === 'text' || body.kind === 'html') && (
            <MenuItem icon={<EditRegular />} onClick={() => edit(message)}>
              {words('message.edit')}
            </MenuItem>
          )}
          {mine && (
            <MenuItem icon={<DeleteRegular />} onClick={() => remove(message)}>
              {words('message.delete')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
