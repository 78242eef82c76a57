import { expect, onTestFinished, test } from 'vitest'
import { watchSleep } from '../../electron/core/sleep-watch.ts'
import { fakeClock } from '../helpers/fake-clock.ts'

function watched() {
  const clock = fakeClock()
  const state = { clock, woke: 0 }
  const watch = watchSleep(clock, () => {
    state.woke++
  })
  onTestFinished(() => watch.stop())
  return Object.assign(state, { watch })
}

test.each([
  ['slept for an hour', 3_600_000, 1],
  ['slept for half a minute', 30_000, 1],
  ['had its clock set back by an hour', -3_600_000, 1],
  ['was busy for ten seconds', 10_000, 0],
  ['had its clock put right by a second', -1000, 0],
])('a computer that %s is noticed within half a minute as what it is', async (_, ms, times) => {
  const here = watched()
  await here.clock.advance(100_000)
  expect(here.woke).toBe(0)
  here.clock.jump(ms)
  await here.clock.advance(30_000)
  expect(here.woke).toBe(times)
  await here.clock.advance(3_600_000)
  expect(here.woke).toBe(times)
})

test('nothing is noticed once it is stopped', async () => {
  const here = watched()
  here.watch.stop()
  here.clock.jump(3_600_000)
  await here.clock.advance(60_000)
  expect(here.woke).toBe(0)
})

test('sleep the system told of is not noticed once more', async () => {
  const here = watched()
  here.clock.jump(3_600_000)
  here.watch.known()
  await here.clock.advance(60_000)
  expect(here.woke).toBe(0)
  here.clock.jump(3_600_000)
  await here.clock.advance(30_000)
  expect(here.woke).toBe(1)
})
