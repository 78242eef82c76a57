import { expect, onTestFinished, test } from 'vitest'
import { Retention } from '../../electron/core/retention.ts'
import { Threads } from '../../electron/core/threads.ts'
import { fakeWorld, threadA, threadB } from '../helpers/fake-world.ts'
import { settle } from '../helpers/fake-clock.ts'
import { plainDraft } from '../helpers/plain-draft.ts'

const hour = 3_600_000
const day = 24 * hour

function kept(ages: { a: number; b: number }, retentionDays: number | null) {
  const world = fakeWorld()
  const now = world.clock.now()
  for (const [id, age] of [[threadA, ages.a] as const, [threadB, ages.b] as const]) {
    const thread = world.history.thread(id)
    if (thread) world.history.putThread({ ...thread, createdAt: now - age, retentionDays })
  }
  const retention = new Retention(world, new Threads(world))
  onTestFinished(() => retention.stop())
  const left = (): string[] =>
    world.history
      .threads()
      .map(({ id }) => id)
      .toSorted()
  return { world, retention, left }
}

test('a thread whose time ended more than a day ago is gone when the app starts, and one of yesterday is not', async () => {
  const { world, retention, left } = kept({ a: 31 * day + hour, b: 31 * day - hour }, 30)
  world.journal.setDraft(threadA, plainDraft('said there'))
  retention.start()
  await settle()
  expect(left()).toEqual([threadB])
  expect(world.heard).toContainEqual({
    name: 'thread.removed',
    payload: { accountId: world.accountId, threadId: threadA },
  })
  expect(world.journal.draft(threadA).text).toBe('')
})

test('a computer that runs for weeks without a network keeps to it day by day', async () => {
  const { world, retention, left } = kept({ a: 0, b: 10 * day }, 30)
  retention.start()
  await world.clock.advance(22 * day)
  expect(left()).toEqual([threadA])
  await world.clock.advance(10 * day)
  expect(left()).toEqual([])
})

test('without a policy everything stays', async () => {
  const { world, retention, left } = kept({ a: 9999 * day, b: 0 }, null)
  retention.start()
  await world.clock.advance(day)
  expect(left()).toEqual([threadA, threadB])
})
