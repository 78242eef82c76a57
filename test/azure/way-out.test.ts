import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setDefaultCACertificates } from 'node:tls'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { azureChatServices } from '../../electron/azure/chat-services.ts'
import type { FeedEvent } from '../../electron/core/service-ports.ts'
import { UserId } from '../../electron/contract/domain.ts'
import { ok } from '../../electron/contract/result.ts'
import { makeCertificate } from '../../electron/service/edge/self-signed-certificate.ts'
import { startConnectProxy } from '../helpers/connect-proxy.ts'
import { eventually } from '../helpers/eventually.ts'

const certificate = makeCertificate(Date.now())
beforeAll(() => setDefaultCACertificates([certificate.cert]))

const worker = new URL('../../electron/azure/realtime-worker.ts', import.meta.url)
const me = { id: UserId.parse('8:acs:x_y'), name: 'Nora' }
const token = () => Promise.resolve(ok({ token: 'a.b.c', expiresAt: Date.now() + 3_600_000 }))
const service = { method: 'GET', header: null } as const
// The dot makes it a name that goes around no proxy; nobody listens there.
const behind = 'https://localhost.:9'

/** Answers everything with 404, over https. */
async function startProxied() {
  const heard: string[] = []
  const server = createServer({ cert: certificate.cert, key: certificate.key }, ({ url = '' }, response) => {
    heard.push(url)
    response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const proxy = await startConnectProxy((server.address() as AddressInfo).port)
  onTestFinished(() => {
    proxy.close()
    server.closeAllConnections()
    server.close()
  })
  return { proxy, heard }
}

test('everything but the live feed goes through the proxy too: the token service, identities, the diagnosis', async () => {
  const { proxy, heard } = await startProxied()
  const services = azureChatServices(worker, { proxyFor: () => Promise.resolve(proxy.url) })
  expect(await services.askTokenService({ ...service, url: `${behind}/tokens` }, null)).toMatchObject({
    error: { kind: 'bad-token-service', problem: 'refused', detail: '404' },
  })
  expect(await services.identities(`endpoint=${behind}/;accesskey=c2VjcmV0`).createUser()).toMatchObject({
    error: { kind: 'not-found' },
  })
  expect(await services.reach(behind)).toMatchObject({ got: 'answer', status: 404 })
  expect(await services.connect({ endpoint: behind, me, token }).gateway.threads(null)).toMatchObject({
    error: { kind: 'not-found' },
  })
  expect(heard.map(url => url.split('?')[0])).toEqual(['/tokens', '/identities', '/', '/chat/threads'])
  expect(new Set(proxy.asked)).toEqual(new Set(['localhost.:9']))
})

test('a proxy that refuses is told as one, and a write through it was not done', async () => {
  const { proxy } = await startProxied()
  proxy.refuses = true
  const services = azureChatServices(worker, { proxyFor: () => Promise.resolve(proxy.url) })
  expect(await services.reach(behind)).toEqual({ got: 'proxy', code: 'ERR_PROXY_TUNNEL' })
  const { gateway } = services.connect({ endpoint: behind, me, token })
  expect(
    await gateway.createThread({
      topic: 'x',
      people: [],
      properties: { retentionDays: null, metadata: {} },
      idempotencyToken: crypto.randomUUID(),
    }),
  ).toEqual({
    ...{ ok: false, error: { kind: 'unreachable', endpoint: behind, detail: 'ERR_PROXY_TUNNEL' } },
  })
})

test.each(['socks5://127.0.0.1:1080', 'http://', 'http://[:1'])(
  'the proxy %s cannot be used and is not gone around',
  async proxy => {
    const services = azureChatServices(worker, { proxyFor: () => Promise.resolve(proxy) })
    expect(await services.reach(behind)).toEqual({ got: 'proxy', code: 'ERR_PROXY_KIND' })
    expect(await services.askTokenService({ ...service, url: `${behind}/tokens` }, null)).toMatchObject({
      error: { problem: 'unreachable', detail: 'ERR_PROXY_KIND' },
    })
    const { feed } = services.connect({ endpoint: behind, me, token })
    const heard: FeedEvent[] = []
    const stop = feed.start(event => heard.push(event))
    await eventually(() => expect(heard).toEqual([{ type: 'disconnected', fatal: true, detail: 'ERR_PROXY_KIND' }]))
    await stop()
  },
)
