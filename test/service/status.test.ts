import { expect, test } from 'vitest'
import { startLocalService, threadOf, type LocalService } from '../helpers/local-service.ts'
import { ask, type Ask } from '../helpers/local-service-raw.ts'

async function scene() {
  const service = await startLocalService()
  const [ann, bob, eve] = [await service.person(), await service.person(), await service.person()]
  const thread = await threadOf([ann, bob])
  const { id } = await thread.sendMessage({ content: 'hello' })
  return { service, ann, bob, eve, path: `/chat/threads/${encodeURIComponent(thread.threadId)}`, id, thread }
}

const status = async (service: LocalService, input: Ask) => (await ask(service, input)).status
const json = (id: string) => ({ rawId: id, communicationUser: { id } })

test('an error is an envelope with code and message', async () => {
  const { service, path, eve } = await scene()
  const answer = await ask(service, { path, token: eve.token })
  expect(answer.status).toBe(403)
  expect(answer.headers.get('content-type')).toContain('application/json')
  expect(answer.body).toEqual({
    error: { code: 'Forbidden', message: 'User is not allowed to perform specified action.' },
  })
})

test('without a good token every chat path answers 401', async () => {
  const { service, path, id, ann } = await scene()
  const [head, body, signature] = ann.token.split('.')
  const forged = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
  const bad = [undefined, '', 'nonsense', `${head}.${body}.`, `${head}.${body}.${signature}x`, `${forged}.${body}.`]
  for (const token of bad) {
    const input = token === undefined ? {} : { token }
    expect(await status(service, { path: `${path}/messages/${id}`, ...input })).toBe(401)
    expect(await status(service, { path: '/chat/threads', ...input })).toBe(401)
    expect(await status(service, { path: '/chat/config/realTimeNotifications', ...input })).toBe(401)
  }
  const answer = await ask(service, { path })
  expect(answer.body.error).toEqual({ code: 'Unauthorized', message: 'Request is not authorized.' })
})

test('a token is refused once it expires, is revoked, or its holder is deleted', async () => {
  let ahead = 0
  const service = await startLocalService({ now: () => Date.now() + ahead })
  const [ann, bob, eve] = [await service.person(), await service.person(), await service.person()]
  expect(await status(service, { path: '/chat/threads', token: bob.token })).toBe(200)
  await service.identity.revokeTokens({ communicationUserId: bob.id })
  await service.identity.deleteUser({ communicationUserId: eve.id })
  expect(await status(service, { path: '/chat/threads', token: ann.token })).toBe(200)
  expect(await status(service, { path: '/chat/threads', token: bob.token })).toBe(401)
  expect(await status(service, { path: '/chat/threads', token: eve.token })).toBe(401)
  const again = await service.identity.getToken({ communicationUserId: bob.id }, ['chat'])
  expect(await status(service, { path: '/chat/threads', token: again.token })).toBe(200)
  ahead = 24 * 3_600_000
  expect(await status(service, { path: '/chat/threads', token: ann.token })).toBe(401)
})

test('strangers may do nothing in a thread', async () => {
  const { service, path, id, eve, bob } = await scene()
  const token = eve.token
  const asks: Ask[] = [
    { path, token },
    { method: 'PATCH', path, token, body: { topic: 'Mine' } },
    { method: 'DELETE', path, token },
    { path: `${path}/messages`, token },
    { path: `${path}/messages/${id}`, token },
    { method: 'POST', path: `${path}/messages`, token, body: { content: 'x' } },
    { path: `${path}/participants`, token },
    { method: 'POST', path: `${path}/participants/:add`, token, body: { participants: [] } },
    { method: 'POST', path: `${path}/participants/:remove`, token, body: json(bob.id) },
    { path: `${path}/readReceipts`, token },
    { method: 'POST', path: `${path}/readReceipts`, token, body: { chatMessageId: id } },
    { method: 'POST', path: `${path}/typing`, token, body: {} },
  ]
  for (const input of asks) expect([input.method, input.path, await status(service, input)].at(2)).toBe(403)
})

test('only the sender may change a message, and nobody a system message', async () => {
  const { service, path, id, ann, bob } = await scene()
  const list = await ask(service, { path: `${path}/messages`, token: ann.token })
  const system = list.body.value.find(message => message.type === 'topicUpdated')?.id ?? ''
  for (const { token, message } of [
    { token: bob.token, message: id },
    { token: ann.token, message: system },
  ]) {
    const target = `${path}/messages/${message}`
    expect(await status(service, { method: 'PATCH', path: target, token, body: { content: 'x' } })).toBe(403)
    expect(await status(service, { method: 'DELETE', path: target, token })).toBe(403)
  }
})

test('what does not exist is 404, what cannot be an id is 400, what is gone stays gone', async () => {
  const { service, path, id, ann } = await scene()
  const { token } = ann
  const unknown = encodeURIComponent(`19:acsV1_${'a'.repeat(43)}1@thread.v2`)
  expect(await status(service, { path: `/chat/threads/${unknown}`, token })).toBe(404)
  expect(await status(service, { path: '/chat/threads/lunch', token })).toBe(400)
  expect(await status(service, { path: `${path}/messages/1`, token })).toBe(404)
  expect(await status(service, { path: `${path}/messages/one`, token })).toBe(404)
  const receipt = { method: 'POST', path: `${path}/readReceipts`, token }
  expect(await status(service, { ...receipt, body: { chatMessageId: '17' } })).toBe(404)
  const target = { path: `${path}/messages/${id}`, token }
  expect(await status(service, { ...target, method: 'DELETE' })).toBe(204)
  expect(await status(service, { ...target, method: 'DELETE' })).toBe(204)
  expect(await status(service, { ...target, method: 'PATCH', body: { content: 'back' } })).toBe(404)
  expect(await status(service, target)).toBe(200)
  expect(await status(service, { method: 'DELETE', path, token })).toBe(204)
  for (const method of ['GET', 'DELETE']) expect(await status(service, { method, path, token })).toBe(404)
  expect(await status(service, { path: `${path}/messages`, token })).toBe(404)
})

test('successes have the statuses and headers clients expect', async () => {
  const { service, path, id, ann, eve } = await scene()
  const { token } = ann
  const created = await ask(service, { method: 'POST', path: '/chat/threads', token, body: { topic: 'New' } })
  expect(created.status).toBe(201)
  const threadId: string = created.body.chatThread.id
  expect(threadId).toMatch(/^19:acsV1_[\w-]{43}1@thread\.v2$/)
  expect(created.headers.get('location')).toBe(`${service.endpoint}/chat/threads/${threadId.replace(':', '%3A')}`)
  expect(created.body.chatThread).toEqual({
    id: threadId,
    topic: 'New',
    createdOn: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    createdByCommunicationIdentifier: json(ann.id),
    retentionPolicy: { kind: 'none' },
  })
  const sent = await ask(service, { method: 'POST', path: `${path}/messages`, token, body: { content: 'x' } })
  expect([sent.status, sent.body]).toEqual([201, { id: expect.stringMatching(/^\d{13}$/) }])
  expect(sent.headers.get('location')).toContain(`/messages/${sent.body.id}`)
  const merge = { 'content-type': 'application/merge-patch+json' }
  const patch = { method: 'PATCH', token, headers: merge }
  expect(await status(service, { ...patch, path, body: { topic: 'Later' } })).toBe(204)
  expect(await status(service, { ...patch, path, body: {} })).toBe(204)
  expect(await status(service, { ...patch, path: `${path}/messages/${id}`, body: { content: 'y' } })).toBe(204)
  for (const [what, body] of [
    ['readReceipts', { chatMessageId: id }],
    ['typing', {}],
  ] as const) {
    const empty = await ask(service, { method: 'POST', path: `${path}/${what}`, token, body })
    expect([empty.status, empty.text, empty.headers.get('content-length')]).toEqual([200, '', '0'])
  }
  const add = { method: 'POST', path: `${path}/participants/:add`, token }
  const added = await ask(service, { ...add, body: { participants: [{ communicationIdentifier: json(eve.id) }] } })
  expect([added.status, added.text]).toEqual([201, '{}'])
  const remove = { method: 'POST', path: `${path}/participants/:remove`, token }
  expect(await status(service, { ...remove, body: json(eve.id) })).toBe(204)
  expect(await status(service, { ...remove, body: json(eve.id) })).toBe(204)
})

test('a raw id in the path works as well as an encoded one', async () => {
  const { service, thread, ann } = await scene()
  expect(await status(service, { path: `/chat/threads/${thread.threadId}`, token: ann.token })).toBe(200)
})

test('requests that make no sense are 400 and name what is wrong', async () => {
  const { service, path, id, ann } = await scene()
  const { token } = ann
  const bad: [Ask, string | undefined][] = [
    [{ method: 'POST', path: '/chat/threads', body: {} }, 'topic'],
    [{ method: 'POST', path: '/chat/threads', body: '{"topic"' }, undefined],
    [{ method: 'POST', path: '/chat/threads', body: '[]' }, undefined],
    [{ method: 'POST', path: '/chat/threads', body: { topic: 'x'.repeat(1025) } }, 'topic'],
    [{ method: 'POST', path: '/chat/threads', body: { topic: 'x', metadata: { a: 'é'.repeat(600) } } }, 'metadata'],
    [
      { method: 'POST', path: '/chat/threads', body: { topic: 'x', retentionPolicy: retention(29) } },
      'retentionPolicy',
    ],
    [{ method: 'PATCH', path, body: { retentionPolicy: retention(91) } }, 'retentionPolicy'],
    [{ method: 'POST', path: `${path}/messages`, body: {} }, 'content'],
    [{ method: 'POST', path: `${path}/messages`, body: { content: 'x', type: 'system' } }, 'type'],
    [{ method: 'POST', path: `${path}/messages`, body: { content: 'x', metadata: { a: 1 } } }, 'metadata.a'],
    [{ method: 'PATCH', path: `${path}/messages/${id}`, body: { content: 7 } }, 'content'],
    [{ method: 'POST', path: `${path}/participants/:add`, body: {} }, 'participants'],
    [{ method: 'POST', path: `${path}/participants/:remove`, body: {} }, 'communicationIdentifier'],
    [{ path: `${path}/messages?maxPageSize=0` }, 'maxPageSize'],
    [{ path: `${path}/messages?maxPageSize=-1` }, 'maxPageSize'],
    [{ path: `${path}/messages?startTime=soon` }, 'startTime'],
    [{ path: `${path}/messages?syncState=zz` }, 'syncState'],
    [{ path: '/chat/threads?syncState=31' }, 'syncState'],
  ]
  for (const [input, target] of bad) {
    const answer = await ask(service, { ...input, token })
    expect([input.path, answer.status, answer.body.error.code]).toEqual([input.path, 400, 'BadRequest'])
    expect(answer.body.error.target).toBe(target)
  }
  const unversioned = await ask(service, { path: '/chat/threads', token, version: false })
  expect([unversioned.status, unversioned.body.error.code]).toEqual([400, 'UnsupportedApiVersion'])
})

const retention = (days: number) => ({ kind: 'threadCreationDate', deleteThreadAfterDays: days })

test('a message may have 28 KB and not a byte more', async () => {
  const { service, path, ann } = await scene()
  const send = (content: string) =>
    status(service, { method: 'POST', path: `${path}/messages`, token: ann.token, body: { content } })
  expect(await send('é'.repeat(14 * 1024))).toBe(201)
  expect(await send('é'.repeat(14 * 1024) + 'x')).toBe(413)
  expect(await send('x'.repeat(2 * 1024 * 1024))).toBe(413)
  expect(await send('still here')).toBe(201)
})

test('unknown paths are 404 and known ones with another method 405', async () => {
  const { service, path, ann } = await scene()
  expect(await status(service, { path: '/images', token: ann.token })).toBe(404)
  expect(await status(service, { path: '/chat/threads/%E0%A4%A', token: ann.token })).toBe(404)
  expect(await status(service, { method: 'DELETE', path: `${path}/participants`, token: ann.token })).toBe(405)
})

test('pages of this machine and of apps may ask by name, other origins may not', async () => {
  const { service, ann } = await scene()
  for (const origin of ['http://localhost:5173', 'https://127.0.0.1:8443', 'http://[::1]:3000', 'app://parlance']) {
    const preflight = await ask(service, { method: 'OPTIONS', path: '/chat/threads', headers: { origin } })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
    const names = preflight.headers.get('access-control-allow-headers')?.split(', ')
    expect(names).toEqual(
      expect.arrayContaining([
        'authorization',
        'content-type',
        'repeatability-request-id',
        'x-ms-client-request-id',
        'x-ms-useragent',
        'x-skypetoken',
      ]),
    )
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST, PATCH, DELETE, OPTIONS')
    const refused = await ask(service, { path: '/chat/threads', headers: { origin } })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([401, origin])
  }
  for (const origin of ['https://example.com', 'null', 'http://localhost.example.com', 'file://']) {
    for (const method of ['OPTIONS', 'GET']) {
      const answer = await ask(service, { method, path: '/chat/threads', token: ann.token, headers: { origin } })
      expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null])
    }
  }
})
