import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffectEvent, useLayoutEffect, useState } from 'react'
import type { MessageKey } from '../../electron/contract/domain.ts'
import { byOrder } from '../store/message-order.ts'
import type { Row } from '../store/rows.ts'
import type { Timeline } from '../store/timeline.ts'

const STILL_FRAMES = 4

/**
 * All that moves the reader on purpose: landing in the thread or at a place of it, and what they wrote just now.
 * `begun`: it has a place, so that rows are worth drawing. `arrived`: the view is there. It goes to a row by number, and
 * corrects itself while heights become known, so that rows added before it meanwhile would lead it astray.
 */
export function useLanding(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  rows: readonly Row[],
  { landings, landed, messages }: Timeline,
  target: MessageKey | null,
): { arrived: boolean; begun: boolean } {
  const [begun, setBegun] = useState(false)
  const [arrived, setArrived] = useState(0)
  const last = messages.at(-1)
  const justWritten = last?.mine && last.delivery.state !== 'sent' ? last.key : null
  const land = useEffectEvent(() => {
    const fresh = landings === 1 && target === null ? rows.findIndex(({ kind }) => kind === 'fresh') : -1
    if (fresh >= 0) return virtualizer.scrollToIndex(fresh, { align: 'start' })
    const wanted = messages.find(({ key }) => key === landed)
    // Not every message is drawn: the next one that is stands for it.
    const index = wanted ? rows.findIndex(row => row.kind === 'message' && byOrder(row.message, wanted) >= 0) : -1
    if (index < 0) return virtualizer.scrollToEnd()
    // A message asked for by name is looked at with what surrounds it; a day begins at the top, with its name.
    if (landed === target) return virtualizer.scrollToIndex(index, { align: 'center' })
    const named = rows[index - 1]
    virtualizer.scrollToIndex(named && named.kind !== 'message' ? index - 1 : index, { align: 'start' })
  })

  useLayoutEffect(() => {
    if (landings === 0) return
    land()
    // It hears of that a frame later; the first rows to be drawn should be those that stand there.
    // eslint-disable-next-line react-hooks/immutability -- a field of an object that lives beside React
    virtualizer.scrollOffset = virtualizer.scrollElement?.scrollTop ?? 0
    // eslint-disable-next-line react-hooks/set-state-in-effect -- drawn before the first frame, and in the right place
    setBegun(true)
    return whenStill(virtualizer, () => setArrived(landings))
  }, [landings, virtualizer])
  useLayoutEffect(() => {
    if (justWritten) virtualizer.scrollToEnd()
  }, [justWritten, virtualizer])
  return { arrived: arrived === landings, begun: begun || landings === 0 }
}

/** Once the view has not moved for some frames. */
function whenStill(virtualizer: Virtualizer<HTMLDivElement, Element>, then: () => void): () => void {
  let frame = 0
  const wait = (was: number, still: number) => {
    frame = requestAnimationFrame(() => {
      const now = virtualizer.scrollElement?.scrollTop ?? 0
      if (now !== was) return wait(now, 0)
      if (still + 1 < STILL_FRAMES) return wait(now, still + 1)
      then()
    })
  }
  wait(Number.NaN, 0)
  return () => cancelAnimationFrame(frame)
}
