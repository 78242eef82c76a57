import { useState } from 'react'
import type { MessageKey, Thread } from '../../electron/contract/domain.ts'
import { firstUnread, isSpoken } from '../store/rows.ts'
import { type Timeline, atNewest } from '../store/timeline.ts'

/**
 * Before which message the line of new messages stands: the first unread one when the thread was opened,
 * later the first that came while nobody was looking. In between it stays where it is while more arrives.
 */
export function useFreshLine(
  thread: Thread,
  timeline: Timeline,
  looking: boolean,
  target: MessageKey | null,
): MessageKey | null {
  const [unreadAtOpening] = useState(thread.unread)
  const [line, setLine] = useState<{ from: MessageKey | null; unread: number } | null>(null)
  const { messages, landings, landed } = timeline
  if (!line) {
    const counted = atNewest(timeline) ? firstUnread(messages, unreadAtOpening) : null
    // Opened at no message in particular, a thread with news lands at the first of it; what I or the service said is none.
    const at = target === null ? messages.findIndex(({ key }) => key === landed) : -1
    const first = at < 0 ? null : messages.slice(at).find(message => !message.mine && isSpoken(message))?.key
    if (landings > 0) setLine({ from: first ?? counted, unread: thread.unread })
  } else if (line.unread !== thread.unread) {
    const cameUnseen = line.unread === 0 && !looking && atNewest(timeline)
    setLine({ from: cameUnseen ? firstUnread(messages, thread.unread) : line.from, unread: thread.unread })
  }
  return line?.from ?? null
}
