import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffectEvent, useLayoutEffect } from 'react'
import type { MessageKey } from '../../electron/contract/domain.ts'
import { byOrder } from '../store/message-order.ts'
import type { Row } from '../store/rows.ts'
import type { Timeline } from '../store/timeline.ts'

/** All that moves the reader on purpose: landing in the thread or at a place of it, and what they wrote just now. */
export function useLanding(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  rows: readonly Row[],
  { landings, landed, messages }: Timeline,
  target: MessageKey | null,
): void {
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
    if (landings > 0) land()
  }, [landings])
  useLayoutEffect(() => {
    if (justWritten) virtualizer.scrollToEnd()
  }, [justWritten, virtualizer])
}
