import { expect, test } from 'vitest'
import { firstFrame } from '../../electron/core/first-frame.ts'
import { fakeClock } from '../helpers/fake-clock.ts'

async function waiting(withinMs: number) {
  const clock = fakeClock()
  const frame = firstFrame(clock, withinMs)
  let connects = false
  void frame.drawn.then(() => (connects = true))
  await clock.advance(0)
  return { clock, frame, connects: () => connects }
}

test('connecting begins when the window has drawn', async () => {
  const { clock, frame, connects } = await waiting(3000)
  expect(connects()).toBe(false)
  frame.settle()
  await clock.advance(0)
  expect(connects()).toBe(true)
})

test('a window that never draws keeps nobody offline', async () => {
  const { clock, connects } = await waiting(3000)
  await clock.advance(2999)
  expect(connects()).toBe(false)
  await clock.advance(1)
  expect(connects()).toBe(true)
})

test('where no window is opened, connecting begins at once', async () => {
  const { connects } = await waiting(0)
  expect(connects()).toBe(true)
})
