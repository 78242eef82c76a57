import type { Virtualizer } from '@tanstack/react-virtual'
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Message, MessageKey } from '../../electron/contract/domain.ts'
import type { Row } from '../store/rows.ts'
import { composes } from './composes.ts'

interface MessageFocus {
  /** The message Tab comes to; null before the focus was on one. */
  current: MessageKey | null
  onFocus: (event: FocusEvent<HTMLElement>) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

export interface MessageFocusActs {
  /** A key that is no movement, on a message that has the focus. */
  press: (key: string, message: Message, row: HTMLElement) => boolean
  /** Shows the newest message there is, and answers which it is. */
  toNewest: () => Promise<MessageKey | null>
}

type View = Virtualizer<HTMLDivElement, Element>

/** Messages are one stop for Tab, and the keys of a list lead from one to the next, also to those that are not drawn. */
export function useMessageFocus(
  log: RefObject<HTMLDivElement | null>,
  rows: readonly Row[],
  virtualizer: () => View,
  { press, toNewest }: MessageFocusActs,
): MessageFocus {
  const [current, setCurrent] = useState<MessageKey | null>(null)
  const wanted = useRef<MessageKey | null>(null)
  const indexOf = (key: MessageKey | null) => rows.findIndex(row => row.kind === 'message' && row.key === key)

  const go = (key: MessageKey | null) => {
    if (key === null) return
    wanted.current = key
    setCurrent(key)
    reach()
  }
  const reach = () => {
    const key = wanted.current
    const row = key === null ? null : log.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
    virtualizer().scrollToIndex(indexOf(key), { align: 'auto' })
  }
  // What was not drawn yet is by now.
  useLayoutEffect(reach)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target as HTMLElement
    if (row.dataset['key'] === undefined || event.ctrlKey || event.metaKey || event.altKey || composes(event)) return
    const at = indexOf(row.dataset['key'] as MessageKey)
    const here = rows[at]
    if (here?.kind !== 'message') return
    const to = movement(event.key, rows, at, virtualizer())
    if (to !== null) go(keyAt(rows, to))
    else if (event.key === 'End') void toNewest().then(go)
    else if (!press(event.shiftKey && event.key === 'F10' ? 'ContextMenu' : event.key, here.message, row)) return
    event.preventDefault()
  }
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const key = target.closest<HTMLElement>('[data-key]')?.dataset['key']
    if (key !== undefined) setCurrent(key as MessageKey)
  }
  return { current: indexOf(current) < 0 ? null : current, onFocus, onKeyDown }
}

const keyAt = (rows: readonly Row[], at: number): MessageKey | null => {
  const row = rows[at]
  return row?.kind === 'message' ? row.key : null
}

/** The row such a key leads to; null where it leads to none here. */
function movement(key: string, rows: readonly Row[], at: number, virtualizer: View): number | null {
  switch (key) {
    case 'ArrowDown':
      return nearest(rows, at + 1, 1) ?? at
    case 'ArrowUp':
      return nearest(rows, at - 1, -1) ?? at
    case 'Home':
      return nearest(rows, 0, 1)
    case 'PageDown':
    case 'PageUp': {
      const step = key === 'PageDown' ? 1 : -1
      const start = virtualizer.measurementsCache[at]?.start ?? 0
      const height = virtualizer.scrollRect?.height ?? 0
      const there = virtualizer.getVirtualItemForOffset(Math.max(0, start + step * height * 0.9))?.index ?? at
      const beyond = (there - at) * step > 0 ? there : at + step
      return nearest(rows, beyond, step) ?? nearest(rows, beyond, step === 1 ? -1 : 1)
    }
    default:
      return null
  }
}

/** The first message from that row on, in that direction. */
function nearest(rows: readonly Row[], from: number, step: 1 | -1): number | null {
  for (let at = from; at >= 0 && at < rows.length; at += step) if (rows[at]?.kind === 'message') return at
  return null
}
