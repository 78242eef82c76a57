import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calls, isCallName } from '../../electron/contract/ipc.ts'
import type { CallName, Handlers } from '../../electron/contract/ipc.ts'
import { AppError } from '../../electron/contract/result.ts'
import type { LogFields } from '../../electron/core/system-ports.ts'
import { createDoor } from '../../electron/ipc/door.ts'

interface Line {
  level: string
  what: string
  fields: LogFields
}

/** Handlers that all do the same; which one was asked, and with what, is in `entered`. */
function doorFor(answer: (name: CallName, input: unknown) => unknown, trusted = true) {
  const entered: { name: CallName; input: unknown }[] = []
  const lines: Line[] = []
  const write =
    (level: string) =>
    (what: string, fields: LogFields = {}): void =>
      void lines.push({ level, what, fields })
  const handlers = Object.fromEntries(
    Object.keys(calls).map(name => [
      name,
      (input: unknown) => {
        entered.push({ name: name as CallName, input })
        return answer(name as CallName, input)
      },
    ]),
  ) as unknown as Handlers
  const log = { info: write('info'), warn: write('warn'), error: write('error') }
  return { door: createDoor<string>({ handlers, trusted: () => trusted, log }), entered, lines }
}

const answerOk = () => ({ ok: true, value: null })
const account = '0190b0a0-0000-7000-8000-000000000000'

describe('the door', () => {
  test('hands a known call of the right shape to its handler and answers what it answers', async () => {
    const { door, entered } = doorFor(() => ({ ok: true, value: 'the answer' }))
    expect(await door('window', 'thread.list', { accountId: account })).toEqual({ ok: true, value: 'the answer' })
    expect(entered).toEqual([{ name: 'thread.list', input: { accountId: account } }])
  })

  test('gives handlers the parsed input: trimmed, and without what the contract does not name', async () => {
    const { door, entered } = doorFor(answerOk)
    await door('window', 'account.signIn', { way: 'local', name: '  Anna ', role: 'admin' })
    expect(entered[0]?.input).toEqual({ way: 'local', name: 'Anna' })
  })

  test('refuses an untrusted sender before it reads anything of the call', async () => {
    const { door, entered } = doorFor(answerOk, false)
    const input = new Proxy({}, { get: () => expect.fail('the input was read') })
    expect(await door('stranger', 'app.snapshot', input)).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
    expect(entered).toEqual([])
  })

  test.each(['__proto__', 'toString', 'constructor', 'hasOwnProperty', '', 'app.snapshot ', 'APP.SNAPSHOT'])(
    'refuses the name %j',
    async name => {
      const { door, entered } = doorFor(answerOk)
      expect(await door('window', name, {})).toEqual({
        ok: false,
        error: { kind: 'bad-request', detail: 'unknown call' },
      })
      expect(entered).toEqual([])
    },
  )

  test('says which field was wrong and never what was in it', async () => {
    const { door, lines } = doorFor(answerOk)
    const secret = 'eyJhbGciOiJub25lIn0.secret'
    const answer = await door('window', 'account.renew', { accountId: 'not an id', token: [secret] })
    expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
    expect(JSON.stringify([answer, lines])).toContain('accountId')
    expect(JSON.stringify([answer, lines])).not.toContain('secret')
  })

  test('turns a throw into a bug with an id, and the stack goes to the log beside that id', async () => {
    const { door, lines } = doorFor(() => {
      throw new Error('the handler is broken')
    })
    const answer = await door('window', 'app.snapshot', {})
    expect(answer).toMatchObject({ ok: false, error: { kind: 'bug' } })
    const line = lines.find(({ level }) => level === 'error')
    expect(answer).toEqual({ ok: false, error: { kind: 'bug', id: line?.fields['id'] } })
    expect(line?.fields['stack']).toContain('the handler is broken')
    expect(JSON.stringify(answer)).not.toContain('broken')
  })

  test('turns a rejection into a bug as well', async () => {
    const { door } = doorFor(() => Promise.reject(new Error('later')))
    expect(await door('window', 'app.snapshot', {})).toMatchObject({ ok: false, error: { kind: 'bug' } })
  })
})

const cyclic = (): unknown => {
  const value: { self?: unknown } = {}
  value.self = value
  return value
}

const anyName = fc.oneof(
  fc.constantFrom(...Object.keys(calls)),
  fc.constantFrom('__proto__', 'toString', 'valueOf', 'constructor', '__defineGetter__', 'app', 'app.'),
  fc.string(),
  fc.anything(),
)

const anyInput = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
  fc.constant(undefined).map(cyclic),
  fc.nat(300).map(depth => Array.from({ length: depth }).reduce((inner: unknown) => ({ inner }), null)),
  fc.nat(300_000).map(length => 'x'.repeat(length)),
  fc.record({ accountId: fc.oneof(fc.uuid(), fc.anything()), threadId: fc.anything(), text: fc.anything() }),
)

test('whatever comes, the door answers a Result, and only parsed calls get in', async () => {
  const { door, entered } = doorFor(answerOk)
  await fc.assert(
    fc.asyncProperty(anyName, anyInput, async (name, input) => {
      entered.length = 0
      const answer = await door('window', name, input)
      if (answer.ok) {
        expect(isCallName(name)).toBe(true)
        expect(entered).toHaveLength(1)
      } else {
        expect(AppError.safeParse(answer.error).success).toBe(true)
        expect(answer.error.kind).toBe('bad-request')
        expect(entered).toHaveLength(0)
      }
    }),
    { numRuns: 1000 },
  )
  expect({}).not.toHaveProperty('polluted')
})
