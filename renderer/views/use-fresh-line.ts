import { useState } from 'react'
import type { MessageKey, Thread } from '../../electron/contract/domain.ts'
import { firstUnread } from '../store/rows.ts'
import { type Timeline, atNewest } from '../store/timeline.ts'

/**
 * Before which message the line of new messages stands: the first unread one when the thread was opened,
 * later the first that came while nobody was looking. In between it stays where it is while more arrives.
 */
export function useFreshLine(thread: Thread, timeline: Timeline, looking: boolean): MessageKey | null {
  const [unreadAtOpening] = useState(thread.unread)
  const [line, setLine] = useState<{ from: MessageKey | null; unread: number } | null>(null)
  const { messages, landings } = timeline
  if (!line) {
    if (landings > 0) setLine({ from: firstUnread(messages, unreadAtOpening), unread: thread.unread })
  } else if (line.unread !== thread.unread) {
    const cameUnseen = line.unread === 0 && !looking && atNewest(timeline)
    setLine({ from: cameUnseen ? firstUnread(messages, thread.unread) : line.from, unread: thread.unread })
  }
  return line?.from ?? null
}
