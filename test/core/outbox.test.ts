import { expect, test } from 'vitest'
import { MessageKey, type LocalId } from '../../electron/contract/domain.ts'
import { messageLimit } from '../../electron/core/written-body.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { fakeWorld, other, threadA } from '../helpers/fake-world.ts'
import { outboxApp } from '../helpers/outbox-app.ts'
import { text, keyOf, arrived, oneSent, shown, told } from '../helpers/outbox-scenes.ts'

test('what a person does is on disk before the window hears of it', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const key = await oneSent(world, app)
  world.online = false
  let rows = 0
  world.publish = () => expect(world.journal.outbox()).toHaveLength(rows)
  for (const act of [
    () => app.writing.send(threadA, text('kept')),
    () => app.writing.edit(threadA, key, text('kept too')),
    () => app.arranging.rename(threadA, 'Kept'),
    () => app.arranging.add(threadA, [other], 0),
  ]) {
    rows++
    expectOk(act())
  }
})

test('a message or an edit over the limit of the service is refused with its size, and nothing is queued', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const key = await oneSent(world, app)
  const long = text('é'.repeat(messageLimit / 2) + '!')
  const refused = { ok: false, error: { kind: 'too-large', bytes: messageLimit + 1, limit: messageLimit } }
  expect(app.writing.send(threadA, long)).toEqual(refused)
  expect(app.writing.edit(threadA, key, long)).toEqual(refused)
  expect(app.writing.send(threadA, text(' \n'))).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
  expect(world.journal.outbox()).toEqual([])
})

test.each(['send', 'edit', 'rename'] as const)(
  'after a day it asks instead of doing a %s, and does it when told to',
  async kind => {
    const world = fakeWorld()
    const app = outboxApp(world)
    const key = await oneSent(world, app)
    world.online = false
    const act = {
      send: () => app.writing.send(threadA, text('news')),
      edit: () => app.writing.edit(threadA, key, text('news')),
      rename: () => app.arranging.rename(threadA, 'news'),
    }
    const { localId } = expectOk(act[kind]())
    await world.clock.advance(25 * 3_600_000)
    world.online = true
    await app.outbox.drainAll()
    expect(world.service.requests).toHaveLength(1)
    expect(world.journal.outboxItem(localId)?.state).toMatchObject({ state: 'failed', reason: 'expired' })
    expectOk(app.outbox.retry(localId))
    await world.clock.advance(1000)
    expect(world.service.requests).toHaveLength(2)
    expect(JSON.stringify([world.service.committed, [...world.service.topics]])).toContain('news')
    expect(world.journal.outbox()).toEqual([])
  },
)

test('a discarded message is gone and never sent', async () => {
  const world = fakeWorld()
  world.online = false
  const app = outboxApp(world)
  const { localId } = expectOk(app.writing.send(threadA, text('no')))
  expectOk(app.outbox.discard(localId))
  expect(world.heard).toContainEqual({
    name: 'message.removed',
    payload: { accountId: world.accountId, threadId: threadA, key: keyOf(localId) },
  })
  world.online = true
  await app.outbox.drainAll()
  expect(world.service.committed).toEqual([])
})

test('a waiting message that is edited says the new words in its old place, and one that is deleted is never sent', async () => {
  const world = fakeWorld()
  world.online = false
  const app = outboxApp(world)
  const [first, second] = ['first', 'second', 'third'].map(
    words => expectOk(app.writing.send(threadA, text(words))).localId,
  ) as [LocalId, LocalId]
  expect(app.writing.edit(threadA, keyOf(first), text('first, better'))).toEqual({
    ok: true,
    value: { localId: first },
  })
  expectOk(app.writing.delete(threadA, keyOf(second)))
  expect((await app.reader.page(threadA, { at: 'newest' }, 9)).messages.map(({ body }) => body)).toEqual([
    text('first, better'),
    text('third'),
  ])
  world.online = true
  await app.outbox.drainAll()
  expect(world.service.requests.map(request => request.split(' ')[0])).toEqual(['send', 'send'])
  expect(arrived(world)).toEqual(['first, better', 'third'])
})

test('an edit and a deletion are shown as done while they wait, and are done when the way is free', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const edited = await oneSent(world, app, 'teh')
  const deleted = await oneSent(world, app, 'oops')
  world.online = false
  const { localId } = expectOk(app.writing.edit(threadA, edited, text('the')))
  expectOk(app.writing.delete(threadA, deleted))
  expect(await shown(app, edited)).toMatchObject({
    body: text('the'),
    delivery: { state: 'sent' },
    change: { localId, kind: 'edit', delivery: { state: 'queued', attempts: 0 } },
  })
  expect(await shown(app, deleted)).toMatchObject({ body: { kind: 'deleted' }, change: { kind: 'delete' } })
  expect(app.threads.list().find(({ id }) => id === threadA)?.last?.body.kind).toBe('deleted')
  world.online = true
  await app.outbox.drainAll()
  expect(world.service.in(threadA).map(({ body }) => body.kind)).toEqual(['text', 'deleted'])
  expect(arrived(world)).toEqual(['the'])
  expect(await shown(app, edited)).toMatchObject({ body: text('the'), change: null })
  expect(await shown(app, deleted)).toMatchObject({ body: { kind: 'deleted' }, change: null })
  // Nothing flickers: once the new words are shown the old ones never come back.
  const bodies = told(world, edited).map(({ body }) => ('text' in body ? body.text : body.kind))
  expect(bodies.slice(bodies.indexOf('the'))).not.toContain('teh')
})

test('a change that is refused shows the old words and what failed, until it is retried or discarded', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const key = await oneSent(world, app, 'old')
  world.fates = ['refused', 'refused']
  const { localId } = expectOk(app.writing.edit(threadA, key, text('new')))
  await world.clock.advance(0)
  expect(await shown(app, key)).toMatchObject({
    body: text('old'),
    change: { kind: 'edit', delivery: { state: 'failed', reason: 'refused', detail: 'No.' } },
  })
  expectOk(app.outbox.retry(localId))
  await world.clock.advance(0)
  expectOk(app.outbox.discard(localId))
  expect(await shown(app, key)).toMatchObject({ body: text('old'), change: null })
  expect(arrived(world)).toEqual(['old'])
})

test('only my own words can be changed, and only while they are there', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const theirs = world.service.say(threadA, text('theirs'), other)
  const system = world.service.say(threadA, { kind: 'topic-changed', topic: 'T', by: other.id }, null)
  app.inbox.receive(threadA, [theirs, system])
  const mine = await oneSent(world, app)
  expectOk(app.writing.delete(threadA, mine))
  for (const act of ['edit', 'delete'] as const) {
    const refusal = (key: MessageKey) => app.writing[act](threadA, key, text('x'))
    for (const { id } of [theirs, system]) {
      expect(refusal(MessageKey.parse(id))).toEqual({ ok: false, error: { kind: 'forbidden' } })
    }
    expect(refusal(MessageKey.parse('none'))).toEqual({ ok: false, error: { kind: 'not-found' } })
  }
  expect(app.writing.edit(threadA, mine, text('x'))).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
  await world.clock.advance(0)
  expect(app.writing.edit(threadA, mine, text('x'))).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
  expect(app.writing.delete(threadA, mine)).toEqual({ ok: true, value: null })
  expect(world.journal.outbox()).toEqual([])
})

test('plain words put over a message in HTML stay plain words', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  const { localId } = expectOk(app.writing.send(threadA, { kind: 'html', html: '<b>bold</b>' }))
  const plain = await oneSent(world, app)
  expectOk(app.writing.edit(threadA, keyOf(localId), text('1 < 2\n& more')))
  await world.clock.advance(0)
  expect(world.service.in(threadA)[0]?.body).toEqual({ kind: 'html', html: '1 &lt; 2<br>&amp; more' })
  const html = { kind: 'html', html: '<b>x</b>' } as const
  expect(app.writing.edit(threadA, plain, html)).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
})
