import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  type PositioningProps,
} from '@fluentui/react-components'
import { AlertRegular } from '@fluentui/react-icons/svg/alert'
import { AlertOffRegular } from '@fluentui/react-icons/svg/alert-off'
import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit'
import { CopyRegular } from '@fluentui/react-icons/svg/copy'
import { MailReadRegular } from '@fluentui/react-icons/svg/mail-read'
import { MailUnreadRegular } from '@fluentui/react-icons/svg/mail-unread'
import { PinRegular } from '@fluentui/react-icons/svg/pin'
import { PinOffRegular } from '@fluentui/react-icons/svg/pin-off'
import type { Account, Mute, Thread } from '../../electron/contract/domain.ts'
import { openPlace } from '../store/state.ts'
import { isLeaving } from '../store/thread-changes.ts'
import { isUnread } from '../store/threads.ts'
import { useWords } from '../text/words.ts'
import { copyText } from './copy.ts'
import { muteEnds } from './mute-ends.ts'
import { useWorld } from './world.ts'

interface ThreadMenuProps {
  account: Account
  thread: Thread
  at: NonNullable<PositioningProps['target']>
  leave: () => void
  close: () => void
}

/** One for the whole list: conversations are too many to have one each. */
export function ThreadMenu({ account, thread, at, leave, close }: ThreadMenuProps) {
  const words = useWords()
  const { line, store, timelines } = useWorld()
  const place = { accountId: account.id, threadId: thread.id }
  const unread = isUnread(thread)
  const mute = (muted: Mute | null) => void line.call('thread.mute', { ...place, muted })
  const markUnread = () => {
    // Open it would be read again at once.
    if (openPlace(store.get())?.threadId === thread.id) timelines.close()
    void line.call('thread.markUnread', place)
  }
  return (
    <Menu open onOpenChange={(_, { open }) => !open && close()} positioning={{ target: at, position: 'below' }}>
      <MenuPopover>
        <MenuList>
          <MenuItem
            icon={thread.pinned === null ? <PinRegular /> : <PinOffRegular />}
            onClick={() => void line.call('thread.pin', { ...place, pinned: thread.pinned === null })}
          >
            {words(thread.pinned === null ? 'threads.pin' : 'threads.unpin')}
          </MenuItem>
          {thread.muted ? (
            <MenuItem icon={<AlertRegular />} onClick={() => mute(null)}>
              {words('threads.unmute')}
            </MenuItem>
          ) : (
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <MenuItem icon={<AlertOffRegular />}>{words('threads.mute')}</MenuItem>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  {muteEnds.map(({ word, until }) => (
                    <MenuItem key={word} onClick={() => mute({ until: until(Date.now()) })}>
                      {words(word)}
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
          )}
          {unread ? (
            <MenuItem
              icon={<MailReadRegular />}
              onClick={() => void line.call('thread.read', { ...place, upTo: null })}
            >
              {words('threads.markRead')}
            </MenuItem>
          ) : (
            <MenuItem icon={<MailUnreadRegular />} subText={words('threads.markUnread.here')} onClick={markUnread}>
              {words('threads.markUnread')}
            </MenuItem>
          )}
          <MenuItem icon={<CopyRegular />} onClick={() => void copyText(thread.id)}>
            {words('threads.copyId')}
          </MenuItem>
          {thread.membership === 'member' && !isLeaving(thread, account.me) && (
            <>
              <MenuDivider />
              <MenuItem icon={<ArrowExitRegular />} onClick={leave}>
                {words('leave.start')}
              </MenuItem>
            </>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
