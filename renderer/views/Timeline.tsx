import {
  type Range,
  type VirtualItem,
  type Virtualizer,
  defaultRangeExtractor,
  useVirtualizer,
} from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Account, Participant, Thread } from '../../electron/contract/domain.ts'
import { isSent } from '../store/message-order.ts'
import { placeKey } from '../store/place.ts'
import { type Row, isWorthSaying, rowsOf, seenBy } from '../store/rows.ts'
import { atNewest, opening } from '../store/timeline.ts'
import { startOfDay } from '../text/times.ts'
import { useWords } from '../text/words.ts'
import { DayPill } from './DayPill.tsx'
import { JumpPill } from './JumpPill.tsx'
import { type TimelineActs, TimelineRow } from './TimelineRow.tsx'
import { TimelineEdge, TimelineMissed, TimelineWords } from './TimelineWords.tsx'
import { useEvent } from './use-event.ts'
import { useFocused } from './use-focused.ts'
import { useFreshLine } from './use-fresh-line.ts'
import { useLanding } from './use-landing.ts'
import { useLinkClick } from './use-link.ts'
import { useMarkRead } from './use-mark-read.ts'
import { useMessageFocus } from './use-message-focus.ts'
import { useNow } from './use-now.ts'
import { useResized } from './use-resized.ts'
import { useKnown, useWorld } from './world.ts'

interface TimelineProps {
  account: Account
  thread: Thread
  acts: TimelineActs
}

const nobody: readonly Participant[] = []
const nothing: VirtualItem[] = []
/** So near an edge the next page is asked for: about two screens ahead of the reader. */
const NEAR_PX = 1500
const AT_END_PX = 80
/** A row that turns out exactly as high as was guessed counts as never measured, and what changes in it later moves the view. */
const NEVER_TRUE_PX = 0.3
/** Room for what is said about what lies before; always there, so that saying it moves nothing. */
const EDGE_PX = 56

export function Timeline({ account, thread, acts }: TimelineProps) {
  const words = useWords()
  const { store, timelines } = useWorld()
  const place = useMemo(() => ({ accountId: account.id, threadId: thread.id }), [account.id, thread.id])
  const key = placeKey(place)
  const timeline = useKnown(state => state.timelines[key]) ?? opening
  const marks = useKnown(state => state.receipts[key])
  const people = useKnown(state => state.participants[key]) ?? nobody
  const now = useNow(3_600_000)
  const focused = useFocused()
  const [atEnd, setAtEnd] = useState(true)
  const log = useRef<HTMLDivElement>(null)

  const messages = useMemo(
    () => timeline.messages.filter(message => isWorthSaying({ topic: thread.topic }, message)),
    [timeline.messages, thread.topic],
  )
  const target = useKnown(state => state.view.open?.at ?? null)
  const fresh = useFreshLine(thread, timeline, focused && atEnd, target)
  const { before, gaps } = timeline
  const rows = useMemo(() => rowsOf({ messages, before, gaps }, fresh, startOfDay), [messages, before, gaps, fresh])
  const seen = useMemo(() => seenBy(messages, marks, people, account.me), [messages, marks, people, account.me])

  const focus = useMessageFocus(log, rows, () => virtualizer, {
    press: acts.press,
    async toNewest() {
      await jump()
      return store.get().timelines[key]?.messages.findLast(message => isWorthSaying(thread, message))?.key ?? null
    },
  })
  // Whoever is at the end stays there, however much less of it fits.
  useResized(log, () => atEnd && atNewest(timeline) && virtualizer.scrollToEnd())
  const focusAt = rows.findIndex(row => row.kind === 'message' && row.key === focus.current)
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler runs over this window
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => log.current,
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    estimateSize: useCallback((index: number) => estimate(rows[index]) + NEVER_TRUE_PX, [rows]),
    anchorTo: 'end',
    followOnAppend: timeline.live && atNewest(timeline),
    scrollEndThreshold: AT_END_PX,
    overscan: 8,
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), focusAt), [focusAt]),
    paddingStart: EDGE_PX,
    paddingEnd: 8,
    directDomUpdates: true,
    onChange: instance => setAtEnd(believedToEnd(instance) <= AT_END_PX),
  })

  const onClick = useLinkClick(account.id, acts.tell)
  const { arrived, begun } = useLanding(virtualizer, rows, timeline, target)

  const items = begun ? virtualizer.getVirtualItems() : nothing
  const { startIndex: firstIndex, endIndex: lastIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 }
  const reachable = focus.current ?? rows.slice(0, lastIndex + 1).findLast(({ kind }) => kind === 'message')?.key
  const topRow = rows[virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? -1]
  const middle = rows[Math.floor((firstIndex + lastIndex) / 2)]
  useEffect(() => {
    if (middle?.kind === 'message' && isSent(middle.message)) timelines.inView(place, middle.key)
  }, [timelines, place, middle])
  useEffect(() => {
    const view = log.current
    if (!view || !arrived || timeline.status !== 'ready' || timeline.reading) return
    // Where it is believed to be costs nothing to ask; where it is costs a layout, and the two differ until a jump has landed.
    const believed = virtualizer.scrollOffset ?? 0
    if (believed > NEAR_PX && believedToEnd(virtualizer) > NEAR_PX) return
    if (view.scrollTop < NEAR_PX) void timelines.older(place)
    else if (view.scrollHeight - view.clientHeight - view.scrollTop < NEAR_PX) void timelines.newer(place)
  }, [timelines, place, timeline, arrived, virtualizer, firstIndex, lastIndex])

  const kept = thread.kept.state === 'complete' ? 1 : thread.kept.part
  const keptBefore = useRef(kept)
  useEffect(() => {
    if (keptBefore.current !== kept) void timelines.grew(place)
    keptBefore.current = kept
  }, [timelines, place, kept])

  useMarkRead(place, thread, timeline, atEnd)

  const jump = useEvent(async () => {
    if (atNewest(timeline)) virtualizer.scrollToEnd()
    else await timelines.newest(place)
  })
  return (
    <div className="stage">
      <div
        ref={log}
        className="log"
        role="log"
        aria-live="off"
        aria-label={words('timeline.log')}
        data-held={timeline.messages.length}
        onFocus={focus.onFocus}
        onKeyDown={focus.onKeyDown}
        onClick={onClick}
      >
        <div ref={virtualizer.containerRef} className="log-sizer">
          <TimelineEdge timeline={timeline} account={account} />
          {items.map(({ index, key }) => {
            const row = rows[index]
            return (
              row && (
                <div key={key} ref={virtualizer.measureElement} data-index={index} className="row">
                  <TimelineRow
                    row={row}
                    account={account}
                    acts={acts}
                    target={row.key === target}
                    reachable={row.key === reachable}
                    people={people}
                    seen={row.kind === 'message' ? seen.get(row.key) : undefined}
                    now={row.kind === 'day' ? now : 0}
                  />
                </div>
              )
            )
          })}
        </div>
      </div>
      {!atEnd && topRow && <DayPill row={topRow} now={now} toDay={acts.toDay} />}
      <TimelineMissed timeline={timeline} thread={thread} />
      <TimelineWords timeline={timeline} account={account} retry={() => void timelines.newest(place)} />
      {timeline.status === 'ready' && (!atEnd || !atNewest(timeline)) && (
        <JumpPill count={thread.unread} jump={() => void jump()} />
      )}
    </div>
  )
}

/** The row that has the focus stays drawn wherever the view is, so that the focus is never lost. */
const withRow = (drawn: number[], row: number): number[] =>
  row < 0 || drawn.includes(row) ? drawn : [...drawn, row].sort((a, b) => a - b)

/** How far the view is from its end by the virtualizer's own account, which makes the browser compute nothing. */
const believedToEnd = (virtualizer: Virtualizer<HTMLDivElement, Element>): number =>
  virtualizer.getTotalSize() - (virtualizer.scrollOffset ?? 0) - (virtualizer.scrollRect?.height ?? 0)

/** Close enough that little moves when the real height is known. */
function estimate(row: Row | undefined): number {
  if (row?.kind !== 'message') return 40
  const { body } = row.message
  if (body.kind !== 'text' && body.kind !== 'html') return 36
  const length = body.kind === 'text' ? body.text.length : body.html.length * 0.7
  return 36 + (row.first ? 28 : 0) + Math.floor(length / 68) * 20
}
