import { expect, test } from 'vitest'
import type { Connection as ConnectionState } from '../../electron/contract/domain.ts'
import { done, fail, ok, type AppError, type Result } from '../../electron/contract/result.ts'
import { Connection } from '../../electron/core/connection.ts'
import type { ChatGateway, ChatService, FeedEvent } from '../../electron/core/service-ports.ts'
import { fakeClock, settle } from '../helpers/fake-clock.ts'

/** A service that answers as told and whose live feed says what the test lets it say. */
function world() {
  const clock = fakeClock()
  const states: ConnectionState[] = []
  const feeds: { tell: (event: FeedEvent) => void; stopped: boolean }[] = []
  const now = {
    ...{ reach: null as AppError | null, catchUp: null as AppError | null },
    ...{ catchUps: 0, drains: 0, renewable: false },
  }
  const answer = (error: AppError | null): Result<null> => (error ? fail(error) : done)
  const service = (): ChatService => ({
    gateway: {} as ChatGateway,
    feed: {
      start(tell) {
        const feed = { tell, stopped: false }
        feeds.push(feed)
        return () => {
          feed.stopped = true
          return Promise.resolve()
        }
      },
    },
    close() {},
  })
  const connection = new Connection({
    clock,
    log: { info() {}, warn() {}, error() {} },
    inBackground: work => void work,
    reach: () => Promise.resolve(now.reach ? fail(now.reach) : ok(service())),
    hear() {},
    catchUp() {
      now.catchUps++
      return Promise.resolve(answer(now.catchUp))
    },
    caughtUp() {
      now.drains++
    },
    changed: state => void states.push(state),
    signedOutBecause: () => 'refused',
    renewable: () => now.renewable,
  })
  return { clock, states, feeds, now, connection, feed: () => feeds.at(-1)! }
}

const live: ConnectionState = { state: 'online', live: true }
const away: AppError = { kind: 'unreachable', endpoint: 'https://x', detail: 'ECONNREFUSED' }

test('every Connected is followed by catching up, and only then by sending', async () => {
  const { connection, now, feed, states } = world()
  connection.start()
  await settle()
  expect([now.catchUps, now.drains]).toEqual([1, 1])
  feed().tell({ type: 'connected' })
  await settle()
  expect(states.at(-1)).toEqual(live)
  expect([now.catchUps, now.drains]).toEqual([2, 2])
})

test('a socket that is back within a second keeps its connection and catches up', async () => {
  const { connection, now, feed, feeds, clock } = world()
  connection.start()
  await settle()
  feed().tell({ type: 'connected' })
  feed().tell({ type: 'disconnected', fatal: false, detail: '' })
  feed().tell({ type: 'connected' })
  await clock.advance(5000)
  expect(feeds).toHaveLength(1)
  expect(now.catchUps).toBe(3)
  expect(connection.state).toEqual(live)
})

test('a request that died with the old connection is made again at once, and only once', async () => {
  const { connection, now, feed, states } = world()
  connection.start()
  await settle()
  now.catchUp = away
  feed().tell({ type: 'connected' })
  now.catchUp = null
  await settle()
  expect([now.catchUps, now.drains, states.at(-1)]).toEqual([3, 2, live])
  now.catchUp = away
  feed().tell({ type: 'connected' })
  await settle()
  expect([now.catchUps, now.drains, states.at(-1)?.state]).toEqual([5, 2, 'offline'])
})

test('on a connection that stays up somebody looks every five minutes for what was lost on it', async () => {
  const { connection, now, feed, feeds, clock } = world()
  connection.start()
  await settle()
  feed().tell({ type: 'connected' })
  await clock.advance(11 * 60_000)
  expect(now.catchUps).toBe(4)
  now.catchUp = away
  await clock.advance(5 * 60_000)
  expect(feeds.length).toBeGreaterThan(1)
})

test('a service that is away is tried again ever less often, and by hand at once', async () => {
  const { connection, now, clock, states } = world()
  now.reach = away
  connection.start()
  await clock.advance(120_000)
  const waits = states.flatMap((state, index) => (state.state === 'offline' ? [index] : []))
  expect(waits.length).toBe(8)
  expect(connection.gateway).toBeNull()
  now.reach = null
  connection.start()
  await settle()
  expect(connection.gateway).not.toBeNull()
})

test('a feed that never connects is begun anew after half a minute while messages are fetched', async () => {
  const { connection, now, feeds, clock } = world()
  connection.start()
  await clock.advance(29_000)
  expect(connection.state).toEqual({ state: 'online', live: false })
  expect(now.catchUps).toBeGreaterThan(3)
  expect(feeds).toHaveLength(1)
  await clock.advance(2000)
  expect(feeds).toHaveLength(2)
  expect(feeds[0]?.stopped).toBe(true)
  feeds[1]?.tell({ type: 'connected' })
  expect(connection.state).toEqual(live)
})

test('what a given-up feed still says is not heard', async () => {
  const { connection, feeds, clock } = world()
  connection.start()
  await settle()
  connection.start()
  await settle()
  feeds[0]?.tell({ type: 'connected' })
  expect(connection.state).toEqual({ state: 'connecting' })
  await clock.advance(0)
})

test('a refused token stops everything until somebody signs in', async () => {
  const { connection, now, clock, feeds } = world()
  now.catchUp = { kind: 'signed-out' }
  connection.start()
  await clock.advance(600_000)
  expect(connection.state).toEqual({ state: 'signed-out', because: 'refused' })
  expect(feeds).toHaveLength(1)
  expect(feeds[0]?.stopped).toBe(true)
})

test('a service that refuses one token is asked with others, and only after several somebody has to sign in', async () => {
  const { connection, now, clock, states } = world()
  now.renewable = true
  now.catchUp = { kind: 'signed-out' }
  connection.start()
  await clock.advance(2000)
  expect(connection.state.state).toBe('offline')
  now.catchUp = null
  await clock.advance(5000)
  expect(now.drains).toBe(1)
  now.catchUp = { kind: 'signed-out' }
  await clock.advance(600_000)
  expect(connection.state).toEqual({ state: 'signed-out', because: 'refused' })
  expect(states.filter(({ state }) => state === 'offline')).toHaveLength(5)
})

test('a refusal that concerns one thread does not count as being offline', async () => {
  const { connection, now, feed } = world()
  now.catchUp = { kind: 'forbidden' }
  connection.start()
  await settle()
  feed().tell({ type: 'connected' })
  await settle()
  expect(connection.state).toEqual(live)
})

test('a service that asks for a pause while live updates come is asked again after it, and stays online', async () => {
  const { connection, now, feed, states, clock } = world()
  connection.start()
  await settle()
  now.catchUp = { kind: 'throttled', retryAfterMs: 7000 }
  feed().tell({ type: 'connected' })
  await settle()
  expect([now.catchUps, now.drains, states.at(-1)]).toEqual([2, 1, live])
  await clock.advance(6999)
  await settle()
  expect(now.catchUps).toBe(2)
  now.catchUp = null
  await clock.advance(1)
  await settle()
  expect([now.catchUps, now.drains, states.at(-1)]).toEqual([3, 2, live])
})
