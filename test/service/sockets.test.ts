import { expect, test } from 'vitest'
import { eventually } from '../helpers/eventually.ts'
import { collect, startLocalService, threadOf } from '../helpers/local-service.ts'
import {
  allocateRaw,
  ask,
  connectRaw,
  openingOf,
  register,
  shakeHandsRaw,
  signed,
} from '../helpers/local-service-raw.ts'

const ready = '5:::{"name":"trouter.connected","args":[{"ttl":"86400","dur":"1"}]}'

async function scene() {
  const service = await startLocalService()
  const ann = await service.person()
  const thread = await threadOf([ann])
  return { service, ann, thread, say: (content: string) => thread.sendMessage({ content }) }
}

const texts = (pushes: Record<string, unknown>[]) => pushes.map(push => push['messageBody'])

test('the config names the two services at the address the client used', async () => {
  const { service, ann } = await scene()
  const port = new URL(service.endpoint).port
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
    const path = '/chat/config/realTimeNotifications'
    const { status, body } = await ask({ ...service, endpoint: `http://${host}` }, { path, token: ann.token })
    expect(status).toBe(200)
    expect(body).toEqual({
      trouterServiceUrl: `http://${host}/trouter`,
      registrarServiceUrl: `http://${host}/registrar`,
      cloudType: 'public',
    })
  }
})

test('an allocation has every member the client reads', async () => {
  const { service, ann } = await scene()
  const headers = { 'x-skypetoken': ann.token, 'content-type': 'text/plain' }
  for (const path of ['/trouter/v4/a?cor_id=1&epid=2', '/v4/a?sr=old&sig=old&v=v4']) {
    const { status, body } = await ask(service, { method: 'POST', path, headers, version: false })
    expect(status).toBe(200)
    expect(body).toMatchObject({ socketio: `${service.endpoint}/`, ttl: '86400', id: expect.any(String) })
    expect(Object.keys(body.connectparams).sort()).toEqual(['issuer', 'se', 'sig', 'sp', 'sr', 'st'])
    expect(Number(body.connectparams.se)).toBeGreaterThan(Date.now() + 3_600_000)
    expect(body.surl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v4\/f\//)
  }
  expect((await ask(service, { method: 'POST', path: '/v4/a', version: false })).status).toBe(401)
})

test('the handshake wants the token the allocation was made for, and unforged parameters', async () => {
  const { service, ann } = await scene()
  const bob = await service.person()
  const { body } = await ask(service, {
    method: 'POST',
    path: '/v4/a',
    headers: { 'x-skypetoken': ann.token },
    version: false,
  })
  const shake = async (token: string, change: Record<string, string> = {}) => {
    const path = `/socket.io/1/?${new URLSearchParams({ ...body.connectparams, ...change })}`
    return ask(service, { path, headers: { 'x-skypetoken': token }, version: false })
  }
  const good = await shake(ann.token)
  expect(good.status).toBe(200)
  expect(good.headers.get('content-type')).toContain('text/plain')
  expect(good.text).toMatch(/^[\w-]+:15:30:websocket$/)
  expect((await shake(bob.token)).status).toBe(401)
  expect((await shake('')).status).toBe(401)
  expect((await shake(ann.token, { se: '9999999999999' })).status).toBe(401)
  expect((await shake(ann.token, { sr: 'another' })).status).toBe(401)
})

test('a socket opens once per handshake, from an allowed origin, and greets', async () => {
  const { service, ann } = await scene()
  const socket = await connectRaw(service, ann.token)
  await socket.waitFor(frame => frame === ready)
  expect(socket.frames.slice(0, 2)).toEqual(['1::', ready])
  expect(await openingOf(service, 'unknown')).toContain('401')
  expect(await openingOf(service, '../elsewhere')).toContain('401')
  expect(await openingOf(service, 'unknown', 'https://example.com')).toContain('403')
  const shake = await shakeHandsRaw(service, ann.token, await allocateRaw(service, ann.token))
  const [sessionId = ''] = shake.text.split(':')
  expect(await openingOf(service, sessionId, 'https://example.com')).toContain('403')
  expect(await openingOf(service, sessionId, 'http://localhost:3000')).toBe('open')
  expect(await openingOf(service, sessionId)).toContain('401')
})

test('an allocation is good for a day, a handshake for a minute', async () => {
  let ahead = 0
  const service = await startLocalService({ now: () => Date.now() + ahead })
  const ann = await service.person()
  const allocated = await allocateRaw(service, ann.token)
  ahead = 23 * 3_600_000
  const issue = `/identities/${encodeURIComponent(ann.id)}/:issueAccessToken`
  const input = { method: 'POST', path: issue, body: '{"scopes":["chat"]}', at: new Date(Date.now() + ahead) }
  const { token } = JSON.parse((await ask(service, signed(service, input))).text) as { token: string }
  const good = await shakeHandsRaw(service, token, allocated)
  const silent = await connectRaw(service, token)
  ahead += 2 * 3_600_000
  expect((await shakeHandsRaw(service, token, allocated)).status).toBe(401)
  const [sessionId = ''] = good.text.split(':')
  // The same tick of the clock that ends a silent socket forgets old handshakes.
  await silent.closed()
  expect(await openingOf(service, sessionId)).toContain('401')
})

test('events are acknowledged, beats are not answered, and a goodbye ends the socket', async () => {
  const { service, ann } = await scene()
  const socket = await connectRaw(service, ann.token)
  socket.send('5:1+::{"name":"user.activity","args":[{"state":"active"}]}')
  await socket.waitFor(frame => frame === '6:::1+[]')
  socket.send('2::')
  socket.send('5:2+::{"name":"ping"}')
  await socket.waitFor(frame => frame === '6:::2+[]')
  expect(socket.frames).toEqual(['1::', ready, '6:::1+[]', '6:::2+[]'])
  socket.send('0::')
  expect(await socket.closed()).toBe(1000)
})

test('a push has milliseconds, the recipient, and the text of the live service', async () => {
  const { service, ann, thread } = await scene()
  const socket = await connectRaw(service, ann.token)
  await register(service, ann.token, socket)
  const { id } = await thread.sendMessage({ content: 'x' }, { senderDisplayName: 'Ann' })
  await socket.waitFor(frame => frame.startsWith('3:::'))
  expect(socket.pushes()[0]).toMatchObject({
    eventId: 200,
    senderId: ann.id,
    recipientMri: ann.id,
    recipientId: ann.id.slice(2),
    groupId: thread.threadId,
    messageId: id,
    senderDisplayName: 'Ann',
    messageType: 'Text',
    messageBody: 'x',
    version: id,
    originalArrivalTime: new Date(Number(id)).toISOString(),
    acsChatMessageMetadata: 'null',
    attachments: '[]',
  })
})

test('tokens revoked between handshake and socket, or a deleted holder, leave nothing to connect to', async () => {
  const { service, ann } = await scene()
  const bob = await service.person()
  const allocated = await allocateRaw(service, ann.token)
  const [sessionId = ''] = (await shakeHandsRaw(service, ann.token, allocated)).text.split(':')
  const bobs = await connectRaw(service, bob.token)
  await service.identity.revokeTokens({ communicationUserId: ann.id })
  await service.identity.deleteUser({ communicationUserId: bob.id })
  expect(await bobs.closed()).toBe(1000)
  expect(await openingOf(service, sessionId)).toContain('401')
})

test('pushes come in the order of the thread, however the sends overlap', async () => {
  const { service, ann, thread, say } = await scene()
  const socket = await connectRaw(service, ann.token)
  await register(service, ann.token, socket)
  await Promise.all(Array.from({ length: 60 }, (_, index) => say(`${index}`)))
  await eventually(() => expect(socket.pushes()).toHaveLength(60))
  const listed = await collect(thread.listMessages({ maxPageSize: 100 }))
  const inOrder = listed.filter(message => message.type === 'text').map(message => message.id)
  expect(socket.pushes().map(push => push['messageId'])).toEqual(inOrder.reverse())
})

test('the service beats, and ends a socket that stays silent', async () => {
  let ahead = 0
  const service = await startLocalService({ now: () => Date.now() + ahead })
  const ann = await service.person()
  const socket = await connectRaw(service, ann.token)
  ahead = 11_000
  await socket.waitFor(frame => frame === '2::')
  ahead = 45_000
  expect(await socket.closed()).toBe(1006)
})

test('what is no frame ends the socket and harms nobody', async () => {
  const { service, ann, say } = await scene()
  const good = await connectRaw(service, ann.token)
  await register(service, ann.token, good)
  const endings: Promise<number>[] = []
  for (const frame of ['', 'hello', '9', ':::', '3:::{"id":', '5:1+::not json', 'x'.repeat(70_000)]) {
    const socket = await connectRaw(service, ann.token)
    socket.send(frame)
    if (!/^[35]/.test(frame)) endings.push(socket.closed())
  }
  expect(await Promise.all(endings)).toEqual([1000, 1000, 1000, 1000, 1009])
  await say('still here')
  await good.waitFor(frame => frame.includes('still here'))
})

test('closing says goodbye to every socket', async () => {
  const { service, ann } = await scene()
  const socket = await connectRaw(service, ann.token)
  await service.close()
  expect(await socket.closed()).toBe(1000)
  await eventually(() => expect(socket.frames).toContain('0::'))
})

test('a push that fails harms neither the service nor the pushes after it', async () => {
  let failing = true
  const service = await startLocalService({
    faults: {
      push({ body }) {
        if (failing) throw new Error('on purpose')
        return [body, body]
      },
    },
  })
  const ann = await service.person()
  const thread = await threadOf([ann])
  const socket = await connectRaw(service, ann.token)
  await register(service, ann.token, socket)
  await thread.sendMessage({ content: 'lost' })
  failing = false
  await thread.sendMessage({ content: 'doubled' })
  await eventually(() => expect(texts(socket.pushes())).toEqual(['doubled', 'doubled']))
})
