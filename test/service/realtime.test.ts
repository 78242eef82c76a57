import { expect, test } from 'vitest'
import { collect, startLocalService, threadOf, type LocalPerson } from '../helpers/local-service.ts'
import { goLive, type LiveClient } from '../helpers/local-service-realtime.ts'

async function livePeople(count: number, options: Parameters<typeof startLocalService>[0] = {}) {
  const service = await startLocalService(options)
  const people: LocalPerson[] = []
  for (let index = 0; index < count; index += 1) people.push(await service.person())
  const clients = await goLive(service, people)
  return { service, people, clients } as {
    service: typeof service
    people: [LocalPerson, LocalPerson, LocalPerson]
    clients: [LiveClient, LiveClient, LiveClient]
  }
}

const idOf = (person: LocalPerson) => ({ communicationUserId: person.id })
const userOf = (person: LocalPerson) => expect.objectContaining({ communicationUserId: person.id }) as unknown

test('a message reaches everybody in the thread, its sender included, with its text, name and metadata', async () => {
  const { people, clients } = await livePeople(2)
  const [ann, bob] = people
  const thread = await threadOf(people)
  const { id } = await thread.sendMessage(
    { content: '50% <off> ✓ "now"' },
    { senderDisplayName: 'Ann 100% é', metadata: { key: 'a%20b' } },
  )
  for (const [index, client] of clients.entries()) {
    const [event] = await client.waitFor('chatMessageReceived')
    expect(event).toMatchObject({
      threadId: thread.threadId,
      id,
      version: id,
      type: 'Text',
      message: '50% <off> ✓ "now"',
      senderDisplayName: 'Ann 100% é',
      metadata: { key: 'a%20b' },
      attachments: [],
      sender: userOf(ann),
      recipient: userOf(index === 0 ? ann : bob),
    })
    expect((event?.['createdOn'] as Date).getTime()).toBe(Number(id))
  }
})

test('edits and deletions reach everybody with their versions and times', async () => {
  const { people, clients } = await livePeople(2)
  const thread = await threadOf(people)
  const { id } = await thread.sendMessage({ content: '<b>one</b>' }, { type: 'html', metadata: { a: '1', b: '2' } })
  await thread.updateMessage(id, { content: '<b>two</b>', metadata: { a: '', c: '3' } })
  await thread.deleteMessage(id)
  for (const client of clients) {
    const [edited] = await client.waitFor('chatMessageEdited')
    expect(edited).toMatchObject({
      id,
      type: 'RichText/Html',
      message: '<b>two</b>',
      metadata: { b: '2', c: '3' },
    })
    const [deleted] = await client.waitFor('chatMessageDeleted')
    expect(deleted).toMatchObject({ id, threadId: thread.threadId })
    const versions = [id, edited?.['version'], deleted?.['version']].map(Number)
    expect(versions).toEqual([...versions].sort())
    expect((deleted?.['deletedOn'] as Date).getTime()).toBe(versions[2])
  }
})

test('typing is told to everybody, a receipt to the others only', async () => {
  const { people, clients } = await livePeople(2)
  const [ann, bob] = people
  const thread = await threadOf(people)
  const { id } = await thread.sendMessage({ content: 'hello' })
  const bobs = bob.chat.getChatThreadClient(thread.threadId)
  await bobs.sendTypingNotification({ senderDisplayName: 'Bob' })
  await bobs.sendReadReceipt({ chatMessageId: id })
  const [receipt] = await clients[0].waitFor('readReceiptReceived')
  expect(receipt).toMatchObject({ chatMessageId: id, sender: userOf(bob), recipient: userOf(ann) })
  expect(Math.abs((receipt?.['readOn'] as Date).getTime() - Date.now())).toBeLessThan(60_000)
  for (const client of clients) {
    const [typing] = await client.waitFor('typingIndicatorReceived')
    expect(typing).toMatchObject({ sender: userOf(bob), senderDisplayName: 'Bob', threadId: thread.threadId })
  }
  await thread.sendMessage({ content: 'after' })
  await clients[1].waitFor('chatMessageReceived', 2)
  expect(clients[1].of('readReceiptReceived')).toEqual([])
})

test('the life of a thread is told with names, percent signs and history intact', async () => {
  const { people, clients } = await livePeople(3)
  const [ann, bob, cleo] = people
  const since = new Date(Date.now() - 1000)
  const { chatThread } = await ann.chat.createChatThread(
    { topic: 'T 50% off' },
    {
      participants: [{ id: idOf(bob), displayName: 'N%20é 100% ✓', metadata: { team: 'r%26d' } }],
      metadata: { color: '%41' },
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 45 },
    },
  )
  const threadId = chatThread?.id ?? ''
  const thread = ann.chat.getChatThreadClient(threadId)
  await thread.updateTopic('Now 60%')
  await thread.addParticipants({ participants: [{ id: idOf(cleo), displayName: 'Cleo', shareHistoryTime: since }] })
  await thread.removeParticipant(idOf(bob))
  await ann.chat.deleteChatThread(threadId)

  for (const client of [clients[0], clients[1]]) {
    const [created] = await client.waitFor('chatThreadCreated')
    expect(created).toMatchObject({
      threadId,
      properties: { topic: 'T 50% off', metadata: { color: '%41' } },
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 45 },
      createdBy: { id: userOf(ann) },
      participants: [
        { id: userOf(ann), displayName: null },
        { id: userOf(bob), displayName: 'N%20é 100% ✓', metadata: { team: 'r%26d' } },
      ],
    })
    const [updated] = await client.waitFor('chatThreadPropertiesUpdated')
    expect(updated).toMatchObject({ threadId, properties: { topic: 'Now 60%' }, updatedBy: { id: userOf(ann) } })
  }
  for (const client of clients) {
    const [added] = await client.waitFor('participantsAdded')
    expect(added).toMatchObject({
      threadId,
      addedBy: { id: userOf(ann) },
      participantsAdded: [{ id: userOf(cleo), displayName: 'Cleo', shareHistoryTime: since }],
    })
    const [removed] = await client.waitFor('participantsRemoved')
    expect(removed).toMatchObject({ threadId, participantsRemoved: [{ id: userOf(bob) }] })
  }
  for (const client of [clients[0], clients[2]]) {
    const [deleted] = await client.waitFor('chatThreadDeleted')
    expect(deleted).toMatchObject({ threadId, reason: 'deletedByUser', deletedBy: { id: userOf(ann) } })
  }
  expect(clients[1].of('chatThreadDeleted')).toEqual([])
  expect(clients[2].of('chatThreadCreated')).toEqual([])
})

test('somebody removed hears nothing more, and somebody added late hears nothing of messages hidden from them', async () => {
  const { people, clients } = await livePeople(3)
  const [ann, bob, cleo] = people
  const thread = await threadOf([ann, bob])
  const old = await thread.sendMessage({ content: 'before Cleo' })
  const later = new Date(Number(old.id) + 1)
  await thread.addParticipants({ participants: [{ id: idOf(cleo), shareHistoryTime: later }] })
  await thread.removeParticipant(idOf(bob))
  await thread.updateMessage(old.id, { content: 'before Cleo, edited' })
  await thread.sendMessage({ content: 'now' })
  await clients[0].waitFor('chatMessageEdited')
  await clients[2].waitFor('chatMessageReceived')
  expect(clients[2].of('chatMessageEdited')).toEqual([])
  expect(clients[1].of('chatMessageReceived').map(event => event['message'])).toEqual(['before Cleo'])
})

test('revoking tokens ends the connection at once', async () => {
  const { service, people, clients } = await livePeople(1)
  await service.identity.revokeTokens(idOf(people[0]))
  await clients[0].waitFor('disconnected')
  await expect(collect(people[0].chat.listChatThreads())).rejects.toMatchObject({ statusCode: 401 })
})

test('an expired token ends the connection', async () => {
  let ahead = 0
  const { clients } = await livePeople(1, { now: () => Date.now() + ahead })
  ahead = 24 * 3_600_000 + 1000
  await clients[0].waitFor('disconnected')
})

test('a thread that a policy deletes is told as such', async () => {
  let ahead = 0
  const service = await startLocalService({ now: () => Date.now() + ahead })
  const ann = await service.person()
  ahead = -30 * 86_400_000
  await ann.chat.createChatThread(
    { topic: 'Short-lived' },
    { retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 30 } },
  )
  ahead = -15_000
  const [live] = await goLive(service, [ann])
  ahead = 1000
  const [event] = (await live?.waitFor('chatThreadDeleted')) ?? []
  expect(event).toMatchObject({ reason: 'deletedByPolicy', deletedBy: null })
})

test('stopping withdraws the registration', async () => {
  const { people, clients } = await livePeople(2)
  const thread = await threadOf(people)
  clients[1].stop()
  await clients[1].waitFor('unregistered')
  await thread.sendMessage({ content: 'unheard' })
  await clients[0].waitFor('chatMessageReceived')
  expect(clients[1].of('chatMessageReceived')).toEqual([])
})

test('after the service ends a socket the client comes back and hears what follows once', async () => {
  let losePushes = false
  const { service, people, clients } = await livePeople(2, {
    faults: { push: ({ body }) => (losePushes ? [] : [body]) },
  })
  const thread = await threadOf(people)
  losePushes = true
  await thread.sendMessage({ content: 'lost' })
  losePushes = false
  service.dropConnections()
  await clients[1].waitFor('disconnected')
  await clients[1].waitFor('registered', 2)
  await thread.sendMessage({ content: 'heard' })
  const messages = await clients[1].waitFor('chatMessageReceived')
  expect(messages.map(event => event['message'])).toEqual(['heard'])
})
