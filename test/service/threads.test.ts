import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { expect, test } from 'vitest'
import { chatClient, collect, startLocalService, temporaryDirectory, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

const userOf = (id: string) => ({ communicationUserId: id })

test('the creator comes first, is never doubled, and keeps a display name given for them', async () => {
  const service = await startLocalService()
  const [ann, bob] = [await service.person(), await service.person()]
  const { chatThread } = await ann.chat.createChatThread(
    { topic: 'Lunch' },
    {
      participants: [
        { id: userOf(bob.id), displayName: 'Bob', metadata: { role: 'guest' } },
        { id: userOf(ann.id), displayName: 'Ann' },
      ],
    },
  )
  const people = await collect(ann.chat.getChatThreadClient(chatThread?.id ?? '').listParticipants())
  expect(people).toMatchObject([
    { id: userOf(ann.id), displayName: 'Ann', shareHistoryTime: new Date(0) },
    { id: userOf(bob.id), displayName: 'Bob', metadata: { role: 'guest' } },
  ])
})

test('a thread begins with who was there and what it was called, and stays so', async () => {
  const service = await startLocalService()
  const [ann, bob] = [await service.person(), await service.person()]
  const thread = await threadOf([ann, bob], 'Lunch')
  await thread.updateTopic('Dinner')
  await thread.removeParticipant(userOf(bob.id))
  const messages = (await collect(thread.listMessages())).reverse()
  expect(messages.map(message => [message.sequenceId, message.type])).toEqual([
    ['1', 'participantAdded'],
    ['2', 'topicUpdated'],
    ['3', 'topicUpdated'],
    ['4', 'participantRemoved'],
  ])
  expect(messages[0]?.content).toMatchObject({
    initiator: userOf(ann.id),
    participants: [{ id: userOf(ann.id) }, { id: userOf(bob.id) }],
  })
  expect(messages[1]?.content).toMatchObject({ topic: 'Lunch', initiator: userOf(ann.id) })
  expect(messages[3]?.content).toMatchObject({ participants: [{ id: userOf(bob.id) }] })
  expect(messages.every(message => message.sender === undefined)).toBe(true)
})

test('the same idempotency token from the same person makes one thread', async () => {
  const service = await startLocalService()
  const [ann, bob] = [await service.person(), await service.person()]
  const create = (person: typeof ann, idempotencyToken: string) =>
    person.chat.createChatThread({ topic: 'Once' }, { idempotencyToken })
  const [first, second] = await Promise.all([create(ann, 'a'), create(ann, 'a')])
  expect(second.chatThread?.id).toBe(first.chatThread?.id)
  const others = [await create(ann, 'b'), await create(bob, 'a')].map(created => created.chatThread?.id)
  expect(new Set([first.chatThread?.id, ...others]).size).toBe(3)
  expect(await collect(ann.chat.listChatThreads())).toHaveLength(2)
  const messages = await collect(ann.chat.getChatThreadClient(first.chatThread?.id ?? '').listMessages())
  expect(messages).toHaveLength(2)
  await ann.chat.deleteChatThread(first.chatThread?.id ?? '')
  const ghost = await create(ann, 'a')
  expect(ghost.chatThread).toMatchObject({ id: first.chatThread?.id, deletedOn: expect.any(Date) })
})

test('people who cannot be added do not keep a thread from being made', async () => {
  const [service, elsewhere] = [await startLocalService(), await startLocalService()]
  const [ann, bob, stranger] = [await service.person(), await service.person(), await elsewhere.person()]
  await service.identity.deleteUser(userOf(bob.id))
  const result = await ann.chat.createChatThread(
    { topic: 'Hm' },
    { participants: [{ id: userOf(bob.id) }, { id: userOf(stranger.id) }, { id: { phoneNumber: '+123' } }] },
  )
  expect(result.invalidParticipants?.map(one => [one.code, one.target])).toEqual([
    ['404', bob.id],
    ['403', stranger.id],
    ['400', '4:+123'],
  ])
  for (const one of result.invalidParticipants ?? []) expect(one.message).toMatch(/^[A-Z].*\.$/)
  const thread = ann.chat.getChatThreadClient(result.chatThread?.id ?? '')
  const added = await thread.addParticipants({ participants: [{ id: userOf(stranger.id) }] })
  expect(added.invalidParticipants).toHaveLength(1)
  expect(await collect(thread.listParticipants())).toHaveLength(1)
})

test('an idempotency token is good for as long as the data', async () => {
  const directory = temporaryDirectory()
  const first = await startLocalService({ directory })
  const ann = await first.person()
  const options = { idempotencyToken: 'a' }
  const { chatThread } = await ann.chat.createChatThread({ topic: 'Once' }, options)
  await first.close()
  const second = await startLocalService({ directory })
  const again = await chatClient(second, ann.token).createChatThread({ topic: 'Twice' }, options)
  expect(again.chatThread).toMatchObject({ id: chatThread?.id, topic: 'Once' })
})

test('a repeated creation tells again who could not be added', async () => {
  const service = await startLocalService()
  const ann = await service.person()
  const nobody = { communicationUserId: `${ann.id.slice(0, -1)}-` }
  const create = () =>
    ann.chat.createChatThread({ topic: 'Once' }, { participants: [{ id: nobody }], idempotencyToken: 'a' })
  const [first, again] = [await create(), await create()]
  expect(again.chatThread?.id).toBe(first.chatThread?.id)
  expect(again.invalidParticipants).toEqual(first.invalidParticipants)
  expect(again.invalidParticipants).toMatchObject([{ code: '404', target: nobody.communicationUserId }])
})

test('metadata merges key by key, and retention is set, read and ended', async () => {
  const service = await startLocalService()
  const ann = await service.person()
  const { chatThread } = await ann.chat.createChatThread({ topic: 'Facts' }, { metadata: { a: '1', b: '2' } })
  const thread = ann.chat.getChatThreadClient(chatThread?.id ?? '')
  const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 60 } as const
  await thread.updateProperties({ metadata: { b: '', c: '3' }, retentionPolicy })
  expect(await thread.getProperties()).toMatchObject({ topic: 'Facts', metadata: { a: '1', c: '3' }, retentionPolicy })
  await thread.updateProperties({ retentionPolicy: { kind: 'none' } })
  expect((await thread.getProperties()).retentionPolicy).toEqual({ kind: 'none' })
  await thread.updateProperties({ retentionPolicy })
  const path = `/chat/threads/${thread.threadId}`
  await ask(service, { method: 'PATCH', path, token: ann.token, body: { retentionPolicy: null } })
  await ask(service, { method: 'PATCH', path, token: ann.token, body: { metadata: { a: null, c: '' } } })
  const now = await ask(service, { path, token: ann.token })
  expect([now.body.retentionPolicy, now.body.metadata]).toEqual([{ kind: 'none' }, undefined])
})

test('retention ends a thread for everybody', async () => {
  let ahead = 0
  const directory = temporaryDirectory()
  const first = await startLocalService({ directory, now: () => Date.now() + ahead })
  const ann = await first.person()
  ahead = -30 * 86_400_000
  const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 30 } as const
  const { chatThread } = await ann.chat.createChatThread({ topic: 'Brief' }, { retentionPolicy })
  await first.close()
  const second = await startLocalService({ directory })
  const answer = await ask(second, { path: `/chat/threads/${chatThread?.id}`, token: ann.token })
  expect(answer.status).toBe(404)
})

test('a sweep that fails stops nothing and is made up for', async () => {
  const directory = temporaryDirectory()
  let ahead = 0
  const first = await startLocalService({ directory, now: () => Date.now() + ahead })
  const ann = await first.person()
  ahead = -31 * 86_400_000
  const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 30 } as const
  const { chatThread } = await ann.chat.createChatThread({ topic: 'Brief' }, { retentionPolicy })
  await first.close()
  const change = (sql: string) => {
    const database = new Database(path.join(directory, 'service.db'))
    database.exec(sql)
    database.close()
  }
  change(`create trigger stuck before update of deleted_at on threads begin select raise(abort, 'on purpose'); end`)
  const events: string[] = []
  const second = await startLocalService({ directory, log: (_level, event) => events.push(event) })
  expect(events).toContain('sweep-failed')
  const bob = await second.person()
  const read = (service: typeof second, token: string) =>
    ask(service, { path: `/chat/threads/${chatThread?.id}`, token }).then(answer => answer.status)
  expect(await read(second, bob.token)).toBe(403)
  await second.close()
  change('drop trigger stuck')
  const third = await startLocalService({ directory })
  expect(await read(third, bob.token)).toBe(404)
})

test('the list has the newest activity first and pages without losing a thread that becomes active meanwhile', async () => {
  let now = Date.now()
  const service = await startLocalService({ now: () => (now += 1000) })
  const ann = await service.person()
  const threads = []
  for (const topic of 'abcdefg') threads.push(await threadOf([ann], topic))
  await threads[0]?.sendMessage({ content: 'a is newest' })
  const topics: string[] = []
  for await (const page of ann.chat.listChatThreads({ maxPageSize: 2 }).byPage()) {
    topics.push(...page.map(item => item.topic))
    await threads[1]?.sendMessage({ content: 'b is busy' })
    await threadOf([ann], 'new')
  }
  expect(topics.join('')).toBe('agfedcb')
  const since = new Date((await collect(ann.chat.listChatThreads()))[3]?.lastMessageReceivedOn ?? 0)
  expect(await collect(ann.chat.listChatThreads({ startTime: since }))).toHaveLength(4)
})

test('the list keeps threads somebody was removed from as they were then, and drops deleted ones', async () => {
  let now = Date.now()
  const service = await startLocalService({ now: () => (now += 1000) })
  const [ann, bob] = [await service.person(), await service.person()]
  const kept = await threadOf([ann, bob], 'Before')
  await kept.removeParticipant(userOf(bob.id))
  const [item] = await collect(bob.chat.listChatThreads())
  await kept.updateTopic('After')
  await kept.sendMessage({ content: 'unseen' })
  expect(await collect(bob.chat.listChatThreads())).toEqual([item])
  expect(item?.topic).toBe('Before')
  await ann.chat.deleteChatThread(kept.threadId)
  expect(await collect(bob.chat.listChatThreads())).toEqual([])
  expect(await collect(ann.chat.listChatThreads())).toEqual([])
})

test('whoever comes back sees the thread as it is', async () => {
  const service = await startLocalService()
  const [ann, bob] = [await service.person(), await service.person()]
  const thread = await threadOf([ann, bob], 'Before')
  await thread.removeParticipant(userOf(bob.id))
  await thread.updateTopic('After')
  await thread.addParticipants({ participants: [{ id: userOf(bob.id) }] })
  expect((await collect(bob.chat.listChatThreads())).map(item => item.topic)).toEqual(['After'])
})

test('what is deleted or edited away is not on disk afterwards', async () => {
  const directory = temporaryDirectory()
  const service = await startLocalService({ directory })
  const ann = await service.person()
  const [kept, gone] = [await threadOf([ann], 'Kept'), await threadOf([ann], 'Gone')]
  const edited = await kept.sendMessage({ content: 'first wording' })
  const deleted = await kept.sendMessage({ content: 'unsaid words' }, { metadata: { note: 'unsaid note' } })
  await gone.sendMessage({ content: 'words of the thread' })
  await kept.updateMessage(edited.id, { content: 'second wording' })
  await kept.deleteMessage(deleted.id)
  await ann.chat.deleteChatThread(gone.threadId)
  await service.close()
  const bytes = readdirSync(directory).map(name => readFileSync(path.join(directory, name), 'latin1'))
  const disk = bytes.join('')
  expect(disk).toContain('second wording')
  for (const text of ['first wording', 'unsaid', 'words of the thread']) expect(disk).not.toContain(text)
})
