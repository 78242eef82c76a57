import { useEffect, useRef } from 'react'
import type { Thread } from '../../electron/contract/domain.ts'
import { isSent } from '../store/message-order.ts'
import type { Place } from '../store/place.ts'
import { isUnread } from '../store/threads.ts'
import { type Timeline, atNewest } from '../store/timeline.ts'
import { useFocused } from './use-focused.ts'
import { useWorld } from './world.ts'

/** What is read is what is on screen, to the end, in a window that is looked at. */
export function useMarkRead(place: Place, thread: Thread, timeline: Timeline, atEnd: boolean): void {
  const { line } = useWorld()
  const focused = useFocused()
  const told = useRef('')
  const unread = isUnread(thread)
  const newest = timeline.messages.findLast(isSent)?.key
  const looking = focused && atEnd && timeline.status === 'ready' && timeline.landings > 0 && atNewest(timeline)
  useEffect(() => {
    if (!unread) told.current = ''
    if (!looking || !newest || !unread) return
    const now = `${newest} ${thread.unread}`
    if (told.current === now) return
    told.current = now
    void line.call('thread.read', { ...place, upTo: newest })
  }, [line, place, looking, newest, unread, thread.unread])
}
