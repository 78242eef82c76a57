import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useLayoutEffect } from 'react'
import type { MessageKey } from '../../electron/contract/domain.ts'
import type { Row } from '../store/rows.ts'
import type { Timeline } from '../store/timeline.ts'

/** All that moves the reader on purpose: landing in the thread, a message that was asked for, and what they wrote just now. */
export function useLanding(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  rows: readonly Row[],
  { landings, messages }: Timeline,
  target: MessageKey | null,
): void {
  const goTo = useEffectEvent((key: string, align: 'start' | 'center') => {
    const index = rows.findIndex(row => row.key === key)
    if (index >= 0) virtualizer.scrollToIndex(index, { align })
    return index >= 0
  })
  const last = messages.at(-1)
  const justWritten = last?.mine && last.delivery.state !== 'sent' ? last.key : null

  useLayoutEffect(() => {
    if (landings === 0) return
    const atFresh = landings === 1 && goTo('fresh', 'start')
    if (!atFresh) virtualizer.scrollToEnd()
  }, [landings, virtualizer])
  useLayoutEffect(() => {
    if (justWritten) virtualizer.scrollToEnd()
  }, [justWritten, virtualizer])
  const landed = landings > 0
  useEffect(() => {
    if (landed && target) goTo(target, 'center')
  }, [landed, target])
}
