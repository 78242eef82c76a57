import { expect, test } from 'vitest'
import { createThrottle } from '../../electron/service/edge/throttle.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { ask, signed, type Ask } from '../helpers/local-service-raw.ts'

const json = (id: string) => ({ rawId: id, communicationUser: { id } })

/** As many people in a thread as it takes to use up what all of them share, and a clock that stands still. */
async function scene(count: number) {
  const now = Date.now()
  const service = await startLocalService({ limits: true, now: () => now })
  const people = await Promise.all(Array.from({ length: count }, () => service.person()))
  const thread = await threadOf(people)
  const { id } = await thread.sendMessage({ content: 'x' })
  return { service, people, path: `/chat/threads/${thread.threadId}`, id }
}

type Call = (place: { path: string; id: string }) => Ask

const post =
  (where: string, body: object): Call =>
  ({ path }) => ({ method: 'POST', path: `${path}${where}`, body })

// The documented table, by what each person may do, then all in a thread together, within ten seconds.
test.each<[string, number, number | undefined, Call]>([
  // One was used to make the thread.
  ['creating threads', 9, undefined, () => ({ method: 'POST', path: '/chat/threads', body: { topic: 'x' } })],
  ['deleting threads', 10, undefined, () => ({ method: 'DELETE', path: '/chat/threads/19:none@thread.v2' })],
  ['reading threads', 50, undefined, ({ path }) => ({ path })],
  ['listing threads', 50, undefined, () => ({ path: '/chat/threads' })],
  ['reading messages', 50, 250, ({ path, id }) => ({ path: `${path}/messages/${id}` })],
  ['listing messages', 50, 250, ({ path }) => ({ path: `${path}/messages` })],
  ['listing receipts', 5, 100, ({ path }) => ({ path: `${path}/readReceipts` })],
  ['listing participants', 10, 250, ({ path }) => ({ path: `${path}/participants` })],
  ['receipts', 10, undefined, place => post('/readReceipts', { chatMessageId: place.id })(place)],
  ['typing', 5, 10, post('/typing', {})],
])('with limits, %s: %i for one, %s for all', async (_name, each, together, call) => {
  const { service, people, path, id } = await scene(together === undefined ? 1 : Math.floor(together / each) + 1)
  const request = call({ path, id })
  const allowance = async (token: string) => {
    for (let count = 0; ; count += 1) if ((await ask(service, { ...request, token })).status === 429) return count
  }
  const used: number[] = []
  for (const { token } of people) used.push(await allowance(token))
  expect(used).toEqual(people.map((_, index) => (index === used.length - 1 && together !== undefined ? 0 : each)))
})

test.each<[string, number, (index: number, place: { path: string; id: string; other: string }) => Ask]>([
  // What two kinds of change share, a thread shares too. One was used to send a message.
  [
    'changes of messages',
    9,
    (index, { path, id }) => ({ method: index % 2 ? 'PATCH' : 'DELETE', path: `${path}/messages/${id}`, body: {} }),
  ],
  [
    'changes of people',
    10,
    (index, { path, other }) =>
      index % 2
        ? { method: 'POST', path: `${path}/participants/:remove`, body: json(other) }
        : {
            method: 'POST',
            path: `${path}/participants/:add`,
            body: { participants: [{ communicationIdentifier: json(other) }] },
          },
  ],
  ['changes of the thread', 5, (_index, { path }) => ({ method: 'PATCH', path, body: {} })],
])('with limits, %s: %i for a thread, whoever makes them', async (_name, allowed, call) => {
  const { service, people, path, id } = await scene(2)
  const other = (await service.identity.createUser()).communicationUserId
  const statuses: number[] = []
  for (let index = 0; index <= allowed; index += 1) {
    const token = people[Math.floor(index / 2) % 2]?.token ?? ''
    statuses.push((await ask(service, { ...call(index, { path, id, other }), token })).status)
  }
  expect(statuses.map(status => status === 429)).toEqual([...Array<boolean>(allowed).fill(false), true])
})

test('with limits, the allowances of a minute go beyond those of ten seconds', () => {
  let now = 0
  const throttle = createThrottle({ now: () => now })
  /** How many of these get through in a minute in which one asks all the time. */
  const inAMinute = (limit: string, users: number): number => {
    let passed = 0
    now += 120_000
    for (let second = 0; second < 60; second += 1, now += 1000) {
      for (let count = 0; count < 60 * users; count += 1) {
        try {
          throttle({ limit, userId: String(count % users), threadId: 't' })
          passed += 1
        } catch (cause) {
          expect(cause).toMatchObject({ status: 429, retryAfterSeconds: expect.any(Number) as number })
        }
      }
    }
    return passed
  }
  const rates = ['list messages', 'change participants', 'change messages', 'send receipt', 'typing'] as const
  expect(rates.map(limit => [limit, inAMinute(limit, 1)])).toEqual([
    ['list messages', 200],
    ['change participants', 30],
    ['change messages', 30],
    ['send receipt', 30],
    ['typing', 15],
  ])
  expect([inAMinute('list messages', 4), inAMinute('typing', 4)]).toEqual([400, 30])
})

test('with limits, identities have the rates of the resource', async () => {
  const { service } = await scene(1)
  const where = `/identities/${encodeURIComponent('8:acs:nobody')}`
  for (const [method, path, allowed] of [
    // One was used to have somebody in the thread.
    ['POST', '/identities', 999],
    ['DELETE', where, 500],
    ['POST', `${where}/:revokeAccessTokens`, 500],
    ['POST', `${where}/:issueAccessToken`, 1000],
  ] as const) {
    const request = signed(service, { method, path, body: '{"scopes":["chat"]}' })
    let heard = 0
    while ((await ask(service, request)).status !== 429) heard += 1
    expect([path, heard]).toEqual([path, allowed])
  }
})
