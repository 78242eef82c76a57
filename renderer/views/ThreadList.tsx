import { type KeyboardEvent, useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { Account, ThreadId } from '../../electron/contract/domain.ts'
import { byActivity } from '../store/threads.ts'
import { folded, threadTitle } from '../text/names.ts'
import { useWords } from '../text/words.ts'
import { ThreadItem } from './ThreadItem.tsx'
import { useEvent } from './use-event.ts'
import { useNow } from './use-now.ts'
import { useKnown, useWorld } from './world.ts'

interface ThreadListProps {
  account: Account
  sought: string
}

export function ThreadList({ account, sought }: ThreadListProps) {
  const words = useWords()
  const { locale } = useIntl()
  const { timelines } = useWorld()
  const threads = useKnown(state => state.threads[account.id])
  const openId = useKnown(state => state.view.open?.threadId)
  const now = useNow(60_000)
  const open = useEvent((threadId: ThreadId) => void timelines.open({ accountId: account.id, threadId }))
  const sorted = useMemo(() => byActivity(threads ?? {}), [threads])
  const needle = folded(sought.trim())
  const shown = needle ? sorted.filter(thread => folded(threadTitle(words, locale, thread)).includes(needle)) : sorted

  if (!threads) return <p className="rail-words">{words('threads.reading')}</p>
  if (shown.length === 0) return <p className="rail-words">{words(needle ? 'threads.noMatch' : 'threads.none')}</p>
  const reachable = shown.some(thread => thread.id === openId) ? openId : shown[0]?.id
  return (
    <ul className="threads" onKeyDown={moveFocus}>
      {shown.map(thread => (
        <li key={thread.id}>
          <ThreadItem
            thread={thread}
            me={account.me}
            myName={account.name}
            now={now}
            isOpen={thread.id === openId}
            reachable={thread.id === reachable}
            open={open}
          />
        </li>
      ))}
    </ul>
  )
}

/** One stop for Tab; arrows, Home and End move inside. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const at = buttons.findIndex(button => button === document.activeElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  buttons[Math.min(Math.max(to, 0), buttons.length - 1)]?.focus()
}
