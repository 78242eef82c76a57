import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components'
import type { AccountId, Notice } from '../../electron/contract/domain.ts'
import { type Words, useWords } from '../text/words.ts'
import { DismissButton } from './DismissButton.tsx'
import { useKnown, useWorld } from './world.ts'

type What = Notice['what']

/** Of this account and of none: what happened to another account is told there. */
export function Notices({ accountId }: { accountId: AccountId }) {
  const words = useWords()
  const { line } = useWorld()
  const notices = useKnown(state => state.app?.notices)
  const mine = notices?.filter(notice => notice.accountId === null || notice.accountId === accountId)
  return mine?.map(notice => (
    <MessageBar key={notice.id} intent="warning" shape="square" layout="multiline">
      <MessageBarBody>{noticeWords(words, notice.what)}</MessageBarBody>
      <MessageBarActions
        containerAction={<DismissButton dismiss={() => void line.call('notice.dismiss', { id: notice.id })} />}
      />
    </MessageBar>
  ))
}

function noticeWords(words: Words, what: What): string {
  switch (what.kind) {
    case 'history-rebuilt':
      return words('notice.historyRebuilt', { setAside: what.setAside })
    case 'journal-unreadable':
      return words('notice.journalUnreadable', { setAside: what.setAside })
    case 'settings-unreadable':
      return words('notice.settingsUnreadable', { setAside: what.setAside })
    case 'link-not-opened':
      return words('notice.linkNotOpened')
    case 'graphics-card-failed':
      return words('notice.graphicsCardFailed')
    default:
      return what satisfies never
  }
}
