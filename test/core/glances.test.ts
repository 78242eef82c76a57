import { expect, test } from 'vitest'
import type { Account, Connection } from '../../electron/contract/domain.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import type { Unread } from '../../electron/core/attention-ports.ts'
import { Glances } from '../../electron/core/glances.ts'
import { undisturbed } from '../../electron/core/undisturbed.ts'
import { fakeClock } from '../helpers/fake-clock.ts'
import { fakeDesk } from '../helpers/fake-desk.ts'
import { account } from '../renderer/page/world.ts'

const nothing: Unread = { total: 0, mentions: 0, accounts: [], threads: [] }

function seen(settings = usualSettings) {
  const desk = fakeDesk()
  const clock = fakeClock()
  const now = { accounts: [account()] as Account[], settings }
  const glances = new Glances({
    ...{ desk, clock, settings: { get: () => now.settings } },
    accounts: { list: () => now.accounts, closed: [] },
  })
  const line = (): string | undefined => desk.glances.at(-1)?.lines[0]
  const is = (connection: Connection, trouble: Account['trouble'] = null): string | undefined => {
    now.accounts = [{ ...account(), connection, trouble }]
    glances.show(nothing)
    return line()
  }
  return { desk, clock, now, glances, line, is }
}

test('an account that tries again and again is offline all the while, and not before it was once', () => {
  const { is } = seen()
  expect(is({ state: 'connecting' })).toBe('Parlance')
  expect(is({ state: 'offline', retryAt: null })).toBe('Parlance – offline')
  expect(is({ state: 'connecting' })).toBe('Parlance – offline')
  expect(is({ state: 'online', live: true })).toBe('Parlance')
  expect(is({ state: 'connecting' })).toBe('Parlance')
  expect(is({ state: 'signed-out', because: 'expired' })).toBe('Parlance – sign in again')
  const because = { kind: 'policy', problem: 'way', file: '/etc/parlance/policy.json', detail: '' } as const
  expect(is({ state: 'forbidden', because })).toBe('Parlance – not allowed')
  expect(is({ state: 'online', live: true }, 'disk-full')).toBe('Parlance – storage problem')
})

test('do not disturb ends by itself, also after more than a day, and the same thing is not shown twice', async () => {
  const { desk, clock, now, glances, line } = seen()
  glances.show(nothing)
  glances.show(nothing)
  expect(desk.glances).toHaveLength(1)
  now.settings = { ...usualSettings, doNotDisturb: { until: clock.now() + 30 * 3_600_000 } }
  glances.show(nothing)
  await clock.advance(29 * 3_600_000)
  expect(line()).toBe('Parlance – do not disturb')
  await clock.advance(3_600_000)
  expect(line()).toBe('Parlance')
  expect(desk.glances).toHaveLength(3)
  // The menu has words too.
  desk.language = 'fr'
  glances.show(nothing)
  expect(desk.glances).toHaveLength(4)
})

test('what is left alone is so for an hour, until the next morning, or until it is told otherwise', () => {
  const evening = new Date(2026, 0, 2, 22, 30).getTime()
  expect(undisturbed('hour', evening)).toEqual({ until: evening + 3_600_000 })
  expect(undisturbed('morning', evening)).toEqual({ until: new Date(2026, 0, 3, 8).getTime() })
  expect(undisturbed('forever', evening)).toEqual({ until: null })
  expect(undisturbed(null, evening)).toBe(null)
})
