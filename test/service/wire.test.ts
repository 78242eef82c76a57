import { expect, test } from 'vitest'
import { startLocalService, threadOf, type LocalPerson } from '../helpers/local-service.ts'
import { ask, type Answer } from '../helpers/local-service-raw.ts'

// Answers to the letter; what the SDK makes of them is tested elsewhere.

const json = (id: string) => ({ rawId: id, communicationUser: { id } })
const wholeSeconds = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as unknown
const digits = expect.stringMatching(/^\d+$/) as unknown
const everything = '1970-01-01T00:00:00Z'

async function scene() {
  let now = Date.now()
  const service = await startLocalService({ now: () => (now += 1) })
  const [ann, bob] = [await service.person(), await service.person()]
  const created = await ask(service, {
    method: 'POST',
    path: '/chat/threads',
    token: ann.token,
    body: {
      topic: 'Lunch',
      participants: [{ communicationIdentifier: json(bob.id), displayName: 'Bob', metadata: { role: 'guest' } }],
    },
  })
  const path = `/chat/threads/${created.body.chatThread.id}`
  const call = (method: string, where: string, body?: object, by: LocalPerson = ann): Promise<Answer> =>
    ask(service, { method, path: `${path}${where}`, token: by.token, ...(body === undefined ? {} : { body }) })
  return { service, ann, bob, path, call, threadId: created.body.chatThread.id }
}

test('system messages have who and what, and no sender, name or metadata', async () => {
  const { ann, bob, call, service } = await scene()
  const cleo = await service.person()
  const shareHistoryTime = '2026-01-02T03:04:05Z'
  await call('PATCH', '', { topic: 'Dinner' })
  await call('POST', '/participants/:add', {
    participants: [{ communicationIdentifier: json(cleo.id), displayName: 'Cleo', shareHistoryTime }],
  })
  await call('POST', '/participants/:remove', json(bob.id), cleo)
  const { body } = await call('GET', '/messages')
  const system = (sequenceId: string, type: string, content: object) => ({
    ...{ id: digits, type, sequenceId, version: digits, createdOn: wholeSeconds, content },
  })
  const [initiatorCommunicationIdentifier, cleos] = [json(ann.id), json(cleo.id)]
  const bobs = { communicationIdentifier: json(bob.id), displayName: 'Bob', shareHistoryTime: everything }
  expect(body.value).toEqual([
    system('5', 'participantRemoved', { participants: [bobs], initiatorCommunicationIdentifier: cleos }),
    system('4', 'participantAdded', {
      participants: [{ communicationIdentifier: cleos, displayName: 'Cleo', shareHistoryTime }],
      initiatorCommunicationIdentifier,
    }),
    system('3', 'topicUpdated', { topic: 'Dinner', initiatorCommunicationIdentifier }),
    system('2', 'topicUpdated', { topic: 'Lunch', initiatorCommunicationIdentifier }),
    system('1', 'participantAdded', {
      participants: [{ communicationIdentifier: json(ann.id), shareHistoryTime: everything }, bobs],
      initiatorCommunicationIdentifier,
    }),
  ])
  for (const { id, version } of body.value) expect(version).toBe(id)
})

test('what is not a topic leaves no message: retention, metadata, and a change of nothing', async () => {
  const { call } = await scene()
  const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 90 }
  for (const change of [{ retentionPolicy }, { metadata: { a: '1' } }, { retentionPolicy: null }, {}]) {
    const { status, text } = await call('PATCH', '', change)
    expect([status, text]).toEqual([204, ''])
  }
  expect((await call('GET', '/messages')).body.value).toHaveLength(2)
})

test('threads are listed with id, topic and last activity; participants and receipts with who and when', async () => {
  const { service, ann, bob, call, threadId } = await scene()
  const sent = await call('POST', '/messages', { content: 'x' })
  await call('POST', '/readReceipts', { chatMessageId: sent.body.id }, bob)
  const lastMessageReceivedOn = `${new Date(Number(sent.body.id)).toISOString().slice(0, 19)}Z`
  const threads = await ask(service, { path: '/chat/threads', token: ann.token })
  expect(threads.body).toEqual({ value: [{ id: threadId, topic: 'Lunch', lastMessageReceivedOn }] })
  expect((await call('GET', '/participants')).body).toEqual({
    value: [
      { communicationIdentifier: json(ann.id), shareHistoryTime: everything },
      {
        communicationIdentifier: json(bob.id),
        displayName: 'Bob',
        shareHistoryTime: everything,
        metadata: { role: 'guest' },
      },
    ],
  })
  expect((await call('GET', '/readReceipts')).body).toEqual({
    value: [{ senderCommunicationIdentifier: json(bob.id), chatMessageId: sent.body.id, readOn: wholeSeconds }],
  })
})

test('an identity that is deleted stays where it was, with what it said', async () => {
  const { service, bob, call } = await scene()
  const { body } = await call('POST', '/messages', { content: 'I was here' }, bob)
  await service.identity.deleteUser({ communicationUserId: bob.id })
  expect((await call('GET', '/participants')).body.value).toHaveLength(2)
  expect((await call('GET', `/messages/${body.id}`)).body).toMatchObject({
    content: { message: 'I was here' },
    senderCommunicationIdentifier: json(bob.id),
  })
})

test('receipts page by skip and by a link that holds', async () => {
  const service = await startLocalService()
  const people = await Promise.all(Array.from({ length: 5 }, () => service.person()))
  const thread = await threadOf(people)
  const { id } = await thread.sendMessage({ content: 'x' })
  for (const { chat } of people) await chat.getChatThreadClient(thread.threadId).sendReadReceipt({ chatMessageId: id })
  const token = people[0]?.token ?? ''
  const path = `/chat/threads/${thread.threadId}/readReceipts`
  const sizes: number[] = []
  let next = `${path}?maxPageSize=2&skip=0&api-version=1`
  while (next !== '') {
    const { body } = await ask(service, { path: next, token, version: false })
    sizes.push(body.value.length)
    next = body.nextLink?.slice(service.endpoint.length) ?? ''
    if (sizes.length === 1) expect(next).toMatch(/\/readReceipts\?skip=2&maxPageSize=2&.*api-version=1$/)
  }
  expect(sizes).toEqual([2, 2, 1])
  expect((await ask(service, { path: `${path}?skip=4`, token })).body.value).toHaveLength(1)
})

test('threads are listed fifty at a time unless asked otherwise', async () => {
  const service = await startLocalService()
  const ann = await service.person()
  for (let index = 0; index < 51; index += 1) await threadOf([ann])
  const { body } = await ask(service, { path: '/chat/threads', token: ann.token })
  expect(body.value).toHaveLength(50)
  expect(body.nextLink).toMatch(/\/chat\/threads\?syncState=[\da-f]+&maxPageSize=50&api-version=2025-03-15$/)
})

test('any participant may delete the thread, remove others and leave', async () => {
  const { service, ann, bob, call } = await scene()
  const cleo = await service.person()
  const add = { participants: [{ communicationIdentifier: json(cleo.id) }] }
  expect((await call('POST', '/participants/:add', add, bob)).status).toBe(201)
  expect((await call('POST', '/participants/:remove', json(ann.id), cleo)).status).toBe(204)
  expect((await call('POST', '/participants/:remove', json(cleo.id), cleo)).status).toBe(204)
  const refused = await call('POST', '/messages', { content: 'x' }, cleo)
  expect([refused.status, refused.body.error.code]).toEqual([403, 'Forbidden'])
  expect((await call('DELETE', '', undefined, bob)).status).toBe(204)
  for (const who of [ann, bob]) expect((await call('GET', '/messages', undefined, who)).status).toBe(404)
})

test('every answer names the versions spoken, and has an id of its own', async () => {
  const { call } = await scene()
  const answers = [await call('GET', ''), await call('GET', '/nowhere')]
  for (const { headers } of answers) expect(headers.get('api-supported-versions')).toContain('2025-03-15')
  expect(new Set(answers.map(({ headers }) => headers.get('ms-cv'))).size).toBe(2)
})
