import { expect, test } from 'vitest'
import { startLocalService } from '../helpers/local-service.ts'
import { ask, connectRaw, register } from '../helpers/local-service-raw.ts'

// Each event to the letter, as it travels; what the SDK makes of them is tested in realtime.test.ts.

const json = (id: string) => ({ rawId: id, communicationUser: { id } })
const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown
const digits = expect.stringMatching(/^\d+$/) as unknown
/** What clients do to the texts inside the text. */
const read = (text: unknown): unknown => JSON.parse(decodeURIComponent(String(text)))

async function scene() {
  let now = Date.now()
  const service = await startLocalService({ now: () => (now += 1) })
  const [ann, bob, cleo] = [await service.person(), await service.person(), await service.person()]
  const sockets = await Promise.all([ann, bob, cleo].map(({ token }) => connectRaw(service, token)))
  const [anns, bobs, cleos] = sockets
  if (!anns || !bobs || !cleos) throw new Error('not connected')
  for (const [index, who] of [ann, bob, cleo].entries()) await register(service, who.token, sockets[index] ?? anns)
  const call = async (who: typeof ann, method: string, path: string, body?: object) =>
    (await ask(service, { method, path, token: who.token, ...(body === undefined ? {} : { body }) })).body
  /** The pushes so far, once this one of them is there. */
  const heard = async (socket: typeof anns, eventId: number) => {
    await socket.waitFor(frame => frame.includes(`\\"eventId\\":${eventId},`))
    const found = socket.pushes().find(push => push['eventId'] === eventId)
    return found ?? {}
  }
  const to = ({ id }: typeof ann) => ({ recipientMri: id, recipientId: id.slice(2) })
  return { ann, bob, cleo, anns, bobs, cleos, call, heard, to }
}

test('what is said, changed and unsaid', async () => {
  const { ann, bob, anns, bobs, call, heard, to } = await scene()
  const participants = [{ communicationIdentifier: json(bob.id) }]
  const { chatThread } = await call(ann, 'POST', '/chat/threads', { topic: 'T', participants })
  const path = `/chat/threads/${chatThread.id}/messages`
  const written = { senderDisplayName: 'Ann', type: 'html', metadata: { a: '%41' } }
  const { id } = await call(ann, 'POST', path, { content: '<b>50%</b>', ...written })
  await call(ann, 'PATCH', `${path}/${id}`, { content: '<b>60%</b>' })
  await call(ann, 'DELETE', `${path}/${id}`)
  const common = {
    ...to(bob),
    ...{ senderId: ann.id, senderDisplayName: 'Ann', groupId: chatThread.id, messageId: id, clientMessageId: id },
    ...{ messageType: 'RichText/Html', originalArrivalTime: new Date(Number(id)).toISOString(), priority: '' },
  }
  const acsChatMessageMetadata = '{"a":"%41"}'
  expect(await heard(bobs, 200)).toEqual({
    ...{ eventId: 200, ...common, version: id, messageBody: '<b>50%</b>', acsChatMessageMetadata, attachments: '[]' },
  })
  const edited = await heard(bobs, 247)
  expect(edited).toEqual({
    ...{ eventId: 247, ...common, version: digits, messageBody: '<b>60%</b>', acsChatMessageMetadata },
    ...{ attachments: '[]', edittime: new Date(Number(edited['version'])).toISOString() },
  })
  const deleted = await heard(bobs, 248)
  expect(deleted).toEqual({
    ...{ eventId: 248, ...common, version: digits },
    deletetime: new Date(Number(deleted['version'])).toISOString(),
  })
  for (const eventId of [200, 247, 248]) expect(await heard(anns, eventId)).toMatchObject(to(ann))
})

test('who types and who has read', async () => {
  const { ann, bob, anns, bobs, call, heard, to } = await scene()
  const participants = [{ communicationIdentifier: json(bob.id) }]
  const { chatThread } = await call(ann, 'POST', '/chat/threads', { topic: 'T', participants })
  const path = `/chat/threads/${chatThread.id}`
  const { id } = await call(ann, 'POST', `${path}/messages`, { content: 'x' })
  await call(bob, 'POST', `${path}/typing`, { senderDisplayName: 'Bob' })
  await call(bob, 'POST', `${path}/readReceipts`, { chatMessageId: id })
  const common = { ...to(ann), senderId: bob.id, groupId: chatThread.id, version: digits, clientMessageId: '' }
  expect(await heard(anns, 245)).toEqual({
    ...{ eventId: 245, ...common, senderDisplayName: 'Bob', messageId: digits, messageBody: '' },
    ...{ messageType: 'Control/Typing', originalArrivalTime: moment },
  })
  const receipt = await heard(anns, 246)
  expect(receipt).toEqual({
    ...{ eventId: 246, ...common, senderDisplayName: '', messageId: id, messageBody: expect.any(String) as string },
    ...{ messageType: 'ThreadActivity/MemberConsumptionHorizonUpdate', originalArrivalTime: moment },
  })
  const readAt = String(receipt['version'])
  expect(JSON.parse(String(receipt['messageBody']))).toEqual({
    ...{ user: bob.id, consumptionhorizon: `${id};${readAt};0`, messageVisibilityTime: 0, version: readAt },
  })
  expect(await heard(bobs, 245)).toMatchObject(to(bob))
})

test('what becomes of a thread and who comes and goes', async () => {
  const { ann, bob, cleo, anns, bobs, cleos, call, heard, to } = await scene()
  const { chatThread } = await call(ann, 'POST', '/chat/threads', {
    ...{ topic: '50%', metadata: { k: '%' } },
    participants: [{ communicationIdentifier: json(bob.id), displayName: 'B%20b', metadata: { r: '%26' } }],
  })
  const path = `/chat/threads/${chatThread.id}`
  const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 90 }
  const add = { communicationIdentifier: json(cleo.id), shareHistoryTime: '2026-01-02T03:04:05.678Z' }
  await call(ann, 'PATCH', path, {})
  await call(ann, 'POST', `${path}/participants/:add`, { participants: [{ communicationIdentifier: json(bob.id) }] })
  await call(ann, 'PATCH', path, { retentionPolicy })
  await call(ann, 'POST', `${path}/participants/:add`, { participants: [add] })
  await call(ann, 'POST', `${path}/participants/:remove`, json(bob.id))
  await call(ann, 'DELETE', path)

  const [by, named] = [
    { participantId: ann.id, displayName: null, shareHistoryTime: 0 },
    { participantId: bob.id, displayName: 'B%20b', shareHistoryTime: 0, memberMetaData: '{"r":"%26"}' },
  ]
  const common = { threadId: chatThread.id, version: digits, ...to(ann) }
  const created = await heard(anns, 257)
  expect(created).toEqual({
    ...{ eventId: 257, ...common, senderId: ann.id, groupId: '', threadType: 'chat', createTime: moment },
    ...{ createdBy: expect.anything(), members: expect.anything(), properties: expect.anything() },
  })
  expect(read(created['createdBy'])).toEqual(by)
  expect(read(created['members'])).toEqual([by, named])
  expect(read(created['properties'])).toEqual({ topic: '50%', acsChatThreadMetadata: '{"k":"%"}' })
  expect(created['members']).toContain('B%2520b')

  const updated = await heard(anns, 258)
  expect(updated).toEqual({
    ...{ eventId: 258, ...common, editTime: moment, editedBy: expect.anything(), properties: expect.anything() },
  })
  const policy = { retentionPolicyType: 'DeleteAfterCreationTime', executeAfter: '90.00:00:00' }
  expect(read(updated['properties'])).toEqual({
    ...{ topic: '50%', acsChatThreadMetadata: '{"k":"%"}', retentionPolicy: JSON.stringify(policy) },
  })
  const at = Date.parse(add.shareHistoryTime)
  const added = await heard(cleos, 260)
  expect(added).toMatchObject({ eventId: 260, threadId: chatThread.id, version: digits, time: moment, ...to(cleo) })
  expect(read(added['addedBy'])).toEqual(by)
  expect(read(added['participantsAdded'])).toEqual([
    { participantId: cleo.id, displayName: null, shareHistoryTime: at },
  ])
  const removed = await heard(bobs, 261)
  expect(removed).toMatchObject({ eventId: 261, threadId: chatThread.id, version: digits, time: moment, ...to(bob) })
  expect(read(removed['removedBy'])).toEqual(by)
  expect(read(removed['participantsRemoved'])).toEqual([named])
  const deleted = await heard(anns, 259)
  expect(deleted).toEqual({
    ...{ eventId: 259, ...common, deleteTime: moment, deletedBy: expect.anything(), reason: 'deletedByUser' },
  })
  expect(read(deleted['deletedBy'])).toEqual(by)

  await heard(cleos, 259)
  const events = [anns, bobs, cleos].map(socket => socket.pushes().map(push => push['eventId']))
  // A change of nothing is no event, nor is adding who is there; whoever comes late hears of no creation, whoever is gone of no end.
  expect(events).toEqual([
    [257, 258, 260, 261, 259],
    [257, 258, 260, 261],
    [260, 261, 259],
  ])
})
