import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { onReturn } from '../../electron/shell/desktop/power.ts'

test('waking up and unlocking call back, falling asleep does not, and nothing does once it is stopped', () => {
  const power = new EventEmitter()
  let back = 0
  const stop = onReturn(power as unknown as Parameters<typeof onReturn>[0], () => (back += 1))
  power.emit('suspend')
  power.emit('lock-screen')
  expect(back).toBe(0)
  power.emit('resume')
  power.emit('unlock-screen')
  expect(back).toBe(2)
  stop()
  power.emit('resume')
  expect(back).toBe(2)
  expect(power.eventNames()).toEqual([])
})
