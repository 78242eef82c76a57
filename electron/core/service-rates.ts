import type { ThreadId } from '../contract/domain.ts'
import { Pace, type Limit } from './pace.ts'
import type { Work } from './store-ports.ts'
import type { Clock } from './system-ports.ts'

/** Milliseconds to wait before this may be asked for in that thread; 0: now, and it is counted. */
export type Rates = (kind: Work['kind'] | 'receipt', threadId: ThreadId) => number

const tenInTen: Limit = { count: 10, ms: 10_000 }
const thirtyInAMinute: Limit = { count: 30, ms: 60_000 }

/** What the service lets through in one thread; our own service has no such limits. */
export function serviceRates(clock: Clock): Rates {
  const messages = new Pace(clock, [tenInTen, thirtyInAMinute])
  const people = new Pace(clock, [tenInTen, thirtyInAMinute])
  const receipts = new Pace(clock, [tenInTen, thirtyInAMinute])
  const properties = new Pace(clock, [{ count: 5, ms: 10_000 }])
  const pace: Record<Parameters<Rates>[0], Pace> = {
    ...{ send: messages, edit: messages, delete: messages },
    ...{ add: people, remove: people },
    ...{ rename: properties, receipt: receipts },
  }
  return (kind, threadId) => pace[kind].take(threadId)
}

export const unlimited: Rates = () => 0
