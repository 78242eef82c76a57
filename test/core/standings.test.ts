import { expect, test } from 'vitest'
import { MessageKey, ServerMessageId, type Thread } from '../../electron/contract/domain.ts'
import { ReadState } from '../../electron/core/read-state.ts'
import { Standings } from '../../electron/core/standings.ts'
import { Threads } from '../../electron/core/threads.ts'
import { fakeWorld, other, threadA, threadB } from '../helpers/fake-world.ts'

const hour = 3_600_000

function list() {
  const world = fakeWorld()
  const threads = new Threads(world)
  const begin = (): Standings => {
    const standings = new Standings(world, threads)
    standings.start()
    return standings
  }
  const view = (id = threadA): Thread => threads.list().find(thread => thread.id === id)!
  return { world, threads, begin, view }
}

test('threads are pinned below those that were pinned before, and pinning again changes nothing', () => {
  const { begin, view } = list()
  const standings = begin()
  standings.pin(threadB, true)
  standings.pin(threadA, true)
  standings.pin(threadB, true)
  expect(view(threadB).pinned).toBeLessThan(view(threadA).pinned!)
  standings.pin(threadB, false)
  standings.pin(threadB, true)
  expect(view(threadB).pinned).toBeGreaterThan(view(threadA).pinned!)
})

test('a mute runs out by itself, and the window is told', async () => {
  const { world, begin, view } = list()
  const until = world.clock.now() + hour
  begin().mute(threadA, { until })
  expect(view().muted).toEqual({ until })
  world.heard.length = 0
  await world.clock.advance(hour - 1)
  expect(world.heard).toEqual([])
  await world.clock.advance(1)
  expect(view().muted).toBeNull()
  expect(world.heard).toMatchObject([{ name: 'thread.changed', payload: { thread: { id: threadA, muted: null } } }])
})

test('a mute of many days ends on its day and not before', async () => {
  const { world, begin, view } = list()
  begin().mute(threadA, { until: world.clock.now() + 40 * 24 * hour })
  await world.clock.advance(40 * 24 * hour - 1)
  expect(view().muted).not.toBeNull()
  await world.clock.advance(1)
  expect(view().muted).toBeNull()
})

test('what ran out while the app was closed is over when it starts again, and what has no end stays', async () => {
  const { world, begin, view } = list()
  const first = begin()
  first.mute(threadA, { until: world.clock.now() + hour })
  first.mute(threadB, { until: null })
  first.stop()
  await world.clock.advance(2 * hour)
  expect(view().muted).toBeNull()
  begin()
  await world.clock.advance(0)
  expect(world.journal.standing(threadA).muted).toBeNull()
  await world.clock.advance(100 * 24 * hour)
  expect(view(threadB).muted).toEqual({ until: null })
})

test('a mute that is made longer does not end when the shorter one would have', async () => {
  const { world, begin, view } = list()
  const standings = begin()
  standings.mute(threadA, { until: world.clock.now() + hour })
  standings.mute(threadA, { until: world.clock.now() + 8 * hour })
  await world.clock.advance(2 * hour)
  expect(view().muted).not.toBeNull()
})

test('a thread marked as unread stays so until it is read here, whatever was read before', () => {
  const { world, threads, begin, view } = list()
  world.online = false
  const id = ServerMessageId.parse('1')
  world.history.putMessage({
    ...{ key: MessageKey.parse(id), threadId: threadA, serverId: id, sentAt: 1, version: 1, sequenceId: null },
    ...{ sender: other, body: { kind: 'text', text: 'x' }, editedAt: null, metadata: {} },
  })
  const reading = new ReadState(world, threads)
  reading.read(threadA, MessageKey.parse(id))
  begin().markUnread(threadA)
  expect(view()).toMatchObject({ unread: 0, markedUnread: true })
  reading.heard({ threadId: threadA, userId: world.me.id, messageId: id, readAt: 5 })
  expect(view().markedUnread).toBe(true)
  reading.read(threadA, MessageKey.parse(id))
  expect(view().markedUnread).toBe(false)
})

test('nothing is kept of a thread that is no more, nor of one that never was', () => {
  const { world, threads, begin } = list()
  const standings = begin()
  standings.pin(threadA, true)
  threads.remove(threadA)
  expect(world.journal.standings()).toEqual([])
  expect(standings.pin(threadA, true)).toEqual({ ok: false, error: { kind: 'not-found' } })
  expect(world.journal.standings()).toEqual([])
})
