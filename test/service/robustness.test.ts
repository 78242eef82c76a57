import { createConnection } from 'node:net'
import { expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { counts, patience } from '../faults/counts.ts'
import { figuresOf, none } from '../faults/figures.ts'
import { identityClient, startLocalService, threadOf } from '../helpers/local-service.ts'
import { ask, connectRaw, register, signed } from '../helpers/local-service-raw.ts'

const cases = { numRuns: counts.bytes }
vi.setConfig({ testTimeout: patience })

/** Sends bytes to the port; resolves with what came back once the other side is done or has nothing to say. */
function throwAt(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise(resolve => {
    const socket = createConnection({ port, host: '127.0.0.1' })
    let heard = ''
    socket.on('data', data => (heard += data.toString('latin1')))
    socket.on('error', () => resolve(heard))
    socket.on('close', () => resolve(heard))
    socket.end(bytes)
  })
}

test('random bytes at the port are answered or dropped, and change nothing', async () => {
  const report = figuresOf('random bytes at the local service')
  const service = await startLocalService()
  const ann = await service.person()
  const port = Number(new URL(service.endpoint).port)
  const line = fc.constantFrom('GET / HTTP/1.1', 'POST /chat/threads HTTP/1.1', 'GET /socket.io/1/websocket/x HTTP/1.1')
  const header = fc.constantFrom(
    'Host: x',
    'Upgrade: websocket',
    'Connection: upgrade',
    'Content-Length: 5',
    'Origin: null',
  )
  const almostHttp = fc
    .tuple(line, fc.array(fc.oneof(header, fc.string()), { maxLength: 6 }), fc.string())
    .map(([first, rest, body]) => Buffer.from([first, ...rest, '', body].join('\r\n')))
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 2000 }), almostHttp), async bytes => {
      const heard = await throwAt(port, bytes)
      // Some of it happens to be a proper request, for the status page.
      if (heard !== '') expect(heard).toMatch(/^HTTP\/1\.1 [234]\d\d /)
    }),
    cases,
  )
  const { status, body } = await ask(service, { path: '/chat/threads', token: ann.token })
  report({ count: counts.bytes, ...none, other: `${body.value.length} threads came into being` })
  expect([status, body.value]).toEqual([200, []])
})

test('random JSON in every place is refused or accepted, never a failure of the service', async () => {
  const report = figuresOf('random JSON at the local service')
  const service = await startLocalService()
  const ann = await service.person()
  const thread = await threadOf([ann])
  const { id } = await thread.sendMessage({ content: 'x' })
  const path = `/chat/threads/${thread.threadId}`
  const members = ['topic', 'content', 'metadata', 'participants', 'retentionPolicy', 'rawId', 'chatMessageId', 'type']
  const body = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom(...members), fc.oneof(fc.jsonValue(), fc.string(), fc.constant('__proto__'))),
  )
  const target = fc.constantFrom(
    ['POST', '/chat/threads'],
    ['PATCH', path],
    ['POST', `${path}/messages`],
    ['PATCH', `${path}/messages/${id}`],
    ['POST', `${path}/participants/:add`],
    ['POST', `${path}/participants/:remove`],
    ['POST', `${path}/readReceipts`],
    ['POST', `${path}/typing`],
    ['POST', '/registrar/v3/registrations'],
    ['POST', '/identities'],
    ['POST', `/identities/${encodeURIComponent(ann.id)}/:issueAccessToken`],
  )
  await fc.assert(
    fc.asyncProperty(target, body, async ([method = '', where = ''], value) => {
      const request = { method, path: where, body: JSON.stringify(value) }
      const own = { ...request, token: ann.token, headers: { 'x-skypetoken': ann.token } }
      const answer = await ask(service, where.startsWith('/identities') ? signed(service, request) : own)
      expect(answer.status).toBeLessThan(500)
    }),
    cases,
  )
  report({ count: counts.bytes, ...none })
})

test('random bytes at the https port are answered or dropped', async () => {
  const service = await startLocalService({ https: true })
  const port = Number(new URL(service.endpoint).port)
  // The first bytes of a greeting in TLS, and then something else.
  const almostTls = fc.uint8Array({ maxLength: 500 }).map(bytes => Buffer.from([22, 3, 1, 0, bytes.length, ...bytes]))
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 500 }), almostTls), async bytes => {
      await throwAt(port, bytes)
    }),
    cases,
  )
  const { token } = await identityClient(service, service.certificate?.pem).createUserAndToken(['chat'])
  expect(token).toBeDefined()
})

test('random frames at a socket end it at worst, and nobody else hears of it', async () => {
  const service = await startLocalService()
  const [ann, eve] = [await service.person(), await service.person()]
  const thread = await threadOf([ann, eve])
  const witness = await connectRaw(service, ann.token)
  await register(service, ann.token, witness)
  const answer = fc.record({ id: fc.nat(), status: fc.jsonValue(), headers: fc.jsonValue() })
  const almostFrame = fc
    .tuple(
      fc.nat({ max: 9 }),
      fc.oneof(fc.constantFrom('', '1', '1+', '+'), fc.string()),
      fc.oneof(answer, fc.jsonValue()),
    )
    .map(([type, id, data]) => `${type}:${id}::${JSON.stringify(data)}`)
  const frames = fc.array(fc.oneof(fc.string(), almostFrame, fc.uint8Array({ maxLength: 200 })), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(frames, async list => {
      const socket = await connectRaw(service, eve.token)
      for (const frame of list) socket.send(frame)
      socket.send('0::')
      expect([1000, 1003, 1005]).toContain(await socket.closed())
    }),
    { numRuns: Math.ceil(counts.bytes / 10) },
  )
  await thread.sendMessage({ content: 'still here' })
  await witness.waitFor(frame => frame.includes('still here'))
  expect(witness.pushes()).toHaveLength(1)
})

test('random paths and queries are answered', async () => {
  const report = figuresOf('random paths and queries at the local service')
  const service = await startLocalService()
  const { token } = await service.person()
  const segment = fc.oneof(fc.constantFrom('chat', 'threads', 'messages', '..', '%2e', '%00', ':add'), fc.webSegment())
  await fc.assert(
    fc.asyncProperty(fc.array(segment), fc.webQueryParameters(), async (segments, query) => {
      const answer = await ask(service, { path: `/${segments.join('/')}?${query}`, token })
      expect(answer.status).toBeLessThan(500)
    }),
    cases,
  )
  report({ count: counts.bytes, ...none })
})

test('closing lets a request in progress finish', async () => {
  let arrived = (): void => {}
  const seen = new Promise<void>(resolve => (arrived = resolve))
  const service = await startLocalService({
    faults: {
      request() {
        arrived()
        return { kind: 'delay', ms: 50 }
      },
    },
  })
  const asking = service.identity.createUser()
  await seen
  await service.close()
  expect((await asking).communicationUserId).toMatch(/^8:acs:/)
})
