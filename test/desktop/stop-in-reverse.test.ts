import { expect, test } from 'vitest'
import type { Clock, Log } from '../../electron/core/system-ports.ts'
import { stopInReverse } from '../../electron/shell/both/stop-in-reverse.ts'

const alarms: (() => void)[] = []
const clock: Clock = { now: () => 0, after: (_ms, run) => (alarms.push(run), () => undefined) }
const errors: unknown[] = []
const log: Log = { info: () => undefined, warn: () => undefined, error: (_what, fields) => void errors.push(fields) }

test('stops last to first, once, past what fails and past what never ends', async () => {
  const stopped: string[] = []
  const running = stopInReverse({ clock, log })
  running.add('lock', () => stopped.push('lock'))
  running.add('broken', () => Promise.reject(new Error('no')))
  running.add('endless', () => new Promise(() => undefined))
  running.add('server', () => stopped.push('server'))
  const done = running.stop()
  expect(running.stop()).toBe(done)
  await expect.poll(() => alarms.length).toBe(2)
  for (const ring of alarms) ring()
  await done
  expect(stopped).toEqual(['server', 'lock'])
  expect(errors).toEqual([
    { what: 'endless', detail: 'Error: it takes too long' },
    { what: 'broken', detail: 'Error: no' },
  ])
})
