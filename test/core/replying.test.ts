import { expect, test } from 'vitest'
import { ServerMessageId } from '../../electron/contract/domain.ts'
import { eventually } from '../helpers/eventually.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { fakeWorld, threadA } from '../helpers/fake-world.ts'
import { startLocalService } from '../helpers/local-service.ts'
import { outboxApp } from '../helpers/outbox-app.ts'
import { arrived, keyOf } from '../helpers/outbox-scenes.ts'
import { type TestApp, startSignedIn } from '../helpers/start-test-app.ts'

const html = (markup: string) => ({ kind: 'html', html: markup }) as const
const text = (words: string) => ({ kind: 'text', text: words }) as const

async function together() {
  const service = await startLocalService()
  const [ada, bo] = [await startSignedIn(service, 'Ada'), await startSignedIn(service, 'Bo')]
  const people = [{ id: bo.account.me, name: 'Bo' }]
  const accountId = ada.account.id
  const { thread } = await ada.call('thread.create', {
    ...{ accountId, topic: null, people, idempotencyToken: crypto.randomUUID() },
  })
  const here = { accountId, threadId: thread.id }
  const last = async (app: TestApp) => (await app.messages(thread.id)).at(-1)
  return { ada, bo, here, last }
}
const serverIdOf = async (last: Promise<Awaited<ReturnType<TestApp['messages']>>[number] | undefined>) => {
  const delivery = (await last)?.delivery
  if (delivery?.state !== 'sent') throw new Error('not sent')
  return delivery.serverId
}

test('what a message answers travels with it, and stays through an edit', async () => {
  const { ada, bo, here, last } = await together()
  await ada.call('message.send', { ...here, body: text('Where?') })
  await eventually(async () => expect((await last(bo))?.body).toEqual(text('Where?')))
  const replyTo = await serverIdOf(last(bo))
  const boHere = { accountId: bo.account.id, threadId: here.threadId }
  const { localId } = await bo.call('message.send', { ...boHere, body: html('<p>Here</p>'), replyTo })
  expect((await last(bo))?.metadata).toMatchObject({ replyTo })
  await eventually(async () => expect((await last(ada))?.metadata).toMatchObject({ replyTo }))
  expect(await ada.call('message.find', { ...here, serverId: replyTo })).toMatchObject({ body: text('Where?') })
  const key = (await last(bo))!.key
  expect(key).toBe(localId)
  await bo.call('message.edit', { ...boHere, key, body: html('<p>There</p>') })
  await eventually(async () => expect((await last(ada))?.body).toEqual(html('<p>There</p>')))
  expect((await last(ada))?.metadata).toMatchObject({ replyTo })
})

test('an answer that waits is rewritten where it waits, and goes out as the answer it was', async () => {
  const world = fakeWorld()
  const app = outboxApp(world)
  world.online = false
  const replyTo = ServerMessageId.parse('17')
  const { localId } = expectOk(app.writing.send(threadA, text('Here'), replyTo))
  expectOk(app.writing.edit(threadA, keyOf(localId), text('There')))
  world.online = true
  await app.outbox.drainAll()
  expect(arrived(world)).toEqual(['There'])
  const [message] = world.history.page(threadA, null, 1)
  expect(message?.metadata).toEqual({ localId, replyTo })
})

test('a mention passes the service as it was written, and what could do harm in it does not', async () => {
  const { ada, bo, here, last } = await together()
  const mention = '<msft-mention id="8:acs:x_y" displayText="Bo &quot;B&quot;">@Bo</msft-mention>'
  await ada.call('message.send', {
    ...here,
    body: html(`<p>${mention.replace('<msft-mention', '<msft-mention onclick="x()" style="y"')} hi</p>`),
  })
  await eventually(async () => expect((await last(bo))?.body).toEqual(html(`<p>${mention} hi</p>`)))
})
