import { expect, test } from 'vitest'
import type { ChatMessage } from '@azure/communication-chat'
import { collect, startLocalService, type LocalPerson } from '../helpers/local-service.ts'
import { goLive } from '../helpers/local-service-realtime.ts'

async function newcomer() {
  const service = await startLocalService({ people: true })
  const me = await service.person()
  const threads = await collect(me.chat.listChatThreads())
  const named = (topic: string) => me.chat.getChatThreadClient(threads.find(thread => thread.topic === topic)?.id ?? '')
  return { service, me, threads, echo: named('Echo'), group: named('Saturday walk') }
}

const textOf = (message: ChatMessage): string => message.content?.message ?? ''

async function textsIn(thread: ReturnType<LocalPerson['chat']['getChatThreadClient']>): Promise<string[]> {
  const messages = await collect(thread.listMessages())
  return messages.filter(message => message.type === 'text').map(textOf)
}

test('a newcomer finds Echo waiting and a group with a short history in the past', async () => {
  const { threads, echo, group } = await newcomer()
  expect(threads.map(thread => thread.topic)).toEqual(['Echo', 'Saturday walk'])
  expect((await textsIn(echo))[0]).toMatch(/^Hello, I am Echo\./)
  const history = await collect(group.listMessages())
  expect(history.filter(message => message.type === 'text')).toHaveLength(5)
  expect(history.at(-1)?.createdOn.getTime()).toBeLessThan(Date.now() - 24 * 3_600_000)
  const people = await collect(group.listParticipants())
  expect(people.map(person => person.displayName)).toEqual(['Maya Lindqvist', 'Tom Okafor', undefined])
})

test('Echo reads, types and answers', async () => {
  const { service, me, echo } = await newcomer()
  const [live] = await goLive(service, [me])
  const { id } = await echo.sendMessage({ content: 'Is anybody there?' })
  const [receipt] = (await live?.waitFor('readReceiptReceived')) ?? []
  expect(receipt).toMatchObject({ chatMessageId: id })
  const [typing] = (await live?.waitFor('typingIndicatorReceived')) ?? []
  expect(typing).toMatchObject({ senderDisplayName: 'Echo' })
  const answer = (await live?.waitFor('chatMessageReceived', 2))?.[1]
  expect(answer).toMatchObject({ message: 'Is anybody there?', senderDisplayName: 'Echo' })
})

test('Echo shows an edit, a deletion and a new topic when asked', async () => {
  const { service, me, echo } = await newcomer()
  const [live] = await goLive(service, [me])
  await echo.sendMessage({ content: 'edit' })
  await echo.sendMessage({ content: '<p>Delete</p>' }, { type: 'html' })
  await echo.sendMessage({ content: 'rename: Tea' })
  const [edited] = (await live?.waitFor('chatMessageEdited')) ?? []
  expect(edited).toMatchObject({ message: 'I have changed this message.' })
  await live?.waitFor('chatMessageDeleted')
  const [renamed] = (await live?.waitFor('chatThreadPropertiesUpdated')) ?? []
  expect(renamed).toMatchObject({ properties: { topic: 'Tea' } })
})

test('the residents are the same people for everybody, and a second token brings no second welcome', async () => {
  const { service, me } = await newcomer()
  await service.identity.getToken({ communicationUserId: me.id }, ['chat'])
  expect(await collect(me.chat.listChatThreads())).toHaveLength(2)
  const other = await service.person()
  const creators = async (person: LocalPerson) => {
    const threads = await collect(person.chat.listChatThreads())
    const details = await Promise.all(threads.map(({ id }) => person.chat.getChatThreadClient(id).getProperties()))
    return details.map(thread => thread.createdBy)
  }
  expect(await creators(other)).toEqual(await creators(me))
})
