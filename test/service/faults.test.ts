import { isRestError } from '@azure/core-rest-pipeline'
import { expect, test } from 'vitest'
import type { RequestFault } from '../../electron/service/edge/faults.ts'
import { chatClient, collect, startLocalService, threadOf, type LocalService } from '../helpers/local-service.ts'
import { createFaults, refuseWith, type PushFault } from '../helpers/local-service-faults.ts'
import { ask, connectRaw, register, signed } from '../helpers/local-service-raw.ts'

async function scene() {
  const faults = createFaults()
  const service = await startLocalService({ faults })
  const [ann, bob] = [await service.person(), await service.person()]
  const thread = await threadOf([ann, bob])
  const send = (content: string) =>
    thread.sendMessage({ content }).then(
      () => 'sent',
      (cause: unknown) => (isRestError(cause) ? (cause.statusCode ?? cause.code) : 'something else'),
    )
  const stored = async () => (await collect(thread.listMessages())).filter(message => message.type === 'text').length
  return { faults, service, ann, bob, thread, send, stored }
}

test.each<[string, RequestFault, string | number, number]>([
  ['a failure', refuseWith(500), 500, 0],
  ['a refusal', refuseWith(413), 413, 0],
  ['a cut line', { kind: 'reset' }, 'ECONNRESET', 0],
  ['a lost answer', { kind: 'lose-response' }, 'ECONNRESET', 1],
  ['an answer that is not theirs', { kind: 'replace-response', status: 503 }, 503, 1],
  ['a wait before', { kind: 'delay', ms: 10 }, 'sent', 1],
  ['a wait after', { kind: 'late-response', ms: 10 }, 'sent', 1],
])('sends can suffer %s', async (_name, fault, outcome, count) => {
  const { faults, send, stored } = await scene()
  faults.onRequest({ method: 'POST', route: '/messages' }, fault)
  expect(await send('x')).toBe(outcome)
  expect(await stored()).toBe(count)
  expect(faults.struck()).toBe(1)
})

test('what a late answer is about is already there, and a client that has given up keeps nothing open', async () => {
  const { faults, service, thread, stored } = await scene()
  faults.onRequest({ method: 'POST', route: '/messages' }, { kind: 'late-response', ms: 60_000 })
  const giveUp = new AbortController()
  const sending = thread.sendMessage({ content: 'x' }, { abortSignal: giveUp.signal })
  const refused = expect(sending).rejects.toMatchObject({ name: 'AbortError' })
  await expect.poll(stored).toBe(1)
  giveUp.abort()
  await refused
  await service.close()
})

test('rules are for some, from some time on, for a while, and can be undone', async () => {
  const { faults, service, ann, bob, thread, send } = await scene()
  const undo = faults.onRequest({ method: 'POST', userId: ann.id, after: 1, times: 2 }, refuseWith(503))
  expect([await send('1'), await send('2'), await send('3'), await send('4')]).toEqual(['sent', 503, 503, 'sent'])
  const bobs = bob.chat.getChatThreadClient(thread.threadId)
  const undoOther = faults.onRequest({ userId: bob.id }, refuseWith(404))
  await expect(bobs.sendMessage({ content: 'x' })).rejects.toMatchObject({ statusCode: 404, code: 'NotFound' })
  for (const undone of [undo, undoOther, undo]) undone()
  await expect(bobs.sendMessage({ content: 'x' })).resolves.toBeDefined()
  faults.onRequest({ route: '/identities' }, refuseWith(500))
  const create = { method: 'POST', path: '/identities' }
  expect((await ask(service, { ...create, version: false })).status).toBe(401)
  expect((await ask(service, signed(service, create))).status).toBe(500)
})

test.each([
  [undefined, null],
  [7, '7'],
])('too many requests, with Retry-After %s', async (retryAfterSeconds, header) => {
  const { faults, service, ann } = await scene()
  faults.onRequest({ route: '/threads' }, refuseWith(429, retryAfterSeconds === undefined ? {} : { retryAfterSeconds }))
  const { status, headers, body } = await ask(service, { path: '/chat/threads', token: ann.token })
  expect([status, headers.get('retry-after'), body.error.code]).toEqual([429, header, 'TooManyRequests'])
})

test('tokens can end before their time, for REST and for real time, and fresh ones are good', async () => {
  const { faults, service, ann, bob } = await scene()
  faults.expireTokens(ann.id)
  const allocate = async (token: string) =>
    (await ask(service, { method: 'POST', path: '/v4/a', headers: { 'x-skypetoken': token }, version: false })).status
  expect(await allocate(ann.token)).toBe(401)
  await expect(collect(ann.chat.listChatThreads())).rejects.toMatchObject({ statusCode: 401, code: 'Unauthorized' })
  expect(await collect(bob.chat.listChatThreads())).toHaveLength(1)
  const fresh = await service.identity.getToken({ communicationUserId: ann.id }, ['chat'], {
    tokenExpiresInMinutes: 90,
  })
  expect(await collect(chatClient(service, fresh.token).listChatThreads())).toHaveLength(1)
  expect(await allocate(fresh.token)).toBe(200)
  await collect(bob.chat.listChatThreads())
  faults.expireTokens()
  await expect(collect(bob.chat.listChatThreads())).rejects.toMatchObject({ statusCode: 401 })
})

async function listener(service: LocalService, token: string) {
  const socket = await connectRaw(service, token)
  await register(service, token, socket)
  return socket
}

test.each<[PushFault, string[]]>([
  ['drop', ['last']],
  ['double', ['1', '1', '2', '2', 'last']],
  ['swap', ['2', '1', 'last']],
])('pushes can suffer %s', async (fault, heard) => {
  const { faults, service, bob, send } = await scene()
  const socket = await listener(service, bob.token)
  const undo = faults.onPush(fault, bob.id)
  for (const text of ['1', '2']) await send(text)
  // Pushes leave right after the answer; this answer comes after they left.
  await ask(service, { path: '/health', version: false })
  undo()
  await send('last')
  await socket.waitFor(frame => frame.includes('last'))
  expect(socket.pushes().map(push => push['messageBody'])).toEqual(heard)
})

test('pushes can come in half', async () => {
  const { faults, service, ann, send } = await scene()
  const socket = await listener(service, ann.token)
  faults.onPush('garble')
  await send('x')
  const frame = await socket.waitFor(one => one.startsWith('3:::'))
  const { body } = JSON.parse(frame.slice(4)) as { body: string }
  expect(() => JSON.parse(body) as unknown).toThrow(SyntaxError)
})

test('the line of one person can be cut, or of all', async () => {
  const { service, ann, bob } = await scene()
  const [anns, bobs] = [await listener(service, ann.token), await listener(service, bob.token)]
  service.dropConnections(ann.id)
  expect(await anns.closed()).toBe(1006)
  bobs.send('5:1+::{"name":"ping"}')
  await bobs.waitFor(frame => frame === '6:::1+[]')
  service.dropConnections()
  expect(await bobs.closed()).toBe(1006)
})
