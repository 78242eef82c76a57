import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Policy, Rules } from '../../electron/contract/policy.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import type { Settings } from '../../electron/contract/settings.ts'
import type { Update, UpdateProblem } from '../../electron/contract/updates.ts'
import { updateRules } from '../../electron/core/update-rules.ts'
import { Updates, type UpdatesParts } from '../../electron/core/updates.ts'
import { fakeClock } from '../helpers/fake-clock.ts'
import { fakeUpdater, release } from '../helpers/fake-updater.ts'

const hour = 3_600_000
const offline = { problem: 'unreachable', detail: 'ENOTFOUND' } as const
const refusal = { ok: false, error: { kind: 'bad-request' } }

function started(parts: Partial<UpdatesParts> = {}, updater = fakeUpdater()) {
  const clock = fakeClock()
  const told: Update[] = []
  let settings = usualSettings
  const updates = new Updates({
    ...{ updater, clock, rules: { allowed: true, channel: null }, chance: () => 0.5 },
    ...{ settings: { get: () => settings }, log: { info() {}, warn() {}, error() {} } },
    publish: (_name, payload) => void told.push(payload as Update),
    ...parts,
  })
  onTestFinished(() => updates.stop())
  return {
    ...{ updates, updater, clock, told },
    set: (change: Partial<Settings>) => {
      settings = { ...settings, ...change }
      updates.settingsChanged()
    },
  }
}

/** With version 0.2.0 found. */
async function found() {
  const app = started()
  app.updater.published.stable = release('0.2.0')
  await app.updates.check()
  expect(app.updates.state.state).toBe('available')
  return app
}

/** With version 0.2.0 on the disk. */
async function fetched() {
  const app = await found()
  await app.updates.download()
  await app.clock.advance(0)
  expect(app.updates.state.state).toBe('ready')
  return app
}

describe('looking', () => {
  test('the app leaves the first minutes alone, then looks every few hours, and does nothing but look', async () => {
    const { updates, updater, clock } = started()
    await clock.advance(4 * 60_000)
    expect(updater.asked).toEqual([])
    expect(updates.state).toEqual({ state: 'current', checkedAt: null })
    await clock.advance(4 * 60_000)
    expect(updater.asked).toEqual(['check stable'])
    expect(updates.state).toMatchObject({ state: 'current', checkedAt: expect.any(Number) as number })
    updater.published.stable = release('0.2.0')
    await clock.advance(24 * hour)
    expect(new Set(updater.asked)).toEqual(new Set(['check stable']))
    expect(updater.asked.length).toBeGreaterThan(3)
    expect(updater.asked.length).toBeLessThan(6)
    expect(updates.state).toEqual({ state: 'available', release: release('0.2.0') })
  })

  test('copies that started together do not ask together', async () => {
    const early = started({ chance: () => 0 })
    const late = started({ chance: () => 1 })
    await early.clock.advance(5 * 60_000)
    await late.clock.advance(5 * 60_000)
    expect([early.updater.asked.length, late.updater.asked.length]).toEqual([1, 0])
  })

  test('however often it is asked for, there is one look at a time', async () => {
    const { updates, updater } = started()
    const go = updater.hold()
    const asked = [updates.check(), updates.check(), updates.check()]
    expect(updates.state).toEqual({ state: 'checking' })
    go()
    expect(await Promise.all(asked)).toEqual(Array(3).fill({ ok: true, value: null }))
    expect(updater.asked).toEqual(['check stable'])
  })

  test('a look that failed says so, and is made again ever later', async () => {
    const { updates, updater, clock } = started()
    updater.problem = offline
    await updates.check()
    expect(updates.state).toEqual({ state: 'failed', ...offline, release: null })
    await clock.advance(2 * hour)
    const soon = updater.asked.length
    expect(soon).toBe(4)
    await clock.advance(24 * hour)
    expect(updater.asked.length - soon).toBeLessThan(8)
    updater.problem = null
    await clock.advance(8 * hour)
    expect(updates.state.state).toBe('current')
  })

  test('what is on offer stays on offer while the app looks again or fails to, and goes when it is withdrawn', async () => {
    const { updates, updater, told } = await found()
    updater.problem = offline
    await updates.check()
    expect(updates.state.state).toBe('available')
    updater.problem = null
    updater.published.stable = release('0.2.1')
    await updates.check()
    expect(updates.state).toEqual({ state: 'available', release: release('0.2.1') })
    expect(told.map(({ state }) => state)).toEqual(['checking', 'available', 'available'])
    delete updater.published.stable
    await updates.check()
    expect(updates.state.state).toBe('current')
  })
})

describe('who decides', () => {
  test('turned off, it looks only when asked; turned on again, it looks soon', async () => {
    const { updates, updater, clock, set } = started()
    set({ updates: 'off' })
    expect(updates.state).toEqual({ state: 'off', by: 'setting' })
    await clock.advance(48 * hour)
    expect(updater.asked).toEqual([])
    await updates.check()
    expect(updates.state.state).toBe('current')
    await clock.advance(48 * hour)
    set({ updates: 'tell' })
    await clock.advance(2 * 60_000)
    expect(updater.asked).toEqual(['check stable', 'check stable'])
  })

  test('another channel is asked anew, and what the other one offered is forgotten', async () => {
    const { updates, updater, clock, set } = started()
    set({ updateChannel: 'beta' })
    updater.published.beta = release('0.3.0-beta.1')
    await updates.check()
    expect(updates.state.state).toBe('available')
    set({ updateChannel: 'stable' })
    expect(updates.state.state).toBe('current')
    await clock.advance(2 * 60_000)
    expect(updater.asked).toEqual(['check beta', 'check stable'])
  })

  test('an answer from a channel that was left meanwhile offers nothing', async () => {
    const { updates, updater, set } = started()
    updater.published.stable = release('0.2.0')
    const go = updater.hold()
    const asked = updates.check()
    set({ updateChannel: 'beta' })
    go()
    await asked
    expect(updates.state.state).toBe('current')
  })

  const decided = (updates: Rules['updates']): Policy => {
    const rules = { ways: [], endpoints: null, tokenService: null, settings: {}, updates }
    return { state: 'in-force', file: 'policy.json', strange: [], rules }
  }

  test('an administrator decides for everybody: whether at all, which channel, and from where', async () => {
    const broken: Policy = { state: 'broken', file: 'policy.json', problem: 'not-json', detail: '' }
    for (const policy of [decided({ channel: 'off', server: null }), broken]) {
      const { updates, updater, clock } = started({ rules: updateRules(policy) })
      expect(updates.state).toEqual({ state: 'off', by: 'policy' })
      expect(await updates.check()).toMatchObject(refusal)
      await clock.advance(48 * hour)
      expect(updater.asked).toEqual([])
    }
    const rules = updateRules(decided({ channel: 'beta', server: 'https://updates.contoso.com' }))
    expect(rules.feed).toBe('https://updates.contoso.com')
    const { updates, updater, set } = started({ rules })
    set({ updateChannel: 'stable' })
    await updates.check()
    expect(updater.asked).toEqual(['check beta'])
    expect(updateRules({ state: 'none' })).toEqual({ allowed: true, channel: null, feed: null })
  })

  test('a copy that others renew says who, and asks nobody', async () => {
    const updater = fakeUpdater()
    updater.unsupported = 'package-manager'
    const { updates, clock } = started({}, updater)
    expect(updates.state).toEqual({ state: 'unsupported', because: 'package-manager' })
    expect(await updates.check()).toMatchObject(refusal)
    await clock.advance(48 * hour)
    expect(updater.asked).toEqual([])
  })
})

describe('asked to', () => {
  test('it fetches, says how far it is, and waits to be asked again', async () => {
    const { updates, clock, updater, told } = await fetched()
    const parts = told.flatMap(update => (update.state === 'downloading' ? [update.part] : []))
    expect(parts).toEqual([0, 0.5])
    await clock.advance(48 * hour)
    expect(updater.asked).toEqual(['check stable', 'download'])
    expect(updates.install()).toEqual({ ok: true, value: null })
    expect(updates.state).toEqual({ state: 'restarting', release: release('0.2.0') })
    expect(updater.asked.at(-1)).toBe('install')
  })

  test('clicked twice, it fetches once and restarts once', async () => {
    const { updates, updater, clock } = await found()
    await Promise.all([updates.download(), updates.download()])
    await clock.advance(0)
    updates.install()
    updates.install()
    expect(updater.asked).toEqual(['check stable', 'download', 'install'])
  })

  test('asked to fetch during a look, it fetches what that look found', async () => {
    const { updates, updater, clock } = await found()
    updater.published.stable = release('0.2.1')
    const go = updater.hold()
    const looked = updates.check()
    const asked = updates.download()
    go()
    await Promise.all([looked, asked])
    await clock.advance(0)
    expect(updates.state).toEqual({ state: 'ready', release: release('0.2.1') })
  })

  test('what could not be fetched or installed says why and can be fetched again', async () => {
    const { updates, updater, clock } = await found()
    updater.problem = { problem: 'tampered', detail: 'sha512' }
    await updates.download()
    await clock.advance(0)
    expect(updates.state).toEqual({ state: 'failed', ...updater.problem, release: release('0.2.0') })
    expect(updates.install()).toMatchObject(refusal)
    updater.problem = null
    await updates.download()
    await clock.advance(0)
    updater.problem = { problem: 'read-only', detail: 'EACCES' }
    updates.install()
    await clock.advance(0)
    expect(updates.state).toEqual({ state: 'failed', ...updater.problem, release: release('0.2.0') })
  })

  test('an app that ended tells nobody any more', async () => {
    const { updates, updater, clock, told } = await found()
    const go = updater.hold()
    const looked = updates.check()
    const before = told.length
    updates.stop()
    go()
    await looked
    await clock.advance(48 * hour)
    expect(told).toHaveLength(before)
    expect(updater.asked).toHaveLength(2)
  })
})

const of = <T>(...all: T[]) => fc.constantFrom(...all)
const step = fc.oneof(
  fc.record({ do: of('check', 'download', 'install', 'restart') }),
  fc.record({ do: of('wait'), ms: fc.nat(12 * hour) }),
  fc.record({ do: of('publish'), version: of('0.2.0', '0.2.1', null) }),
  fc.record({ do: of('problem'), problem: of(offline, null) }),
  fc.record({
    do: of('set'),
    updates: of('tell' as const, 'off' as const),
    updateChannel: of('stable' as const, 'beta' as const),
  }),
)
type Step = { do: string; ms?: number; version?: string | null; problem?: UpdateProblem | null } & Partial<Settings>

test('whatever happens in whatever order, nothing is fetched or installed but by a click on just that', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array<Step>(step, { maxLength: 30 }), async steps => {
      const updater = fakeUpdater()
      let app = started({}, updater)
      const deeds = (): string[] => updater.asked.filter(asked => !asked.startsWith('check'))
      for (const { do: what, ms = 0, version, problem, ...settings } of steps) {
        const before = deeds()
        if (what === 'check') await app.updates.check()
        if (what === 'download') await app.updates.download()
        if (what === 'install') app.updates.install()
        if (what === 'wait') await app.clock.advance(ms)
        if (what === 'publish') updater.published = version ? { stable: release(version), beta: release(version) } : {}
        if (what === 'problem') updater.problem = problem ?? null
        if (what === 'set') app.set(settings)
        if (what === 'restart') {
          app.updates.stop()
          app = started({}, updater)
        }
        const since = deeds().slice(before.length)
        expect(since.every(deed => deed === what)).toBe(true)
        expect(since.length).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 100 },
  )
})
