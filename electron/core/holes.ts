import type { Page, ServiceMessage } from './service-ports.ts'
import { newestOfAll, type Hole } from './store-ports.ts'

/** A thread of which nothing was fetched yet. */
export const everything: Hole = { ceiling: newestOfAll, floor: 0, next: null, missing: null, total: null }

/** What changed since this version, and has to be fetched from the newest on. */
export const since = (floor: number): Hole => ({ ...everything, floor })

/** What is left of a hole after the next page of it was heard; null when it is closed. */
export function shrunk(hole: Hole, { items, next }: Page<ServiceMessage>): Hole | null {
  const lowest = items.at(-1)?.version ?? hole.ceiling
  // Several messages may share a version, so the floor itself has to be passed.
  if (next === null || lowest < hole.floor) return null
  return { ...hole, ceiling: Math.min(hole.ceiling, lowest), next, ...counted(hole, items) }
}

/** How many messages are missing, told by the sequence numbers: they count every message of a thread from 1. */
function counted(hole: Hole, items: ServiceMessage[]): Pick<Hole, 'missing' | 'total'> {
  // Edited messages are listed where they were edited, so only others tell how far down the list we are.
  const numbers = items.filter(({ id, version }) => id === String(version)).map(({ sequenceId }) => Number(sequenceId))
  const known = numbers.filter(number => Number.isSafeInteger(number) && number > 0)
  if (known.length === 0) return { missing: hole.missing, total: hole.total }
  return { missing: Math.min(...known) - 1, total: Math.max(hole.total ?? 0, ...known) }
}

/** The hole that has to be filled before messages of just before that moment can be relied on. */
export const holeBelow = (holes: readonly Hole[], moment: number): Hole | undefined =>
  holes.find(({ floor }) => floor < moment)

/** `holes` below a new one at the top; what the two have in common is one hole, walked from the top. */
export function withTop(holes: readonly Hole[], top: Hole): Hole[] {
  const common = holes.filter(({ ceiling }) => ceiling >= top.floor)
  const floor = Math.min(top.floor, ...common.map(hole => hole.floor))
  return [{ ...top, floor }, ...holes.filter(({ ceiling }) => ceiling < top.floor)]
}

/** `holes` with one of them replaced, or closed where it is null. */
export const withHole = (holes: readonly Hole[], old: Hole, now: Hole | null): Hole[] =>
  holes.flatMap(hole => (hole.ceiling === old.ceiling ? (now ?? []) : hole))
