import type { Account } from '../../electron/contract/domain.ts'
import { isWriting, useShortcuts } from '../shortcuts/use-shortcuts.ts'
import { listRows } from '../store/thread-list.ts'
import { byActivity, isUnread } from '../store/threads.ts'
import { useSheet } from './use-sheet.ts'
import { useWorld } from './world.ts'

/** Where F6 stops, in its order: of each region what is there to be focused first. */
const regions = [
  '.rail .thread[tabindex="0"], .rail input',
  '.log [data-key][tabindex="0"], .log',
  '.composer [contenteditable=true], .composer textarea, .composer [role=textbox], .edit-box textarea',
  '.panel button',
]

interface WindowActs {
  create: () => void
  switchTo: () => void
}

export function useWindowShortcuts(account: Account | null, { create, switchTo }: WindowActs): void {
  const { store, timelines } = useWorld()
  const { open } = useSheet()

  const go = (step: 1 | -1, unreadOnly: boolean): boolean => {
    if (!account) return false
    const { threads, view } = store.get()
    const all = listRows(byActivity(threads[account.id] ?? {}), 'all', null).map(({ thread }) => thread)
    const at = all.findIndex(({ id }) => id === view.open?.threadId)
    const from = at < 0 && step < 0 ? all.length : at
    const ahead = step > 0 ? all.slice(from + 1) : all.slice(0, from).toReversed()
    const next = ahead.find(thread => !unreadOnly || isUnread(thread))
    if (next) void timelines.open({ accountId: account.id, threadId: next.id })
    return true
  }
  useShortcuts({
    new: () => create(),
    switch: () => switchTo(),
    settings: () => open({ what: 'settings', section: 'appearance' }),
    next: () => go(1, false),
    previous: () => go(-1, false),
    'next-unread': () => go(1, true),
    'previous-unread': () => go(-1, true),
    region: () => toRegion(1),
    'region-back': () => toRegion(-1),
    back: ({ target }) => {
      // Where something closed and the focus went back by itself, that was all Escape was for.
      if (target !== document.activeElement || isWriting(target)) return false
      return document.querySelector<HTMLElement>(regions[2] ?? '')?.focus()
    },
  })
}

/** To the region after the one the focus is in, round and round. */
function toRegion(step: 1 | -1): void {
  const stops = regions
    .map(region => [...document.querySelectorAll<HTMLElement>(region)].find(stop => stop.offsetParent !== null))
    .filter(stop => stop !== undefined)
  const active = document.activeElement
  const at = stops.findIndex(stop => stop === active || regionOf(stop)?.contains(active))
  const from = at < 0 && step < 0 ? 0 : at
  stops.at((from + step) % stops.length)?.focus()
}

const regionOf = (stop: HTMLElement): Element | null => stop.closest('.rail, .log, .composer, .edit-box, .panel')
