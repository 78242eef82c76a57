import { expect, test } from 'vitest'
import { MessageKey, type LocalId, type Message } from '../../electron/contract/domain.ts'
import type { Payload } from '../../electron/contract/ipc.ts'
import { messageLimit } from '../../electron/core/written-body.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { nobody } from '../helpers/fake-service.ts'
import { fakeWorld, me, other, threadA, type FakeWorld } from '../helpers/fake-world.ts'
import { outboxApp } from '../helpers/outbox-app.ts'

type App = ReturnType<typeof outboxApp>

const text = (words: string) => ({ kind: 'text', text: words }) as const
const keyOf = (localId: LocalId): MessageKey => MessageKey.parse(localId)
const arrived = (world: FakeWorld): string[] =>
  world.service.in(threadA).flatMap(({ body }) => (body.kind === 'text' ? body.text : []))

/** One message that the service has. */
async function oneSent(world: FakeWorld, app: App, words = 'hello'): Promise<MessageKey> {
  const { localId } = expectOk(app.writing.send(threadA, text(words)))
  await world.clock.advance(0)
  return keyOf(localId)
}

async function shown(app: App, key: MessageKey): Promise<Message | undefined> {
  const { messages } = await app.reader.page(threadA, { at: 'newest' }, 50)
  return messages.find(message => message.key === key)
}

const told = (world: FakeWorld, key: MessageKey): Message[] =>
  world.heard
    .filter(({ name }) => name === 'message.changed')
    .map(({ payload }) => (payload as Payload<'message.changed'>).message)
    .filter(message => message.key === key)

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
    changes: [{ what: { kind: 'add' }, delivery: { state: 'failed', reason: 'refused', detail: 'Nobody.' } }],
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
  app.threads.setDraft(threadA, 'half a sentence')
  expectOk(await app.threads.delete(threadA))
  await world.clock.advance(5000)
  expect(world.journal.outbox()).toEqual([])
  expect(world.journal.draft(threadA)).toBe('')
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
