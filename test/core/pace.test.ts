import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Pace, type Limit } from '../../electron/core/pace.ts'
import { serviceRates } from '../../electron/core/service-rates.ts'
import { fakeClock } from '../helpers/fake-clock.ts'
import { fakeWorld, threadA, threadB } from '../helpers/fake-world.ts'
import { outboxApp } from '../helpers/outbox-app.ts'

const limits: Limit[] = [
  { count: 10, ms: 10_000 },
  { count: 30, ms: 60_000 },
]

test('however it is asked, no window of time has more than its limit, and who waits as told gets through', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(4000), { maxLength: 120 }), async gaps => {
      const clock = fakeClock()
      const pace = new Pace(clock, limits)
      const taken: number[] = []
      for (const gap of gaps) {
        await clock.advance(gap)
        const wait = pace.take('thread')
        if (wait > 0) await clock.advance(wait)
        if (wait > 0) expect(pace.take('thread')).toBe(0)
        taken.push(clock.now())
      }
      for (const { count, ms } of limits) {
        taken.forEach((at, n) => {
          const later = taken[n + count]
          if (later !== undefined) expect(later - at).toBeGreaterThanOrEqual(ms)
        })
      }
    }),
    { numRuns: 30 },
  )
})

test('the first ten go at once, each key on its own, and a clock that is set back holds nobody up', () => {
  let now = 1_000_000
  const pace = new Pace({ now: () => now, after: () => () => {} }, limits)
  const ten = (key: string): number[] => Array.from({ length: 10 }, () => pace.take(key))
  expect(ten('a')).toEqual(Array(10).fill(0))
  expect(pace.take('a')).toBe(10_000)
  expect(ten('b')).toEqual(Array(10).fill(0))
  now -= 3_600_000
  expect(pace.take('a')).toBe(0)
})

test('sending, editing and deleting share one rate in a thread; people and names have their own', () => {
  const rates = serviceRates(fakeClock())
  for (const kind of ['send', 'edit', 'delete', 'send', 'send'] as const) {
    expect([rates(kind, threadA), rates(kind, threadA)]).toEqual([0, 0])
  }
  expect(rates('delete', threadA)).toBe(10_000)
  expect(rates('send', threadB)).toBe(0)
  expect(rates('add', threadA)).toBe(0)
  expect(Array.from({ length: 6 }, () => rates('rename', threadA))).toEqual([0, 0, 0, 0, 0, 10_000])
})

test('forty messages written at once go out at the rate of the service, in order, the first ten without delay', async () => {
  const world = fakeWorld()
  const app = outboxApp(world, serviceRates(world.clock))
  const start = world.clock.now()
  for (let n = 0; n < 40; n++) app.writing.send(threadA, { kind: 'text', text: String(n) })
  await world.clock.advance(120_000)
  const sent = world.service.in(threadA)
  expect(sent.map(({ body }) => body)).toEqual(sent.map((_, n) => ({ kind: 'text', text: String(n) })))
  expect(sent.map(({ createdAt }) => Math.floor((createdAt - start) / 10_000))).toEqual([
    ...Array<number>(10).fill(0),
    ...Array<number>(10).fill(1),
    ...Array<number>(10).fill(2),
    ...Array<number>(10).fill(6),
  ])
})
