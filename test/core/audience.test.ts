import { expect, test } from 'vitest'
import { audience } from '../../electron/core/audience.ts'

test('what is for a window waits until one listens, and again after it left', async () => {
  const window = audience()
  const told: string[] = []
  const tell = (what: string) => window.listens().then(() => void told.push(what))
  const first = tell('first')
  await Promise.resolve()
  expect(told).toEqual([])
  window.came()
  await first
  await tell('second')
  window.left()
  const third = tell('third')
  await Promise.resolve()
  expect(told).toEqual(['first', 'second'])
  window.came()
  await third
  expect(told).toEqual(['first', 'second', 'third'])
})
