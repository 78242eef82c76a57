import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServerMessageId } from '../../electron/contract/domain.ts'
import { fail, ok } from '../../electron/contract/result.ts'
import { CatchUp } from '../../electron/core/catch-up.ts'
import { HistoryReader } from '../../electron/core/history-reader.ts'
import { HoleFiller } from '../../electron/core/hole-filler.ts'
import { Inbox } from '../../electron/core/inbox.ts'
import type { Membership } from '../../electron/core/membership.ts'
import { ReadState } from '../../electron/core/read-state.ts'
import type { ServiceMessage } from '../../electron/core/service-ports.ts'
import { Threads } from '../../electron/core/threads.ts'
import { fakeWorld, other, threadA, type FakeWorld } from '../helpers/fake-world.ts'

/** So few that every sequence needs many pages. */
const pageSize = 3
const hour = 3_600_000

/** A thread of the service: every message in its last version, listed by version, latest first. */
class ServiceThread {
  readonly messages: ServiceMessage[] = []
  #now = Date.UTC(2026, 0, 1)
  /** Where to go on from is refused once, as by a service that forgets after a while. */
  forgets = false

  say(after = hour): void {
    const at = this.#tick(after)
    this.messages.push({
      ...{ threadId: threadA, id: ServerMessageId.parse(String(at)), createdAt: at, version: at, sender: other },
      ...{ sequenceId: String(this.messages.length + 1), editedAt: null, metadata: {} },
      body: { kind: 'text', text: `said ${at}` },
    })
  }

  change(n: number): void {
    const message = this.messages.at(n % Math.max(1, this.messages.length))
    if (!message) return
    const at = this.#tick(hour)
    const body = { kind: 'text' as const, text: `edited ${at}` }
    this.messages.splice(this.messages.indexOf(message), 1, { ...message, version: at, editedAt: at, body })
  }

  page(next: string | null) {
    if (next !== null && this.forgets) {
      this.forgets = false
      return fail({ kind: 'refused' as const, status: 400, reason: 'no such place' })
    }
    const below = next === null ? Infinity : Number(next)
    const listed = this.messages.filter(({ version }) => version < below).sort((a, b) => b.version - a.version)
    const items = listed.slice(0, pageSize)
    return ok({ items, next: listed.length > pageSize ? String(items.at(-1)?.version) : null })
  }

  #tick(after: number): number {
    return (this.#now += after)
  }
}

function appOver(service: ServiceThread, world: FakeWorld) {
  const gateway = world.gateway
  world.gateway = () => {
    const reached = gateway()
    return reached && { ...reached, messages: ({ next }) => Promise.resolve(service.page(next)) }
  }
  world.history.putParticipants(threadA, [{ ...other, sharedFrom: 0 }])
  const threads = new Threads(world)
  const inbox = new Inbox(world, threads)
  const filler = new HoleFiller(world, inbox)
  const membership = { refresh: () => Promise.resolve(ok(null)) } as unknown as Membership
  const readState = new ReadState(world, threads)
  return {
    filler,
    catchUp: new CatchUp({ world, threads, inbox, filler, membership, readState }),
    reader: new HistoryReader(world, filler),
  }
}

/** Far apart, or closer together than what is heard twice to be sure. */
const say = fc.record({
  do: fc.constant('say' as const),
  times: fc.integer({ min: 1, max: 20 }),
  after: fc.constantFrom(1, 10_000, hour),
})
const step = fc.oneof(
  { weight: 6, arbitrary: say },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('change' as const), n: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('catch up' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('fill' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('read back' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const) }) },
)

test('whatever happens while nobody listens, what is not here lies in a hole, and filled holes leave nothing out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async steps => {
      const world = fakeWorld()
      const service = new ServiceThread()
      const { catchUp, filler, reader } = appOver(service, world)
      for (const now of steps) {
        if (now.do === 'say') for (let n = 0; n < now.times; n++) service.say(now.after)
        else if (now.do === 'change') service.change(now.n)
        else if (now.do === 'forget') service.forgets = true
        else if (now.do === 'fill') await filler.fetch(threadA)
        else if (now.do === 'read back') {
          const last = world.history.last(threadA)
          if (last) await reader.page(threadA, { at: 'before', cursor: last }, 10)
        } else await catchUp.thread(threadA)
        expectHolesToTellTheTruth(world, service)
      }
      await catchUp.thread(threadA)
      await filler.fetchSince(threadA, 0)
      expect(world.history.holes(threadA)).toEqual([])
      const kept = world.history.page(threadA, null, 1000).map(({ serverId, body }) => ({ id: serverId, body }))
      const said = service.messages.map(({ id, body }) => ({ id, body })).reverse()
      expect(kept).toEqual(said)
    }),
    { numRuns: 300 },
  )
})

/** Up to the version last caught up with, everything is here as the service has it, or in a hole. */
function expectHolesToTellTheTruth(world: FakeWorld, service: ServiceThread): void {
  const { caughtUpTo } = world.history.thread(threadA) ?? { caughtUpTo: 0 }
  const holes = world.history.holes(threadA)
  const absent = service.messages
    .filter(({ version }) => version <= caughtUpTo)
    .filter(({ id, version }) => world.history.messageByServerId(threadA, id)?.version !== version)
  const unexplained = absent.filter(
    ({ version }) => !holes.some(hole => hole.floor <= version && version <= hole.ceiling),
  )
  expect(unexplained).toEqual([])
  for (const [n, { floor, ceiling }] of holes.entries()) {
    expect(ceiling).toBeGreaterThanOrEqual(floor)
    if (n > 0) expect(holes[n - 1]?.floor).toBeGreaterThan(ceiling)
  }
}

test('a page tells right before which message something is missing, and reading back over it brings it', async () => {
  const world = fakeWorld()
  const service = new ServiceThread()
  const { catchUp, filler, reader } = appOver(service, world)
  for (let n = 0; n < 4; n++) service.say()
  await catchUp.thread(threadA)
  await filler.fetchSince(threadA, 0)
  for (let n = 0; n < 40; n++) service.say()
  await catchUp.thread(threadA)
  world.online = false

  const page = await reader.page(threadA, { at: 'newest' }, 50)
  const gap = page.messages.find(({ key }) => key === page.gaps[0])
  expect(page).toMatchObject({ before: 'beginning', newer: null })
  expect(page.gaps).toHaveLength(1)
  expect(page.messages.indexOf(gap!)).toBe(4)

  world.online = true
  const [, , , , above] = page.messages
  const filled = await reader.page(threadA, { at: 'before', cursor: above! }, 6)
  expect(filled.gaps).toEqual([])
  expect(filled.messages.map(({ sequenceId }) => sequenceId)).toEqual(['24', '25', '26', '27', '28', '29'])
})

test('a jump lands on the first message of that time with messages on both sides, and goes on from there both ways', async () => {
  const world = fakeWorld()
  const service = new ServiceThread()
  const { catchUp, filler, reader } = appOver(service, world)
  for (let n = 0; n < 60; n++) service.say()
  await catchUp.thread(threadA)
  await filler.fetchSince(threadA, 0)
  const sequence = (page: Awaited<ReturnType<HistoryReader['page']>>) => page.messages.map(m => Number(m.sequenceId))

  const time = Date.UTC(2026, 0, 1) + 30 * hour - 1
  const page = await reader.page(threadA, { at: 'time', time }, 10)
  expect(sequence(page)).toEqual([26, 27, 28, 29, 30, 31, 32, 33, 34, 35])
  expect(page.messages.find(({ key }) => key === page.anchor)?.sequenceId).toBe('30')
  const older = await reader.page(threadA, { at: 'before', cursor: page.older! }, 5)
  expect(sequence(older)).toEqual([21, 22, 23, 24, 25])
  const newer = await reader.page(threadA, { at: 'after', cursor: page.newer! }, 5)
  expect(sequence(newer)).toEqual([36, 37, 38, 39, 40])
  expect((await reader.page(threadA, { at: 'after', cursor: newer.newer! }, 50)).newer).toBeNull()
  expect((await reader.page(threadA, { at: 'message', key: newer.messages[0]!.key }, 10)).anchor).toBe(
    newer.messages[0]!.key,
  )
})

test('the first unread message is where a reader who was away begins', async () => {
  const world = fakeWorld()
  const service = new ServiceThread()
  const { catchUp, filler, reader } = appOver(service, world)
  for (let n = 0; n < 20; n++) service.say()
  await catchUp.thread(threadA)
  await filler.fetchSince(threadA, 0)
  world.journal.setReadUpTo(threadA, service.messages[11]!.createdAt)
  const page = await reader.page(threadA, { at: 'unread' }, 6)
  expect(page.messages.find(({ key }) => key === page.anchor)?.sequenceId).toBe('13')
})
