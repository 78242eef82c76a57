import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { calls, isCallName, type CallName } from '../../electron/contract/ipc.ts'
import { AppError } from '../../electron/contract/result.ts'
import { createDoor } from '../../electron/ipc/door.ts'
import { eventually } from '../helpers/eventually.ts'
import { counts, patience } from './counts.ts'
import { figuresOf, none } from './figures.ts'
import { differences } from './same-state.ts'
import { allSent, scene, send } from './scene.ts'

vi.setConfig({ testTimeout: patience })

/** With these and a shape that fits, nothing is asked but what is there. */
const reading = new Set<CallName>([
  ...(['app.snapshot', 'thread.list', 'message.page', 'message.search', 'participant.list', 'person.list'] as const),
  ...(['receipt.list', 'storage.check'] as const),
])

test('whatever is called through the door is answered, and changes nothing unless it was a proper call', async () => {
  const report = figuresOf('random calls at the IPC door')
  const { app, bo, threads } = await scene({ threads: 2 })
  for (const threadId of threads) await send(app, threadId, 'Here to stay')
  await allSent(app, threads, 30_000)
  for (const threadId of threads) {
    await eventually(async () => expect(await differences(app, bo, threadId)).toEqual({ ...none, other: [] }))
  }
  await eventually(() => expect(app.account.backfill).toMatchObject({ state: 'complete', part: 1 }))
  const accountId = app.account.id
  const bugs: string[] = []
  const door = createDoor<null>({
    handlers: app.handlers,
    trusted: () => true,
    log: { info() {}, warn() {}, error: (what, fields) => void bugs.push(`${what} ${String(fields?.['stack'])}`) },
  })
  const state = async (): Promise<unknown> => ({
    snapshot: await app.call('app.snapshot', {}),
    threads: await app.threads(),
    messages: await Promise.all(threads.map(threadId => app.messages(threadId))),
    people: await app.call('person.list', { accountId }),
  })

  const { key } = (await app.messages(threads[0] ?? '')).at(-1)!
  const known = fc.constantFrom<unknown>(
    ...[accountId, ...threads, key, app.account.me, crypto.randomUUID(), '19:nobody@thread.v2', 'newest', 'local'],
    ...[0, 1, 50, 1e15, -1, Number.NaN, Infinity, '', null, undefined, true, [], '__proto__', '8:acs:nobody'],
  )
  const value = fc.oneof(
    { weight: 4, arbitrary: known },
    { weight: 1, arbitrary: fc.anything({ withNullPrototype: true }) },
  )
  const fields = [
    'accountId',
    'threadId',
    'key',
    'upTo',
    'limit',
    'from',
    'body',
    'text',
    'at',
    'id',
    'localId',
    'query',
    'before',
  ]
  const object = fc.dictionary(
    fc.constantFrom(...fields, 'way', 'theme', 'people', 'userId', 'paused', '__proto__'),
    value,
  )
  // Mostly right, so that handlers are reached too.
  const place = fc.record({
    accountId: fc.constantFrom<unknown>(accountId, accountId, crypto.randomUUID()),
    threadId: fc.constantFrom<unknown>(...threads, '19:nobody@thread.v2'),
    from: fc.constantFrom<unknown>(
      ...[{ at: 'newest' }, { at: 'unread' }, { at: 'message', key }, { at: 'message', key: 'none' }],
      ...[
        { at: 'time', time: 0 },
        { at: 'time', time: 1e15 },
        { at: 'before', cursor: { sentAt: 5, key } },
      ],
      { at: 'after', cursor: { sentAt: 1e13, key: 'none' } },
    ),
    limit: fc.integer({ min: -1, max: 201 }),
    query: fc.string(),
    before: fc.option(fc.nat()),
  })
  const input = fc.oneof(
    fc.anything(),
    object,
    place,
    fc.tuple(place, object).map(([a, b]) => ({ ...a, ...b })),
  )
  const names = Object.keys(calls)
  const name = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<unknown>(...names) },
    { weight: 1, arbitrary: fc.anything() },
  )

  const before = await state()
  let entered = 0
  await fc.assert(
    fc.asyncProperty(name, input, async (called, given) => {
      const fits = isCallName(called) && calls[called].input.safeParse(given).success
      // A proper call that changes something is none of this test's business.
      if (fits && !reading.has(called)) return
      const answer = await door(null, called, given)
      if (fits) entered++
      if (!answer.ok) AppError.parse(answer.error)
      if (!fits) expect(answer).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
    }),
    { numRuns: counts.calls },
  )
  const unchanged = JSON.stringify(await state()) === JSON.stringify(before)
  const other = `${entered} were proper calls, ${bugs.length} bugs, state ${unchanged ? 'unchanged' : 'changed'}`
  report({ count: counts.calls, ...none, other })
  expect(await state()).toEqual(before)
  expect(bugs).toEqual([])
  expect(entered).toBeGreaterThan(counts.calls / 100)
})
