import { beforeAll, describe, expect, test } from 'vitest'
import { collect, startLocalService, threadOf, type LocalPerson } from '../../helpers/local-service.ts'
import { installedSdk } from '../../helpers/local-service-installed-sdk.ts'
import { goLive, type LiveClient } from '../../helpers/local-service-realtime.ts'
import { projectSdk, type ChatSdk } from '../../helpers/local-service-sdk.ts'

// Every operation and every event of the SDK, once; what each of them has to say in detail is in the files above.

const idOf = (person: LocalPerson) => ({ communicationUserId: person.id })
const userOf = (person: LocalPerson) => expect.objectContaining(idOf(person)) as unknown

describe.each([
  ['of the project', () => Promise.resolve(projectSdk)],
  ['1.5', () => installedSdk('chat-1.5')],
])('the chat SDK %s', (_name, load) => {
  let sdk: ChatSdk
  beforeAll(async () => {
    sdk = await load()
  }, 120_000)

  async function people() {
    const service = await startLocalService({}, sdk)
    const [ann, bob, cleo] = [await service.person(), await service.person(), await service.person()]
    return { service, ann, bob, cleo }
  }

  test('makes, reads, renames, lists and deletes threads', async () => {
    const { ann, bob } = await people()
    const options = { participants: [{ id: idOf(bob), displayName: 'Bob' }], idempotencyToken: 'one' }
    const { chatThread } = await ann.chat.createChatThread({ topic: 'Lunch' }, options)
    expect(chatThread).toMatchObject({ topic: 'Lunch', createdBy: userOf(ann), createdOn: expect.any(Date) as Date })
    const again = await ann.chat.createChatThread({ topic: 'Lunch' }, options)
    expect(again.chatThread?.id).toBe(chatThread?.id)
    const thread = ann.chat.getChatThreadClient(chatThread?.id ?? '')
    await thread.updateTopic('Dinner')
    expect(await thread.getProperties()).toMatchObject({ id: chatThread?.id, topic: 'Dinner' })
    const [item] = await collect(bob.chat.listChatThreads())
    expect(item).toMatchObject({ id: chatThread?.id, topic: 'Dinner', lastMessageReceivedOn: expect.any(Date) as Date })
    await ann.chat.deleteChatThread(chatThread?.id ?? '')
    expect(await collect(ann.chat.listChatThreads())).toEqual([])
  })

  test('adds, lists and removes participants, and hears who could not be added', async () => {
    const { ann, bob, cleo } = await people()
    const thread = await threadOf([ann, bob])
    const shareHistoryTime = new Date('2026-01-02T03:04:05Z')
    const stranger = '8:acs:00000000-0000-0000-0000-000000000000_nobody'
    const added = await thread.addParticipants({
      participants: [
        { id: idOf(cleo), displayName: 'Cleo', shareHistoryTime },
        { id: { communicationUserId: stranger }, displayName: 'Nobody' },
      ],
    })
    expect(added.invalidParticipants?.map(one => one.target)).toEqual([stranger])
    await thread.removeParticipant(idOf(bob))
    expect(await collect(thread.listParticipants())).toMatchObject([
      { id: userOf(ann) },
      { id: userOf(cleo), displayName: 'Cleo', shareHistoryTime },
    ])
  })

  test('sends, reads, edits and deletes messages and pages through them', async () => {
    const { ann } = await people()
    const thread = await threadOf([ann])
    const sent = { senderDisplayName: 'Ann', type: 'html', metadata: { a: '1', b: '2' } } as const
    const { id } = await thread.sendMessage({ content: '<b>one</b>' }, sent)
    for (let index = 0; index < 12; index += 1) await thread.sendMessage({ content: `${index}` })
    await thread.updateMessage(id, { content: '<b>two</b>', metadata: { b: '', c: '3' } })
    expect(await thread.getMessage(id)).toMatchObject({
      ...{ id, type: 'html', sequenceId: '3', senderDisplayName: 'Ann', sender: userOf(ann) },
      ...{ metadata: { a: '1', c: '3' }, editedOn: expect.any(Date) as Date, content: { message: '<b>two</b>' } },
    })
    await thread.deleteMessage(id)
    const pages: string[][] = []
    for await (const page of thread.listMessages({ maxPageSize: 6 }).byPage()) pages.push(page.map(one => one.type))
    expect(pages.map(page => page.length)).toEqual([6, 6, 3])
    expect(pages[0]?.[0]).toBe('html')
    expect(pages[2]?.slice(1)).toEqual(['topicUpdated', 'participantAdded'])
    const [newest] = await collect(thread.listMessages())
    expect(newest).toMatchObject({ id, deletedOn: expect.any(Date) as Date, content: { message: '' } })
  })

  test('sends and lists receipts, and says that somebody types once in a while', async () => {
    const { ann, bob } = await people()
    const thread = await threadOf([ann, bob])
    const { id } = await thread.sendMessage({ content: 'read me' })
    const bobs = bob.chat.getChatThreadClient(thread.threadId)
    await bobs.sendReadReceipt({ chatMessageId: id })
    const [receipt] = await collect(thread.listReadReceipts())
    expect(receipt).toMatchObject({ sender: userOf(bob), chatMessageId: id, readOn: expect.any(Date) as Date })
    expect([await bobs.sendTypingNotification(), await bobs.sendTypingNotification()]).toEqual([true, false])
  })

  test('hears every refusal with its status and code', async () => {
    const { service, ann, bob, cleo } = await people()
    await service.identity.revokeTokens(idOf(cleo))
    const thread = await threadOf([ann])
    const unknown = ann.chat.getChatThreadClient(`19:acsV1_${'x'.repeat(43)}1@thread.v2`)
    const bobs = bob.chat.getChatThreadClient(thread.threadId)
    const cases = [
      [400, 'BadRequest', () => thread.updateTopic('')],
      [401, 'Unauthorized', () => collect(cleo.chat.listChatThreads())],
      [403, 'Forbidden', () => bobs.sendMessage({ content: 'x' })],
      [404, 'NotFound', () => unknown.getProperties()],
    ] as const
    for (const [statusCode, code, call] of cases) {
      await expect(call()).rejects.toMatchObject({ statusCode, code, message: expect.stringMatching(/\.$/) as string })
    }
  })

  test('hears every event', async () => {
    const { service, ann, bob, cleo } = await people()
    const live = (await goLive(service, [ann, bob, cleo], sdk)) as [LiveClient, LiveClient, LiveClient]
    const thread = await threadOf([ann, bob], 'T 50% off')
    const { threadId } = thread
    const bobs = bob.chat.getChatThreadClient(threadId)
    const { id } = await thread.sendMessage({ content: 'one' }, { senderDisplayName: 'Ann', metadata: { k: 'a%20b' } })
    await thread.updateMessage(id, { content: 'two' })
    await bobs.sendTypingNotification({ senderDisplayName: 'Bob' })
    await bobs.sendReadReceipt({ chatMessageId: id })
    await thread.deleteMessage(id)
    await thread.updateTopic('Now 60%')
    await thread.addParticipants({ participants: [{ id: idOf(cleo), displayName: 'N%20é ✓' }] })
    await thread.removeParticipant(idOf(bob))
    await ann.chat.deleteChatThread(threadId)

    const heard = async (name: string, by: LiveClient = live[0]) => (await by.waitFor(name))[0]
    const message = { threadId, id, sender: userOf(ann), senderDisplayName: 'Ann' }
    expect(await heard('chatThreadCreated')).toMatchObject({
      ...{ threadId, properties: { topic: 'T 50% off' }, createdBy: { id: userOf(ann) } },
      participants: [{ id: userOf(ann) }, { id: userOf(bob) }],
    })
    expect(await heard('chatMessageReceived', live[1])).toMatchObject({
      ...message,
      ...{ message: 'one', recipient: userOf(bob), metadata: { k: 'a%20b' }, createdOn: expect.any(Date) as Date },
    })
    expect(await heard('chatMessageEdited')).toMatchObject({ ...message, message: 'two' })
    expect(await heard('typingIndicatorReceived')).toMatchObject({ threadId, sender: userOf(bob) })
    expect(await heard('readReceiptReceived')).toMatchObject({ threadId, chatMessageId: id, sender: userOf(bob) })
    expect(await heard('chatMessageDeleted')).toMatchObject({ ...message, deletedOn: expect.any(Date) as Date })
    expect(await heard('chatThreadPropertiesUpdated')).toMatchObject({ threadId, properties: { topic: 'Now 60%' } })
    expect(await heard('participantsAdded', live[2])).toMatchObject({
      ...{ threadId, addedBy: { id: userOf(ann) } },
      participantsAdded: [{ id: userOf(cleo), displayName: 'N%20é ✓' }],
    })
    expect(await heard('participantsRemoved', live[1])).toMatchObject({ participantsRemoved: [{ id: userOf(bob) }] })
    expect(await heard('chatThreadDeleted', live[2])).toMatchObject({ threadId, deletedBy: { id: userOf(ann) } })
  })

  test('comes back by itself after its connection was cut, and withdraws when told to stop', async () => {
    const { service, ann, bob } = await people()
    const [, live] = (await goLive(service, [ann, bob], sdk)) as [LiveClient, LiveClient]
    const thread = await threadOf([ann, bob])
    service.dropConnections()
    await live.waitFor('disconnected')
    await live.waitFor('registered', 2)
    await thread.sendMessage({ content: 'back' })
    expect(await live.waitFor('chatMessageReceived')).toMatchObject([{ message: 'back' }])
    live.stop()
    await live.waitFor('unregistered')
  })
})
