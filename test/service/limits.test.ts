import { expect, test } from 'vitest'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

async function scene(options: { limits: boolean }) {
  let now = Date.now()
  const service = await startLocalService({ ...options, now: () => now })
  const [ann, bob] = [await service.person(), await service.person()]
  const thread = await threadOf([ann, bob])
  const path = `/chat/threads/${thread.threadId}/messages`
  const send = (token: string) => ask(service, { method: 'POST', path, token, body: { content: 'x' } })
  return { service, ann, bob, send, wait: (seconds: number) => (now += seconds * 1000) }
}

test('by default nothing is throttled', async () => {
  const { ann, send } = await scene({ limits: false })
  for (let index = 0; index < 40; index += 1) expect((await send(ann.token)).status).toBe(201)
})

test('with limits a thread takes ten changes in ten seconds and thirty in a minute, whoever makes them', async () => {
  const { ann, bob, send, wait } = await scene({ limits: true })
  const burst = async () => {
    for (let index = 0; index < 10; index += 1) expect((await send(index % 2 ? ann.token : bob.token)).status).toBe(201)
  }
  await burst()
  wait(4)
  const refused = await send(ann.token)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '6'])
  expect(refused.body.error).toEqual({ code: 'TooManyRequests', message: 'Rate limit exceeded.' })
  wait(6)
  await burst()
  wait(10)
  await burst()
  wait(10)
  expect((await send(bob.token)).headers.get('retry-after')).toBe('30')
  wait(30)
  expect((await send(bob.token)).status).toBe(201)
})

test('with limits each person has an allowance of their own', async () => {
  const { service, ann } = await scene({ limits: true })
  for (let index = 0; index < 50; index += 1) await ask(service, { path: '/chat/threads', token: ann.token })
  expect((await ask(service, { path: '/chat/threads', token: ann.token })).status).toBe(429)
  const other = await service.person()
  expect((await ask(service, { path: '/chat/threads', token: other.token })).status).toBe(200)
})
