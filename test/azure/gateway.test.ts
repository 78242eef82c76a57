import { afterAll, beforeAll, expect, test } from 'vitest'
import { azureChatServices } from '../../electron/azure/chat-services.ts'
import { LocalId, UserId, type Person } from '../../electron/contract/domain.ts'
import { ok } from '../../electron/contract/result.ts'
import type { ChatService, FeedEvent, Page, ServiceMessage } from '../../electron/core/service-ports.ts'
import { startService, type RunningService } from '../../electron/service/start-service.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { eventually } from '../helpers/eventually.ts'

const services = azureChatServices(new URL('../../electron/azure/realtime-worker.ts', import.meta.url))
let service: RunningService

beforeAll(async () => {
  service = await startService({ port: 0 })
})
afterAll(() => service.close())

async function someone(name: string): Promise<ChatService & { me: Person }> {
  const made = expectOk(await services.identities(service.connectionString).createUser())
  const me = { id: made.user, name }
  return { ...services.connect({ endpoint: service.endpoint, me, token: () => Promise.resolve(ok(made.token)) }), me }
}

const plain = { retentionDays: null, metadata: {} }
const localId = (): LocalId => LocalId.parse(crypto.randomUUID())

test('two people of the local service write to each other and hear it live', async () => {
  const [ada, bo] = [await someone('Ada'), await someone('Bo')]
  const heard: FeedEvent[] = []
  const stop = bo.feed.start(event => heard.push(event))
  await eventually(() => expect(heard).toContainEqual({ type: 'connected' }))

  const { thread } = expectOk(
    await ada.gateway.createThread({
      topic: null,
      people: [bo.me],
      properties: plain,
      idempotencyToken: crypto.randomUUID(),
    }),
  )
  expect(thread.topic).toBeNull()
  const id = localId()
  const serverId = expectOk(
    await ada.gateway.send({ threadId: thread.id, body: { kind: 'text', text: 'Hello 100 %20' }, localId: id }),
  )
  await eventually(() =>
    expect(heard).toContainEqual({
      type: 'message',
      message: expect.objectContaining({
        id: serverId,
        sender: ada.me,
        body: { kind: 'text', text: 'Hello 100 %20' },
        metadata: { localId: id },
      }),
    }),
  )
  expect(heard).toContainEqual({ type: 'thread-created', threadId: thread.id })
  expectOk(await ada.gateway.sendTyping(thread.id))
  await eventually(() => expect(heard).toContainEqual(expect.objectContaining({ type: 'typing', person: ada.me })))
  await stop()
})

test('a page of messages says where the next one is, and the next one goes on from there', async () => {
  const ada = await someone('Ada')
  const bo = await someone('Bo')
  const { thread } = expectOk(
    await ada.gateway.createThread({
      topic: 'Paging',
      people: [bo.me],
      properties: plain,
      idempotencyToken: crypto.randomUUID(),
    }),
  )
  for (const text of ['one', 'two', 'three']) {
    expectOk(await ada.gateway.send({ threadId: thread.id, body: { kind: 'text', text }, localId: localId() }))
  }
  const texts: unknown[] = []
  let next: string | null = null
  do {
    const page: Page<ServiceMessage> = expectOk(await bo.gateway.messages({ threadId: thread.id, pageSize: 2, next }))
    expect(page.items.length).toBeLessThanOrEqual(2)
    texts.push(...page.items.map(({ body }) => (body.kind === 'text' ? body.text : body.kind)))
    next = page.next
  } while (next !== null)
  expect(texts).toEqual(['three', 'two', 'one', 'topic-changed', 'participants-added'])
})

test('a service that is not there is unreachable, and a write to it is known not to have been done', async () => {
  const gone = await startService({ port: 0 })
  await gone.close()
  const me = { id: UserId.parse('8:acs:x_y'), name: 'Nobody' }
  const token = ok({ token: 'a.b.c', expiresAt: Date.now() + 3_600_000 })
  const { gateway } = services.connect({ endpoint: gone.endpoint, me, token: () => Promise.resolve(token) })
  expect(await gateway.threads(null)).toEqual({
    ok: false,
    error: { kind: 'unreachable', endpoint: gone.endpoint, detail: 'ECONNREFUSED' },
  })
})

test('a refused token is asked for afresh once, and then it is signed out', async () => {
  const me = { id: UserId.parse('8:acs:x_y'), name: 'Nobody' }
  const asked: (string | null)[] = []
  const { gateway } = services.connect({
    endpoint: service.endpoint,
    me,
    token: ({ refused }) => {
      asked.push(refused)
      return Promise.resolve(ok({ token: 'not.a.token', expiresAt: Date.now() + 3_600_000 }))
    },
  })
  expect(await gateway.threads(null)).toEqual({ ok: false, error: { kind: 'signed-out' } })
  expect(asked).toEqual([null, 'not.a.token'])
})

test('a wrong access key is told apart from a service that is not there', async () => {
  const wrong = service.connectionString.replace(
    /accesskey=.*/,
    `accesskey=${Buffer.from('wrong'.repeat(6)).toString('base64')}`,
  )
  expect(await services.identities(wrong).createUser()).toEqual({
    ok: false,
    error: { kind: 'bad-connection-string', problem: 'refused' },
  })
})

test('a feed whose token was revoked asks for a fresh one and hears what is said', async () => {
  const identities = services.identities(service.connectionString)
  const made = expectOk(await identities.createUser())
  expectOk(await identities.revokeTokens(made.user))
  const asked: (string | null)[] = []
  const { feed } = services.connect({
    ...{ endpoint: service.endpoint, me: { id: made.user, name: 'Ada' } },
    async token({ refused }) {
      asked.push(refused)
      return refused ? identities.issueToken(made.user) : ok(made.token)
    },
  })
  const heard: FeedEvent[] = []
  const stop = feed.start(event => heard.push(event))
  await eventually(() => expect(heard).toContainEqual({ type: 'connected' }))
  expect(asked).toContain(made.token.token)
  await stop()
})
