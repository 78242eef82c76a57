import { expect, test } from 'vitest'
import { collect, startLocalService, threadOf, type LocalPerson } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

const userOf = (id: string) => ({ communicationUserId: id })

test('each person has one receipt, which only moves forward', async () => {
  const service = await startLocalService()
  const [ann, bob] = [await service.person(), await service.person()]
  const thread = await threadOf([ann, bob])
  const bobs = bob.chat.getChatThreadClient(thread.threadId)
  const first = await thread.sendMessage({ content: 'first' })
  const second = await thread.sendMessage({ content: 'second' })
  expect(await collect(thread.listReadReceipts())).toEqual([])
  await bobs.sendReadReceipt({ chatMessageId: second.id })
  await bobs.sendReadReceipt({ chatMessageId: first.id })
  await thread.sendReadReceipt({ chatMessageId: first.id })
  const receipts = await collect(thread.listReadReceipts())
  expect(receipts).toEqual([
    { sender: expect.objectContaining(userOf(ann.id)), chatMessageId: first.id, readOn: expect.any(Date) },
    { sender: expect.objectContaining(userOf(bob.id)), chatMessageId: second.id, readOn: expect.any(Date) },
  ])
  await thread.removeParticipant(userOf(bob.id))
  expect(await collect(thread.listReadReceipts())).toHaveLength(1)
  await thread.addParticipants({ participants: [{ id: userOf(bob.id) }] })
  expect(await collect(thread.listReadReceipts())).toHaveLength(1)
})

async function crowd(size: number) {
  const service = await startLocalService()
  const people: LocalPerson[] = []
  for (let index = 0; index < size; index += 1) people.push(await service.person())
  const first = people[0]
  if (first === undefined) throw new Error('nobody')
  return { service, people, first, thread: await threadOf(people) }
}

test('above twenty participants receipts are accepted and forgotten', async () => {
  const { thread, people, first } = await crowd(21)
  const { id } = await thread.sendMessage({ content: 'hello all' })
  await thread.sendReadReceipt({ chatMessageId: id })
  expect(await collect(thread.listReadReceipts())).toEqual([])
  await thread.removeParticipant(userOf(people[20]?.id ?? ''))
  await thread.sendReadReceipt({ chatMessageId: id })
  expect(await collect(thread.listReadReceipts())).toHaveLength(1)
  expect(await first.chat.getChatThreadClient(thread.threadId).sendTypingNotification()).toBe(true)
})

test('participants page in order of joining, and nobody is missed when somebody leaves meanwhile', async () => {
  const { service, thread, people, first } = await crowd(7)
  const { body } = await ask(service, {
    path: `/chat/threads/${thread.threadId}/participants?maxPageSize=2&skip=1`,
    token: first.token,
  })
  expect(
    body.value.map((one: { communicationIdentifier: { rawId: string } }) => one.communicationIdentifier.rawId),
  ).toEqual(people.slice(1, 3).map(person => person.id))
  expect(body.nextLink).toContain('/participants?skip=3&maxPageSize=2&')
  const seen: (string | undefined)[] = []
  for await (const page of thread.listParticipants({ maxPageSize: 3 }).byPage()) {
    seen.push(...page.map(one => ('communicationUserId' in one.id ? one.id.communicationUserId : undefined)))
    if (seen.length === 3) await thread.removeParticipant(userOf(people[1]?.id ?? ''))
  }
  expect(seen).toEqual(people.map(person => person.id))
})

test('a thread holds 250 people and a call brings 200', async () => {
  const service = await startLocalService()
  const ann = await service.person()
  const ids: string[] = []
  for (let index = 0; index < 251; index += 1) ids.push((await service.identity.createUser()).communicationUserId)
  const participants = (from: number, to: number) => ids.slice(from, to).map(id => ({ id: userOf(id) }))
  await expect(ann.chat.createChatThread({ topic: 'x' }, { participants: participants(0, 201) })).rejects.toMatchObject(
    { statusCode: 400 },
  )
  const { chatThread } = await ann.chat.createChatThread({ topic: 'x' }, { participants: participants(0, 200) })
  const thread = ann.chat.getChatThreadClient(chatThread?.id ?? '')
  await expect(thread.addParticipants({ participants: participants(200, 250) })).rejects.toMatchObject({
    statusCode: 400,
  })
  await thread.addParticipants({ participants: participants(200, 249) })
  const sizes: number[] = []
  for await (const page of thread.listParticipants().byPage()) sizes.push(page.length)
  expect(sizes).toEqual([100, 100, 50])
})
