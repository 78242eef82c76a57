import type { Backfill, Kept, ThreadId } from '../contract/domain.ts'
import type { AccountWorld } from './account-world.ts'
import type { HistoryStore, Hole } from './store-ports.ts'

/** How much of a thread is here, told by the sequence numbers of the service. */
export function keptOf(holes: readonly Hole[]): Kept {
  if (holes.length === 0) return { state: 'complete' }
  const missing = missingOf(holes)
  const total = Math.max(0, ...holes.map(hole => hole.total ?? 0))
  return { state: 'partial', part: missing === null || total === 0 ? null : 1 - missing / total }
}

/** Holes count down to the beginning, so the lowest one knows; those above it are a few pages at most. */
function missingOf(holes: readonly Hole[]): number | null {
  return holes.at(-1)?.floor === 0 ? (holes.at(-1)?.missing ?? null) : 0
}

interface Doing {
  isRunning: boolean
  /** Before that, no threads may only mean that none are known yet. */
  isCaughtUp: boolean
}

export function progressOf({ history, journal, gateway }: AccountWorld, { isRunning, isCaughtUp }: Doing): Backfill {
  const threads = history.threads().map(({ id }) => id)
  const open = new Set(history.threadsWithHoles())
  const isComplete = open.size === 0 && (threads.length > 0 || isCaughtUp)
  const isPaused = journal.backfillPaused()
  return {
    state: stateOf({ isRunning, isComplete, isPaused, isOnline: gateway() !== null }),
    threads: threads.length,
    completeThreads: threads.length - open.size,
    part: isComplete ? 1 : partOf(history, threads, open),
  }
}

function stateOf(now: Record<'isRunning' | 'isComplete' | 'isPaused' | 'isOnline', boolean>): Backfill['state'] {
  if (now.isComplete) return 'complete'
  if (now.isPaused) return 'paused'
  return now.isRunning && now.isOnline ? 'running' : 'waiting'
}

function partOf(history: HistoryStore, threads: ThreadId[], open: ReadonlySet<ThreadId>): number | null {
  let total = 0
  let missing = 0
  for (const id of threads) {
    if (!open.has(id)) total += Number(history.last(id)?.sequenceId ?? 1)
    else {
      const holes = history.holes(id)
      const known = missingOf(holes)
      if (known === null) return null
      missing += known
      total += Math.max(0, ...holes.map(hole => hole.total ?? 0))
    }
  }
  return total > 0 ? Math.max(0, 1 - missing / total) : null
}
