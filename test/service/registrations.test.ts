import { expect, test } from 'vitest'
import { chatClient, startLocalService, threadOf } from '../helpers/local-service.ts'
import { allocateRaw, ask, connectRaw, register } from '../helpers/local-service-raw.ts'

async function scene() {
  const service = await startLocalService()
  const ann = await service.person()
  const thread = await threadOf([ann])
  return { service, ann, thread, say: (content: string) => thread.sendMessage({ content }) }
}

const texts = (pushes: Record<string, unknown>[]) => pushes.map(push => push['messageBody'])

test('nothing is pushed before the registration, and everything after it', async () => {
  const { service, ann, say } = await scene()
  const socket = await connectRaw(service, ann.token)
  await say('before')
  expect((await register(service, ann.token, socket)).status).toBe(202)
  await say('after')
  await socket.waitFor(frame => frame.startsWith('3:::'))
  expect(texts(socket.pushes())).toEqual(['after'])
  const [push] = socket.frames.filter(frame => frame.startsWith('3:::'))
  expect(JSON.parse(push?.slice(4) ?? '')).toMatchObject({
    id: 1,
    method: 'POST',
    url: expect.any(String),
    headers: {},
  })
  socket.send('3:::{"id":1,"status":200,"headers":{"trouter-client":"{\\"cd\\":1}"},"body":""}')
})

test('only the newest socket of a registration is pushed to, and two registrations both are', async () => {
  const { service, ann, say } = await scene()
  const [old, young, other] = [
    await connectRaw(service, ann.token),
    await connectRaw(service, ann.token, await allocateRaw(service, ann.token, '/v4/a')),
    await connectRaw(service, ann.token),
  ]
  await register(service, ann.token, old, 'one')
  await say('first')
  await register(service, ann.token, young, 'one')
  await register(service, ann.token, other, 'two')
  old.close()
  await old.closed()
  await say('second')
  await young.waitFor(frame => frame.includes('second'))
  await other.waitFor(frame => frame.includes('second'))
  expect([old, young, other].map(socket => texts(socket.pushes()))).toEqual([['first'], ['second'], ['second']])
})

test('a second handshake for one allocation takes its place, registration and all', async () => {
  const { service, ann, say } = await scene()
  const allocated = await allocateRaw(service, ann.token)
  const first = await connectRaw(service, ann.token, allocated)
  await register(service, ann.token, first)
  const second = await connectRaw(service, ann.token, allocated)
  await register(service, ann.token, second)
  expect(await first.closed()).toBe(1000)
  await say('to the second')
  await second.waitFor(frame => frame.includes('to the second'))
  expect(first.pushes()).toEqual([])
})

test('a registration ends when it is withdrawn or its time is up', async () => {
  let ahead = 0
  const service = await startLocalService({ now: () => Date.now() + ahead })
  const ann = await service.person()
  const thread = await threadOf([ann])
  const [brief, withdrawn, lasting] = [
    await connectRaw(service, ann.token),
    await connectRaw(service, ann.token),
    await connectRaw(service, ann.token),
  ]
  await register(service, ann.token, brief, 'brief', 20)
  await register(service, ann.token, withdrawn, 'withdrawn')
  await register(service, ann.token, lasting, 'lasting')
  await ask(service, {
    method: 'DELETE',
    path: '/registrar/v3/registrations/withdrawn',
    headers: { 'x-skypetoken': ann.token },
    version: false,
  })
  ahead = 21_000
  await thread.sendMessage({ content: 'x' })
  await lasting.waitFor(frame => frame.startsWith('3:::'))
  expect([brief, withdrawn].flatMap(socket => socket.pushes())).toEqual([])
})

test('nobody can register for the socket of somebody else', async () => {
  const { service, ann, say } = await scene()
  const eve = await service.person()
  const socket = await connectRaw(service, eve.token)
  await register(service, ann.token, socket)
  const own = await connectRaw(service, ann.token)
  await register(service, ann.token, own, 'own')
  await say('private')
  await own.waitFor(frame => frame.includes('private'))
  expect(socket.pushes()).toEqual([])
  const nowhere = { ...socket, address: 'https://example.com/push' }
  expect((await register(service, ann.token, nowhere)).status).toBe(400)
})

test('a registration with a newer token keeps the socket open past the end of the older', async () => {
  let ahead = 0
  const service = await startLocalService({ now: () => Date.now() + ahead })
  const { user, token } = await service.identity.createUserAndToken(['chat'], { tokenExpiresInMinutes: 60 })
  const [socket, plain] = [await connectRaw(service, token), await connectRaw(service, token)]
  const fresh = await service.identity.getToken(user, ['chat'])
  await register(service, fresh.token, socket)
  ahead = 11_000
  // A beat marks the clock's tick, so that there is a second until it looks again.
  await socket.waitFor(frame => frame === '2::')
  ahead = 3_601_000
  socket.send('2::')
  await plain.waitFor(frame => frame === '0::')
  const chat = chatClient(service, fresh.token)
  await chat.createChatThread({ topic: 'Still on' })
  await socket.waitFor(frame => frame.startsWith('3:::'))
  expect(socket.frames).not.toContain('0::')
})
