import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../electron/contract/result.ts'
import type { AccessToken } from '../../electron/core/service-ports.ts'
import { TokenKeeper } from '../../electron/core/token-keeper.ts'
import { fakeClock } from '../helpers/fake-clock.ts'

const hour = 3_600_000
const log = { info() {}, warn() {}, error() {} }

function keeper(answers: Result<AccessToken>[], lifeMs: number) {
  const clock = fakeClock()
  let asked = 0
  const source = {
    issue: () => {
      asked++
      const answer = answers.shift()
      if (!answer) throw new Error('asked once too often')
      return Promise.resolve(answer)
    },
  }
  const first = { token: 'first', expiresAt: clock.now() + lifeMs }
  return { clock, keeper: new TokenKeeper({ source, clock, log }, first), asked: () => asked, first }
}

const second = (now: number): Result<AccessToken> => ok({ token: 'second', expiresAt: now + 24 * hour })

test('a token with time left is handed out without asking anybody', async () => {
  const { keeper: tokens, first, asked } = keeper([], hour)
  expect(await tokens.current({ fresh: false })).toEqual(ok(first))
  expect(asked()).toBe(0)
})

test('in its last ten minutes it is renewed, once for all who ask at the same time', async () => {
  const now = fakeClock().now()
  const { keeper: tokens, asked } = keeper([second(now)], 9 * 60_000)
  const answers = await Promise.all([1, 2, 3].map(() => tokens.current({ fresh: false })))
  expect(answers.map(answer => answer.ok && answer.value.token)).toEqual(['second', 'second', 'second'])
  expect(asked()).toBe(1)
})

test('while the issuer is away a token that still has minutes is used', async () => {
  const { keeper: tokens, first } = keeper([fail({ kind: 'unreachable', endpoint: '', detail: '' })], 5 * 60_000)
  expect(await tokens.current({ fresh: false })).toEqual(ok(first))
})

test('an ended token and an issuer that refuses mean signing in again', async () => {
  const { keeper: tokens } = keeper([fail({ kind: 'bad-connection-string', problem: 'refused' })], -1)
  expect(await tokens.current({ fresh: false })).toEqual(fail({ kind: 'signed-out' }))
})

test('a pasted token is used to its end and then asked for again', async () => {
  const clock = fakeClock()
  const pasted = { token: 'pasted', expiresAt: clock.now() + hour }
  const tokens = new TokenKeeper({ source: null, clock, log }, pasted)
  expect(await tokens.current({ fresh: false })).toEqual(ok(pasted))
  await clock.advance(hour)
  expect(await tokens.current({ fresh: false })).toEqual(fail({ kind: 'signed-out' }))
  tokens.replace({ token: 'another', expiresAt: clock.now() + hour })
  expect(await tokens.current({ fresh: false })).toMatchObject({ ok: true, value: { token: 'another' } })
})
