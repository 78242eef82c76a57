import { expect, test } from 'vitest'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

const json = (id: string) => ({ rawId: id, communicationUser: { id } })
const kilobyte = 'é'.repeat(512)

async function scene() {
  const service = await startLocalService()
  const [ann, bob] = [await service.person(), await service.person()]
  const { threadId } = await threadOf([ann])
  const path = `/chat/threads/${threadId}`
  const outcome = async (method: string, where: string, body: object) => {
    const answer = await ask(service, { method, path: where, token: ann.token, body })
    return answer.status < 300 ? answer.status : [answer.status, answer.body.error.target]
  }
  const invite = (facts: object) => ({ participants: [{ communicationIdentifier: json(bob.id), ...facts }] })
  return { service, ann, bob, path, outcome, invite }
}

test('names, topics and metadata have a kilobyte each and not a byte more', async () => {
  const { path, outcome, invite } = await scene()
  const metadata = (size: number) => ({ metadata: { k: 'x'.repeat(size - 1) } })
  expect(await outcome('POST', '/chat/threads', { topic: kilobyte, ...metadata(1024) })).toBe(201)
  expect(await outcome('POST', '/chat/threads', { topic: `${kilobyte}x` })).toEqual([400, 'topic'])
  expect(await outcome('POST', '/chat/threads', { topic: 'x', ...metadata(1025) })).toEqual([400, 'metadata'])
  expect(await outcome('PATCH', path, { topic: `${kilobyte}x` })).toEqual([400, 'topic'])
  expect(await outcome('POST', `${path}/participants/:add`, invite({ displayName: `${kilobyte}x` }))).toEqual([
    400,
    'displayName',
  ])
  expect(await outcome('POST', `${path}/participants/:add`, invite(metadata(1025)))).toEqual([400, 'metadata'])
  expect(await outcome('POST', `${path}/participants/:add`, invite({ displayName: kilobyte, ...metadata(1024) }))).toBe(
    201,
  )
  const typing = { senderDisplayName: `${kilobyte}x` }
  expect(await outcome('POST', `${path}/typing`, typing)).toEqual([400, 'senderDisplayName'])
  expect(await outcome('POST', `${path}/messages`, { content: 'x', ...typing })).toEqual([400, 'senderDisplayName'])
})

test('what metadata merges to counts, not what is sent', async () => {
  const { path, outcome } = await scene()
  expect(await outcome('PATCH', path, { metadata: { a: 'x'.repeat(600) } })).toBe(204)
  expect(await outcome('PATCH', path, { metadata: { b: 'x'.repeat(600) } })).toEqual([400, 'metadata'])
  expect(await outcome('PATCH', path, { metadata: { a: '', b: 'x'.repeat(600) } })).toBe(204)
})

test('retention is whole days from 30 to 90', async () => {
  const { path, outcome } = await scene()
  for (const [days, status] of [
    [29, 400],
    [30, 204],
    [30.5, 400],
    [90, 204],
    [91, 400],
  ] as const) {
    const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: days }
    const answer = await outcome('PATCH', path, { retentionPolicy })
    expect([days, answer]).toEqual([days, status === 400 ? [400, 'retentionPolicy'] : 204])
  }
})

test('the metadata of a message is bounded as its text is', async () => {
  const { path, outcome } = await scene()
  const large = 'x'.repeat(28 * 1024)
  const sent = { content: large, metadata: { k: large.slice(1) } }
  expect(await outcome('POST', `${path}/messages`, sent)).toBe(201)
  expect(await outcome('POST', `${path}/messages`, { content: 'x', metadata: { k: large } })).toEqual([400, 'metadata'])
  expect(await outcome('POST', `${path}/messages`, { content: '' })).toEqual([400, 'content'])
})

test('an edit is bounded as a message is', async () => {
  const { service, ann, path, outcome } = await scene()
  const sent = await ask(service, {
    ...{ method: 'POST', path: `${path}/messages`, token: ann.token, body: { content: 'x' } },
  })
  const target = `${path}/messages/${sent.body.id}`
  expect(await outcome('PATCH', target, { content: 'x'.repeat(28 * 1024 + 1) })).toEqual([413, 'content'])
  expect(await outcome('PATCH', target, { content: '' })).toEqual([400, 'content'])
  expect(await outcome('PATCH', target, { content: 'x'.repeat(28 * 1024) })).toBe(204)
})

test('a call adds at most 200 people, none of them if there are more', async () => {
  const { service, ann, path, outcome } = await scene()
  const everybody = Array.from({ length: 201 }, (_, index) => ({
    communicationIdentifier: json(`${ann.id.slice(0, -4)}${1000 + index}`),
  }))
  const add = `${path}/participants/:add`
  expect(await outcome('POST', add, { participants: everybody })).toEqual([400, 'participants'])
  const answer = await ask(service, {
    ...{ method: 'POST', path: add, token: ann.token, body: { participants: everybody.slice(1) } },
  })
  expect(answer.status).toBe(201)
  const { invalidParticipants } = JSON.parse(answer.text) as { invalidParticipants: object[] }
  expect(invalidParticipants).toHaveLength(200)
})
