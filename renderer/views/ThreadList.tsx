import { useMemo } from 'react'
import type { Account, ThreadId } from '../../electron/contract/domain.ts'
import { byActivity } from '../store/threads.ts'
import { useWords } from '../text/words.ts'
import { ThreadItem } from './ThreadItem.tsx'
import { moveFocus } from './move-focus.ts'
import { useEvent } from './use-event.ts'
import { useNow } from './use-now.ts'
import { useKnown, useWorld } from './world.ts'

export function ThreadList({ account }: { account: Account }) {
  const words = useWords()
  const { timelines } = useWorld()
  const threads = useKnown(state => state.threads[account.id])
  const openId = useKnown(state => state.view.open?.threadId)
  const now = useNow(60_000)
  const open = useEvent((threadId: ThreadId) => void timelines.open({ accountId: account.id, threadId }))
  const shown = useMemo(() => byActivity(threads ?? {}), [threads])

  if (!threads) return <p className="rail-words">{words('threads.reading')}</p>
  if (shown.length === 0) return <p className="rail-words">{words('threads.none')}</p>
  const reachable = shown.some(thread => thread.id === openId) ? openId : shown[0]?.id
  return (
    <ul className="threads" onKeyDown={event => moveFocus(event, 'button')}>
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
