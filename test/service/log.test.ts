import { expect, test } from 'vitest'
import { openLog, type LogFields } from '../../electron/service/log.ts'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

async function scene() {
  const lines: ({ level: string; event: string } & LogFields)[] = []
  const write = (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[number])
  const service = await startLocalService({ log: openLog({ level: 'debug', write }) })
  return { service, ann: await service.person(), lines }
}

test('each line about a request carries the id its answer has, and the id the client gave it', async () => {
  const { service, ann, lines } = await scene()
  const given = '0f3c1c6e-5a0d-4a57-9f0f-6d0d9a0f7a11'
  const headers = { 'x-ms-client-request-id': given }
  const good = await ask(service, { path: '/chat/threads', token: ann.token, headers })
  const refused = await ask(service, { path: '/chat/threads', headers })
  const [id, otherId] = [good, refused].map(answer => answer.headers.get('ms-cv'))
  expect(id).toMatch(/^[\w+/]{22}\.\d+$/)
  expect(otherId).not.toBe(id)
  expect(lines.filter(line => line['client'] === given)).toEqual([
    expect.objectContaining({
      event: 'request',
      id,
      route: 'GET /chat/threads',
      status: 200,
      ms: expect.any(Number) as number,
    }),
    expect.objectContaining({ event: 'refused', id: otherId, status: 401, code: 'Unauthorized' }),
  ])
})

test('nothing anybody wrote gets into the log, not even as the id of a request', async () => {
  const { service, ann, lines } = await scene()
  const thread = await threadOf([ann], 'Secret plans')
  const headers = { 'x-ms-client-request-id': 'Secret id' }
  await ask(service, { path: `/chat/threads/${thread.threadId}?api=Secret`, token: ann.token, headers })
  await ask(service, { path: '/Secret/path', token: ann.token, headers })
  const log = JSON.stringify(lines)
  for (const secret of ['Secret', ann.id, ann.token, thread.threadId]) expect(log).not.toContain(secret)
})
