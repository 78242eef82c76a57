import { expect, test } from 'vitest'
import { ThreadId } from '../../electron/contract/domain.ts'
import { done, fail, ok } from '../../electron/contract/result.ts'
import { CatchUp } from '../../electron/core/catch-up.ts'
import { HoleFiller } from '../../electron/core/hole-filler.ts'
import { Inbox } from '../../electron/core/inbox.ts'
import type { Membership } from '../../electron/core/membership.ts'
import { ReadState } from '../../electron/core/read-state.ts'
import { Threads } from '../../electron/core/threads.ts'
import { eventually } from '../helpers/eventually.ts'
import { fakeClock } from '../helpers/fake-clock.ts'
import { fakeWorld } from '../helpers/fake-world.ts'

const pause = fail({ kind: 'throttled' as const, retryAfterMs: 3000 })
const ids = ['a', 'b', 'c', 'd', 'e'].map(name => ThreadId.parse(`19:${name}@thread.v2`))

/** Threads in which nothing is new, and the order in which the service is asked about them. */
function someThreads({ lastActivityAt }: { lastActivityAt: number }) {
  const world = fakeWorld()
  for (const id of ids) {
    const known = { id, topic: 'T', createdAt: 0, caughtUpTo: 1_000_000, retentionDays: null, metadata: {} }
    world.history.putThread({ ...known, lastActivityAt, membership: 'member' })
  }
  const asked: ThreadId[] = []
  const refuses = { messages: new Set<ThreadId>(), receipts: new Set<ThreadId>() }
  const reached = world.gateway()!
  world.gateway = () => ({
    ...reached,
    threads: () =>
      Promise.resolve(ok({ items: ids.map(id => ({ id, topic: 'T', lastMessageAt: 0, deleted: false })), next: null })),
    messages: ({ threadId }) => {
      asked.push(threadId)
      return Promise.resolve(refuses.messages.has(threadId) ? pause : ok({ items: [], next: null }))
    },
    readReceipts: threadId => Promise.resolve(refuses.receipts.has(threadId) ? pause : ok([])),
  })
  const threads = new Threads(world)
  const inbox = new Inbox(world, threads)
  const membership = { refresh: () => Promise.resolve(done) } as unknown as Membership
  const catchUp = new CatchUp({
    ...{ world, threads, inbox, membership, readState: new ReadState(world, threads) },
    filler: new HoleFiller(world, inbox),
  })
  return { world, catchUp, asked, refuses }
}

test('quiet threads that a pause left over are looked at first the next time', async () => {
  const { catchUp, asked, refuses } = someThreads({ lastActivityAt: 0 })
  refuses.messages.add(ids[2]!)
  expect(await catchUp.run()).toEqual(done)
  await eventually(() => expect(asked).toEqual(ids.slice(0, 3)))
  asked.length = 0
  refuses.messages.clear()
  expect(await catchUp.run()).toEqual(done)
  await eventually(() => expect(asked).toEqual([...ids.slice(2), ...ids.slice(0, 2)]))
})

test('receipts that are refused for a pause make whoever catches up wait for it', async () => {
  const lively = someThreads({ lastActivityAt: fakeClock().now() })
  lively.refuses.receipts.add(ids[0]!)
  expect(await lively.catchUp.run()).toEqual(pause)
  lively.refuses.receipts.clear()
  expect(await lively.catchUp.run()).toEqual(done)
})
