import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MessageKey, type ThreadId } from '../../electron/contract/domain.ts'
import { CatchUp } from '../../electron/core/catch-up.ts'
import { HoleFiller } from '../../electron/core/hole-filler.ts'
import { Inbox } from '../../electron/core/inbox.ts'
import { Membership } from '../../electron/core/membership.ts'
import { messageLimit, Outbox } from '../../electron/core/outbox.ts'
import { ReadState } from '../../electron/core/read-state.ts'
import { Threads } from '../../electron/core/threads.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { fakeWorld, threadA, threadB, type FakeWorld, type SendFate } from '../helpers/fake-world.ts'

function outboxOf(world: FakeWorld): Outbox {
  const threads = new Threads(world)
  const inbox = new Inbox(world, threads)
  const catchUp = new CatchUp({
    ...{ world, threads, inbox, membership: new Membership(world, threads) },
    ...{ readState: new ReadState(world, threads), filler: new HoleFiller(world, inbox) },
  })
  world.echo = message => inbox.receive(message.threadId, [message])
  return new Outbox({ world, threads, inbox, lookUp: threadId => catchUp.thread(threadId) })
}

const text = (words: string) => ({ kind: 'text', text: words }) as const
const arrived = (world: FakeWorld, threadId: ThreadId): string[] =>
  world.committed.filter(message => message.threadId === threadId).map(({ body }) => ('text' in body ? body.text : ''))

const fate = fc.constantFrom<SendFate>('ok', 'lost-answer', 'lost-request', 'unreachable', 'throttled', 'echo-first')
const step = fc.oneof(
  fc.record({ do: fc.constant('send' as const), thread: fc.constantFrom(threadA, threadB) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
  fc.record({ do: fc.constant('network' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('restart' as const) }),
)

test('whatever happens to answers, network and process, every message arrives once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(fate, { maxLength: 25 }), async (steps, fates) => {
      const world = fakeWorld()
      world.fates = [...fates]
      const written: Record<string, string[]> = { [threadA]: [], [threadB]: [] }
      let outbox = outboxOf(world)
      for (const [number, now] of steps.entries()) {
        if (now.do === 'send') {
          const words = String(number)
          expectOk(outbox.add(now.thread, text(words)))
          written[now.thread]?.push(words)
        } else if (now.do === 'wait') await world.clock.advance(now.ms)
        else if (now.do === 'network') world.online = now.on
        else {
          // The old one is gone at once, with whatever it was doing; only rows are left.
          void outbox.stop()
          outbox = outboxOf(world)
        }
      }
      world.online = true
      world.fates = []
      await world.clock.advance(60_000)
      void outbox.drainAll()
      await world.clock.advance(60_000)
      for (const thread of [threadA, threadB]) {
        expect(arrived(world, thread)).toEqual(written[thread])
        expect(
          world.history
            .page(thread, null, 100)
            .map(({ body }) => ('text' in body ? body.text : ''))
            .reverse(),
        ).toEqual(written[thread])
      }
      expect(world.journal.outbox()).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a message is on disk before the window hears of it', () => {
  const world = fakeWorld()
  world.online = false
  const outbox = outboxOf(world)
  world.publish = () => expect(world.journal.outbox()).toHaveLength(1)
  expectOk(outbox.add(threadA, text('kept')))
})

test('a message over the limit of the service is refused with its size, and nothing is queued', () => {
  const world = fakeWorld()
  const outbox = outboxOf(world)
  const bytes = messageLimit + 1
  expect(outbox.add(threadA, text('é'.repeat(messageLimit / 2) + '!'))).toEqual({
    ok: false,
    error: { kind: 'too-large', bytes, limit: messageLimit },
  })
  expect(world.journal.outbox()).toEqual([])
})

test('after a day it asks instead of sending, and sends when told to', async () => {
  const world = fakeWorld()
  world.online = false
  const outbox = outboxOf(world)
  const { localId } = expectOk(outbox.add(threadA, text('old news')))
  await world.clock.advance(25 * 3_600_000)
  world.online = true
  await outbox.drainAll()
  expect(world.committed).toEqual([])
  expect(world.journal.outboxItem(localId)?.state).toMatchObject({ state: 'failed', reason: 'expired' })
  expectOk(outbox.retry(localId))
  await world.clock.advance(1000)
  expect(arrived(world, threadA)).toEqual(['old news'])
})

test('a discarded message is gone and never sent', async () => {
  const world = fakeWorld()
  world.online = false
  const outbox = outboxOf(world)
  const { localId } = expectOk(outbox.add(threadA, text('no')))
  expectOk(outbox.discard(localId))
  expect(world.heard).toContainEqual({
    name: 'message.removed',
    payload: { accountId: world.accountId, threadId: threadA, key: MessageKey.parse(localId) },
  })
  world.online = true
  await outbox.drainAll()
  expect(world.committed).toEqual([])
})
