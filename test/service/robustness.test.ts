import { createConnection } from 'node:net'
import { expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { counts, patience } from '../faults/counts.ts'
import { figuresOf, none } from '../faults/figures.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

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
  )
  await fc.assert(
    fc.asyncProperty(target, body, async ([method = '', where = ''], value) => {
      const answer = await ask(service, { method, path: where, token: ann.token, body: JSON.stringify(value) })
      expect(answer.status).toBeLessThan(500)
    }),
    cases,
  )
  report({ count: counts.bytes, ...none })
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
