import { expect, test } from 'vitest'
import type { TokenScope } from '@azure/communication-identity'
import { startLocalService, threadOf } from '../helpers/local-service.ts'
import { ask } from '../helpers/local-service-raw.ts'

const json = (id: string) => ({ rawId: id, communicationUser: { id } })

/** What a token with these scopes may do, each on a thread of its own: talk, listen live, change people, change threads. */
async function rights(scopes: TokenScope[]) {
  const service = await startLocalService()
  const [ann, bob, cleo] = [await service.person(), await service.person(), await service.person()]
  const { threadId } = await threadOf([ann, bob])
  const { token } = await service.identity.getToken({ communicationUserId: ann.id }, scopes)
  const path = `/chat/threads/${threadId}`
  const outcome = async (method: string, where: string, body?: object) =>
    (await ask(service, { method, path: where, token, ...(body === undefined ? {} : { body }) })).status < 300
  const add = { participants: [{ communicationIdentifier: json(cleo.id) }] }
  const skype = { headers: { 'x-skypetoken': token }, version: false } as const
  return {
    talk: [
      await outcome('GET', '/chat/threads'),
      await outcome('GET', path),
      await outcome('POST', `${path}/messages`, { content: 'x' }),
      await outcome('GET', `${path}/messages`),
      await outcome('GET', `${path}/participants`),
      await outcome('POST', `${path}/typing`, {}),
      await outcome('GET', `${path}/readReceipts`),
    ],
    live: [
      await outcome('GET', '/chat/config/realTimeNotifications'),
      (await ask(service, { method: 'POST', path: '/trouter/v4/a', ...skype })).status < 300,
    ],
    people: [
      await outcome('POST', `${path}/participants/:add`, add),
      await outcome('POST', `${path}/participants/:remove`, json(cleo.id)),
    ],
    threads: [
      await outcome('POST', '/chat/threads', { topic: 'x' }),
      await outcome('PATCH', path, { topic: 'x' }),
      await outcome('DELETE', path),
    ],
  }
}

test.each<[string, TokenScope[], boolean, boolean, boolean]>([
  ['chat', ['chat'], true, true, true],
  ['chat with calling', ['voip', 'chat'], true, true, true],
  ['chat.join', ['chat.join'], true, true, false],
  ['chat.join.limited', ['chat.join.limited'], true, false, false],
  ['chat.join.limited with calling', ['chat.join.limited', 'voip.join'], true, false, false],
  ['voip', ['voip'], false, false, false],
  ['voip.join', ['voip.join'], false, false, false],
])('%s allows what is documented for it', async (_name, scopes, talk, people, threads) => {
  const may = await rights(scopes)
  const all = (answer: boolean, length: number) => Array<boolean>(length).fill(answer)
  expect(may).toEqual({ talk: all(talk, 7), live: all(talk, 2), people: all(people, 2), threads: all(threads, 3) })
})
