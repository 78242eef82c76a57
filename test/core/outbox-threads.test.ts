import { expect, test } from 'vitest'
import { expectOk } from '../helpers/expect-ok.ts'
import { nobody } from '../helpers/fake-service.ts'
import { fakeWorld, me, other, threadA } from '../helpers/fake-world.ts'
import { outboxApp } from '../helpers/outbox-app.ts'
import { text, arrived } from '../helpers/outbox-scenes.ts'
import { plainDraft } from '../helpers/plain-draft.ts'

test('the thread is shown with its new name and people while they wait, and as it was where they failed', async () => {
  const world = fakeWorld()
  world.history.putParticipants(
    threadA,
    [me, other].map(person => ({ ...person, sharedFrom: 0 })),
  )
  world.online = false
  const app = outboxApp(world)
  const view = () => app.threads.list().find(({ id }) => id === threadA)
  expectOk(app.arranging.rename(threadA, 'Wrong'))
  const { localId } = expectOk(app.arranging.rename(threadA, 'Right'))
  expectOk(app.arranging.add(threadA, [nobody], 7))
  expect(view()).toMatchObject({
    topic: 'Right',
    others: [other, nobody],
    participantCount: 3,
    changes: [
      { localId, what: { kind: 'rename', topic: 'Right' }, delivery: { state: 'queued' } },
      { what: { kind: 'add', people: [nobody], sharedFrom: 7 } },
    ],
  })
  expect(app.threads.participants(threadA)).toContainEqual({ ...nobody, sharedFrom: 7 })
  world.online = true
  await app.outbox.drainAll()
  await world.clock.advance(0)
  expect(world.service.topics.get(threadA)).toBe('Right')
  expect(view()).toMatchObject({
    topic: 'Right',
    others: [other],
    changes: [{ what: { kind: 'add' }, delivery: { state: 'failed', reason: 'not-found', detail: 'Nobody.' } }],
  })
})

test('leaving shows the thread as left at once, and who was to be added and is removed before is never added', async () => {
  const world = fakeWorld()
  world.history.putParticipants(
    threadA,
    [me, other].map(person => ({ ...person, sharedFrom: 0 })),
  )
  world.online = false
  const app = outboxApp(world)
  expectOk(app.arranging.add(threadA, [nobody], 0))
  expectOk(app.arranging.remove(threadA, nobody.id))
  expect(app.arranging.remove(threadA, nobody.id)).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
  expect(app.arranging.add(threadA, [other], 0)).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
  expectOk(app.arranging.remove(threadA, me.id))
  expect(app.threads.list().find(({ id }) => id === threadA)?.membership).toBe('left')
  world.online = true
  await app.outbox.drainAll()
  expect(world.service.requests).toEqual(['remove'])
  expect(world.history.thread(threadA)?.membership).toBe('left')
})

test('a throttled thread is silent for as long as the service asked, whatever is written meanwhile', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  world.fates = ['throttled']
  expectOk(app.writing.send(threadA, text('one')))
  await world.clock.advance(2900)
  expectOk(app.writing.send(threadA, text('two')))
  await world.clock.advance(0)
  expect(arrived(world)).toEqual([])
  await world.clock.advance(200)
  expect(arrived(world)).toEqual(['one', 'two'])
})

test('retrying what is not known to have failed sends nothing twice', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  world.fates = ['lost-answer']
  const { localId } = expectOk(app.writing.send(threadA, text('once')))
  await world.clock.advance(0)
  expectOk(app.outbox.retry(localId))
  await world.clock.advance(5000)
  expect(arrived(world)).toEqual(['once'])
})

test('a thread that is deleted takes with it what waits, and an answer on its way brings nothing back', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  world.fates = ['slow']
  expectOk(app.writing.send(threadA, text('under way')))
  await world.clock.advance(0)
  app.threads.setDraft(threadA, plainDraft('half a sentence'))
  expectOk(await app.threads.delete(threadA))
  await world.clock.advance(5000)
  expect(world.journal.outbox()).toEqual([])
  expect(world.journal.draft(threadA).text).toBe('')
  expect(world.history.thread(threadA)).toBeNull()
  world.online = false
  expect(await app.threads.delete(threadA)).toEqual({ ok: false, error: { kind: 'not-found' } })
})

test('deleting a thread is refused while offline', async () => {
  const world = fakeWorld()
  world.online = false
  expect(await outboxApp(world).threads.delete(threadA)).toEqual({ ok: false, error: { kind: 'offline' } })
  expect(world.history.thread(threadA)).not.toBeNull()
})
