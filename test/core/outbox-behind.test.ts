import { expect, test } from 'vitest'
import { expectOk } from '../helpers/expect-ok.ts'
import { fakeWorld, threadA } from '../helpers/fake-world.ts'
import { outboxApp } from '../helpers/outbox-app.ts'
import { text, keyOf, arrived, oneSent, shown } from '../helpers/outbox-scenes.ts'

test('what is written about a message whose fate is unknown waits behind it and finds it', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  world.fates = ['lost-answer']
  const { localId } = expectOk(app.writing.send(threadA, text('first words')))
  const key = keyOf(localId)
  await world.clock.advance(0)
  expectOk(app.writing.edit(threadA, key, text('second words')))
  expect(await shown(app, key)).toMatchObject({ body: text('second words'), delivery: { state: 'unknown' } })
  await world.clock.advance(5000)
  expect(world.service.requests).toHaveLength(2)
  expect(arrived(world)).toEqual(['second words'])
})

test('a message that did not arrive is sent with the words written behind it, or not at all where it was deleted', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  for (const last of ['edit', 'delete'] as const) {
    world.fates = ['lost-request']
    const key = keyOf(expectOk(app.writing.send(threadA, text('first words'))).localId)
    await world.clock.advance(0)
    expectOk(app.writing.edit(threadA, key, text('second words')))
    if (last === 'delete') expectOk(app.writing.delete(threadA, key))
    await world.clock.advance(5000)
    expect(world.journal.outbox()).toEqual([])
  }
  expect(world.service.requests.map(request => request.split(' ')[0])).toEqual(['send'])
  expect(arrived(world)).toEqual(['second words'])
})

test('what is written behind a message that then fails goes into it, and it says so when sent again', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  world.fates = ['refused']
  const { localId } = expectOk(app.writing.send(threadA, text('first words')))
  expectOk(app.writing.edit(threadA, keyOf(localId), text('second words')))
  expectOk(app.writing.send(threadA, text('next')))
  await world.clock.advance(0)
  expect(world.journal.outbox()).toMatchObject([
    { localId, state: { state: 'failed' }, work: { body: text('second words') } },
  ])
  expectOk(app.outbox.retry(localId))
  await world.clock.advance(0)
  expect(arrived(world)).toEqual(['next', 'second words'])
})

test('an edit on top of an edit in flight is done after it, and a stranger to neither', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const key = await oneSent(world, app)
  world.fates = ['slow']
  expectOk(app.writing.edit(threadA, key, text('one')))
  await world.clock.advance(0)
  expectOk(app.writing.edit(threadA, key, text('two')))
  expectOk(app.writing.edit(threadA, key, text('three')))
  expect(await shown(app, key)).toMatchObject({ body: text('three') })
  await world.clock.advance(5000)
  expect(arrived(world)).toEqual(['three'])
  expect(world.service.requests.filter(request => request.startsWith('edit'))).toHaveLength(2)
  expect(world.journal.outbox()).toEqual([])
})

test('an edit never replaces what was written elsewhere after it, unless its writer says so', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const key = await oneSent(world, app)
  const id = world.service.in(threadA)[0]?.id
  if (!id) throw new Error('not sent')
  world.fates = ['lost-request']
  const { localId } = expectOk(app.writing.edit(threadA, key, text('from here')))
  await world.clock.advance(0)
  world.service.editElsewhere(id, 'from there')
  await world.clock.advance(5000)
  expect(arrived(world)).toEqual(['from there'])
  expect(await shown(app, key)).toMatchObject({
    body: text('from there'),
    change: { delivery: { state: 'failed', reason: 'changed-elsewhere' } },
  })
  expectOk(app.outbox.retry(localId))
  await world.clock.advance(0)
  expect(arrived(world)).toEqual(['from here'])
  expect(world.journal.outbox()).toEqual([])
})

test('an edit whose answer was lost and that was edited elsewhere since is done, and stays replaced', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const key = await oneSent(world, app)
  const id = world.service.in(threadA)[0]?.id
  if (!id) throw new Error('not sent')
  world.fates = ['lost-answer']
  expectOk(app.writing.edit(threadA, key, text('from here')))
  await world.clock.advance(0)
  world.service.editElsewhere(id, 'from there')
  await world.clock.advance(5000)
  expect(await shown(app, key)).toMatchObject({ body: text('from there'), change: null })
})
