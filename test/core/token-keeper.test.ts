import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { fail, ok, type AppError, type Result } from '../../electron/contract/result.ts'
import type { AccessToken } from '../../electron/core/service-ports.ts'
import { TokenKeeper } from '../../electron/core/token-keeper.ts'
import { fakeClock, settle, type FakeClock } from '../helpers/fake-clock.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const log = { info() {}, warn() {}, error() {} }
const unreachable = fail<AppError>({ kind: 'unreachable', endpoint: '', detail: 'ECONNREFUSED' })
const refused = fail<AppError>({ kind: 'bad-token-service', problem: 'refused', detail: '403' })

interface Source {
  /** What the next request is answered; the last answer stays. */
  answers: (() => Result<AccessToken>)[]
  asked: number
  inFlight: number
  mostInFlight: number
}

function started(options: {
  first: AccessToken | null
  answers?: Source['answers']
  pasted?: boolean
  clock?: FakeClock
}) {
  const clock = options.clock ?? fakeClock()
  const source: Source = { answers: options.answers ?? [], asked: 0, inFlight: 0, mostInFlight: 0 }
  let lost = 0
  const issue = async (): Promise<Result<AccessToken>> => {
    source.asked++
    source.mostInFlight = Math.max(source.mostInFlight, ++source.inFlight)
    await new Promise<void>(resolve => clock.after(100, resolve))
    source.inFlight--
    const answer = source.answers.length > 1 ? source.answers.shift() : source.answers[0]
    if (!answer) throw new Error('asked once too often')
    return answer()
  }
  const keeper = new TokenKeeper(
    { source: options.pasted ? null : { issue }, clock, log, lost: () => (lost += 1) },
    options.first,
  )
  keeper.start()
  onTestFinished(() => keeper.stop())
  /** What is handed out, whatever time that takes. */
  const current = async (refused: string | null = null): Promise<Result<AccessToken>> => {
    const answer = keeper.current({ refused })
    await clock.advance(200)
    return answer
  }
  return { clock, keeper, source, current, lost: () => lost }
}

let minted = 0
const issued =
  (clock: FakeClock, lastsMs = 24 * hour, skewMs = 0) =>
  (): Result<AccessToken> =>
    ok({ token: `issued-${++minted}`, expiresAt: clock.now() + skewMs + lastsMs, lastsMs })
const stored = (clock: FakeClock, leftMs: number): AccessToken => ({ token: 'stored', expiresAt: clock.now() + leftMs })
const textOf = (answer: Result<AccessToken>): string => (answer.ok ? answer.value.token : answer.error.kind)

test('a token with time left is handed out without asking anybody', async () => {
  const clock = fakeClock()
  const { current, source } = started({ clock, first: stored(clock, hour) })
  expect(textOf(await current())).toBe('stored')
  expect(source.asked).toBe(0)
})

test('in its last ten minutes it is renewed, once for all who ask at the same time', async () => {
  const clock = fakeClock()
  const { current, source } = started({ clock, first: stored(clock, 9 * minute), answers: [issued(clock)] })
  const answers = await Promise.all([current(), current(), current('stored')])
  expect(new Set(answers.map(textOf)).size).toBe(1)
  expect(textOf(answers[0])).toMatch(/^issued/)
  expect(source.asked).toBe(1)
})

test('an app nobody touches stays signed in for a week, with one request a day', async () => {
  const clock = fakeClock()
  const { current, source, lost } = started({ clock, first: stored(clock, hour), answers: [issued(clock)] })
  await clock.advance(7 * 24 * hour)
  expect(textOf(await current())).toMatch(/^issued/)
  expect(source.asked).toBe(8)
  expect(lost()).toBe(0)
})

test('while the issuer is away a token that still has minutes is used, and the issuer is asked less and less often', async () => {
  const clock = fakeClock()
  const { current, source, lost } = started({ clock, first: stored(clock, 20 * minute), answers: [() => unreachable] })
  await clock.advance(19 * minute)
  expect(textOf(await current())).toBe('stored')
  expect(source.asked).toBeGreaterThan(3)
  expect(source.asked).toBeLessThan(8)
  expect(lost()).toBe(0)
  await clock.advance(10 * minute)
  expect(lost()).toBe(1)
  expect(await current()).toEqual(unreachable)
  source.answers = [issued(clock)]
  await clock.advance(5 * second)
  expect(textOf(await current())).toMatch(/^issued/)
})

test('an issuer that refuses is not asked again; the token lives to its end, and then somebody has to sign in', async () => {
  const clock = fakeClock()
  const { keeper, current, source, lost } = started({
    ...{ clock, first: stored(clock, 20 * minute), answers: [() => refused] },
  })
  await clock.advance(15 * minute)
  expect(textOf(await current())).toBe('stored')
  expect(source.asked).toBe(1)
  await clock.advance(10 * minute)
  expect([lost(), source.asked]).toEqual([1, 1])
  expect(await current()).toEqual(fail({ kind: 'signed-out' }))
  expect(keeper.missing).toBe('refused')
  source.answers = [issued(clock)]
  keeper.wake()
  expect(textOf(await current())).toMatch(/^issued/)
})

test('a token the service refuses is replaced at once, and where none can be had nobody is given the old one again', async () => {
  const clock = fakeClock()
  const first = stored(clock, 24 * hour)
  const renewable = started({ clock, first, answers: [issued(clock)] })
  expect(textOf(await renewable.current('stored'))).toMatch(/^issued/)
  const denied = started({ clock, first, answers: [() => refused] })
  expect(await denied.current('stored')).toEqual(fail({ kind: 'signed-out' }))
  expect(await denied.current()).toEqual(fail({ kind: 'signed-out' }))
  expect(denied.lost()).toBe(1)
})

test('that a token was refused says nothing of the one that has taken its place', async () => {
  const clock = fakeClock()
  const { keeper, current, lost, source } = started({ clock, first: stored(clock, hour), answers: [issued(clock)] })
  keeper.replace({ token: 'another', expiresAt: clock.now() + hour })
  expect(textOf(await current('stored'))).toBe('another')
  expect([lost(), source.asked]).toEqual([0, 0])
  expect(textOf(await current('another'))).toMatch(/^issued/)

  const pasted = started({ clock, first: stored(clock, hour), pasted: true })
  expect(textOf(await pasted.current('stored'))).toBe('signed-out')
  pasted.keeper.replace({ token: 'another', expiresAt: clock.now() + hour })
  expect(textOf(await pasted.current('stored'))).toBe('another')
  expect(textOf(await pasted.current())).toBe('another')
})

test('a token that is pasted while a renewal fails is the answer to whoever waited for it', async () => {
  const clock = fakeClock()
  const { keeper, lost } = started({ clock, first: stored(clock, hour), answers: [() => refused] })
  const answer = keeper.current({ refused: 'stored' })
  keeper.replace({ token: 'another', expiresAt: clock.now() + hour })
  await clock.advance(200)
  expect(textOf(await answer)).toBe('another')
  expect(lost()).toBe(0)
})

test('a pasted token is used to its end, and its end is noticed by itself', async () => {
  const clock = fakeClock()
  const { keeper, current, lost } = started({ clock, first: stored(clock, hour), pasted: true })
  expect(textOf(await current())).toBe('stored')
  await clock.advance(hour)
  expect(lost()).toBe(1)
  expect(keeper.missing).toBe('expired')
  expect(await current()).toEqual(fail({ kind: 'signed-out' }))
  keeper.replace({ token: 'another', expiresAt: clock.now() + hour })
  expect(textOf(await current())).toBe('another')
  await clock.advance(hour)
  expect(lost()).toBe(2)
})

test.each([
  ['a year ahead of the issuer', -365 * 24 * hour],
  ['a year behind the issuer', 365 * 24 * hour],
])('with a clock that is %s a token issued now lasts as long as it does', async (_, skewMs) => {
  const clock = fakeClock()
  const { current, source } = started({ clock, first: null, answers: [issued(clock, hour, skewMs)] })
  const token = textOf(await current())
  await clock.advance(45 * minute)
  expect(textOf(await current())).toBe(token)
  expect(source.asked).toBe(1)
  await clock.advance(10 * minute)
  expect(textOf(await current())).not.toBe(token)
  expect(source.asked).toBe(2)
})

test('a clock set ahead costs one renewal, a clock set back none that would not have been', async () => {
  const clock = fakeClock()
  const { keeper, current, source } = started({ clock, first: null, answers: [issued(clock)] })
  await current()
  await clock.advance(minute)
  clock.jump(365 * 24 * hour)
  for (let n = 0; n < 10; n++) await current()
  expect(source.asked).toBe(2)
  clock.jump(-2 * 365 * 24 * hour)
  keeper.wake()
  await clock.advance(minute)
  for (let n = 0; n < 10; n++) await current()
  expect(source.asked).toBe(3)
})

test('after sleep a token that would have been renewed meanwhile is renewed', async () => {
  const clock = fakeClock()
  const { keeper, source } = started({ clock, first: stored(clock, hour), answers: [issued(clock)] })
  clock.jump(10 * hour)
  keeper.wake()
  await settle()
  expect(source.asked).toBe(1)
})

const lives = fc.constantFrom(-hour, 0, 1, 3 * second, 2 * minute, 15 * minute, hour, 24 * hour)
const answers = fc.oneof(
  fc.record({ kind: fc.constant('issued' as const), lastsMs: lives, told: fc.boolean() }),
  fc.constant({ kind: 'unreachable' as const }),
  fc.constant({ kind: 'refused' as const }),
  fc.constant({ kind: 'throws' as const }),
)
const steps = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(10, 500, 5 * second, 11 * minute, 5 * hour) }),
  fc.record({
    do: fc.constant('jump' as const),
    ms: fc.constantFrom(-400 * 24 * hour, -hour, 30 * second, 400 * 24 * hour),
  }),
  fc.record({ do: fc.constant('use' as const), refused: fc.boolean(), times: fc.integer({ min: 1, max: 5 }) }),
  fc.constant({ do: 'wake' as const }),
)

test('whatever the source and the clock do, there are never two requests at once and never a loop of them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.option(lives),
      fc.array(answers, { minLength: 1, maxLength: 6 }),
      fc.array(steps, { maxLength: 25 }),
      async (first, fates, script) => {
        const clock = fakeClock()
        // Counted apart from the wall clock, which the script turns.
        let passed = 0
        const requests: number[] = []
        let inFlight = 0
        let mostInFlight = 0
        let next = 0
        const issue = async (): Promise<Result<AccessToken>> => {
          requests.push(passed)
          mostInFlight = Math.max(mostInFlight, ++inFlight)
          await new Promise<void>(resolve => clock.after(300, resolve))
          inFlight--
          const fate = fates[next++ % fates.length]
          if (fate?.kind === 'issued') {
            const { lastsMs, told } = fate
            return ok({ token: 't', expiresAt: clock.now() + lastsMs, ...(told ? { lastsMs } : {}) })
          }
          if (fate?.kind === 'throws') throw new Error('source')
          return fate?.kind === 'refused' ? refused : unreachable
        }
        const first_ = first === null ? null : stored(clock, first)
        const keeper = new TokenKeeper({ source: { issue }, clock, log, lost() {} }, first_)
        keeper.start()
        let wakes = 0
        for (const step of script) {
          if (step.do === 'jump') clock.jump(step.ms)
          else if (step.do === 'wait') {
            await clock.advance(step.ms)
            passed += step.ms
          } else if (step.do === 'wake') {
            wakes++
            keeper.wake()
            await settle()
          } else {
            const asked = Array.from({ length: step.times }, () =>
              keeper.current({ refused: step.refused ? (keeper.held?.token ?? null) : null }),
            )
            await clock.advance(400)
            passed += 400
            expect(new Set((await Promise.all(asked)).map(answer => answer.ok)).size).toBe(1)
          }
        }
        keeper.stop()
        expect(mostInFlight).toBeLessThanOrEqual(1)
        const used = script.filter(step => step.do === 'use').length
        // By itself at most one in half a minute; for somebody at most one each time.
        expect(requests.length).toBeLessThanOrEqual(used + wakes + Math.ceil(passed / (30 * second)) + 1)
      },
    ),
    { numRuns: 150 },
  )
})
