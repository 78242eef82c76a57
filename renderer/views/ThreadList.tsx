import { Button } from '@fluentui/react-components'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Account, ThreadId } from '../../electron/contract/domain.ts'
import { type ThreadFilter, listRows } from '../store/thread-list.ts'
import { byActivity } from '../store/threads.ts'
import { useWords } from '../text/words.ts'
import { ThreadItem } from './ThreadItem.tsx'
import { ThreadMenu } from './ThreadMenu.tsx'
import { ConversationDialogs } from './later.tsx'
import { useEvent } from './use-event.ts'
import { useNow } from './use-now.ts'
import { useKnown, useWorld } from './world.ts'

interface ThreadListProps {
  account: Account
  filter: ThreadFilter
  choose: (filter: ThreadFilter) => void
}

type At = HTMLElement | { getBoundingClientRect: () => DOMRect }

const ROW_PX = 58
const HEAD_PX = 28

export function ThreadList({ account, filter, choose }: ThreadListProps) {
  const words = useWords()
  const { timelines } = useWorld()
  const threads = useKnown(state => state.threads[account.id])
  const openId = useKnown(state => state.view.open?.threadId ?? null)
  const now = useNow(60_000)
  const view = useRef<HTMLDivElement>(null)
  /** Opened from this list: what is being read does not go while it is read, though it is no longer unread. */
  const [kept, setKept] = useState<ThreadId | null>(null)
  const [focused, setFocused] = useState<ThreadId | null>(null)
  const [menu, setMenu] = useState<{ threadId: ThreadId; at: At } | null>(null)
  const [leaving, setLeaving] = useState<ThreadId | null>(null)
  const keep = kept === openId ? kept : null
  const rows = useMemo(() => listRows(byActivity(threads ?? {}), filter, keep), [threads, filter, keep])
  const indexOf = (id: ThreadId | null) => rows.findIndex(({ thread }) => thread.id === id)
  const reachable = [focused, openId].map(indexOf).find(at => at >= 0) ?? 0

  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler runs over this window
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => view.current,
    getItemKey: index => rows[index]?.thread.id ?? index,
    estimateSize: index => (rows[index]?.begins ? ROW_PX + HEAD_PX : ROW_PX),
    overscan: 6,
    paddingStart: 2,
    paddingEnd: 10,
    // The one that Tab comes to is there however far away it is.
    rangeExtractor: range => [...new Set([reachable, ...defaultRangeExtractor(range)])].sort((a, b) => a - b),
  })

  const wanted = useRef<ThreadId | null>(null)
  useEffect(() => {
    const button = wanted.current && view.current?.querySelector<HTMLElement>(`[data-thread="${wanted.current}"]`)
    if (!button) return
    wanted.current = null
    button.focus()
  })
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>('.thread')
    const threadId = button?.dataset['thread'] as ThreadId | undefined
    if (!button || !threadId) return
    const at = indexOf(threadId)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key]
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) setMenu({ threadId, at: button })
    else if (to === undefined) return
    else {
      const next = Math.min(Math.max(to, 0), rows.length - 1)
      wanted.current = rows[next]?.thread.id ?? null
      virtualizer.scrollToIndex(next)
      setFocused(wanted.current)
    }
    event.preventDefault()
  }
  const onContextMenu = (event: MouseEvent<HTMLElement>) => {
    const row = (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('.thread')
    if (!row) return
    event.preventDefault()
    const { clientX, clientY } = event
    const at = { getBoundingClientRect: () => new DOMRect(clientX, clientY, 0, 0) }
    setMenu({ threadId: row.dataset['thread'] as ThreadId, at })
  }
  const open = useEvent((threadId: ThreadId) => {
    setKept(threadId)
    void timelines.open({ accountId: account.id, threadId })
  })
  const openMenu = useEvent((threadId: ThreadId, at: HTMLElement) => setMenu({ threadId, at }))
  const closeMenu = () => {
    if (menu) view.current?.querySelector<HTMLElement>(`[data-thread="${menu.threadId}"]`)?.focus()
    setMenu(null)
  }

  if (!threads) return <p className="rail-words">{words('threads.reading')}</p>
  if (Object.keys(threads).length === 0) return <p className="rail-words">{words('threads.none')}</p>
  const menued = menu && threads[menu.threadId]
  const left = leaving && threads[leaving]
  return (
    <>
      {rows.length === 0 && (
        <div className="rail-words" role="status">
          <p>{filter !== 'all' && words(`filter.none.${filter}`)}</p>
          <Button size="small" onClick={() => choose('all')}>
            {words('filter.leave')}
          </Button>
        </div>
      )}
      <div
        ref={view}
        className="threads"
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        onFocus={({ target }) => setFocused((target.dataset['thread'] as ThreadId | undefined) ?? null)}
      >
        <ul style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const row = rows[index]
            return (
              row && (
                <li
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  {row.begins && <h2 className="threads-group">{words(`threads.group.${row.begins}`)}</h2>}
                  <div className="thread-row">
                    <ThreadItem
                      thread={row.thread}
                      me={account.me}
                      myName={account.name}
                      now={now}
                      isOpen={row.thread.id === openId}
                      reachable={index === reachable}
                      open={open}
                      openMenu={openMenu}
                    />
                  </div>
                </li>
              )
            )
          })}
        </ul>
      </div>
      {menu && menued && (
        <ThreadMenu
          account={account}
          thread={menued}
          at={menu.at}
          leave={() => setLeaving(menued.id)}
          close={closeMenu}
        />
      )}
      {left && (
        <ConversationDialogs account={account} thread={left} wish={{ what: 'leave' }} close={() => setLeaving(null)} />
      )}
    </>
  )
}
