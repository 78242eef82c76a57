import type { Thread, ThreadId } from '../../electron/contract/domain.ts'
import { isUnread } from './threads.ts'

export const threadFilters = ['all', 'unread', 'mentions', 'muted'] as const
export type ThreadFilter = (typeof threadFilters)[number]

/** One row of the list; `begins` where a group does. */
export interface ListRow {
  thread: Thread
  begins: 'pinned' | 'others' | null
}

/** Pinned ones first, in the order of pinning; then by what happened last, as they come. `keep` is shown whatever the filter says. */
export function listRows(byActivity: readonly Thread[], filter: ThreadFilter, keep: ThreadId | null): ListRow[] {
  const shown = byActivity.filter(thread => thread.id === keep || passes(thread, filter))
  const pinned = shown
    .filter(thread => thread.pinned !== null)
    .sort((a, b) => (a.pinned as number) - (b.pinned as number))
  const others = shown.filter(thread => thread.pinned === null)
  return [
    ...pinned.map((thread, at): ListRow => ({ thread, begins: at === 0 ? 'pinned' : null })),
    ...others.map((thread, at): ListRow => ({ thread, begins: at === 0 && pinned.length > 0 ? 'others' : null })),
  ]
}

export function passes(thread: Thread, filter: ThreadFilter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'unread':
      return isUnread(thread) && !thread.muted
    case 'mentions':
      return thread.mentions > 0
    case 'muted':
      return thread.muted !== null
    default:
      return filter satisfies never
  }
}
