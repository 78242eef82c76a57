import { expect, test } from 'vitest'
import { collect, startLocalService, threadOf } from '../helpers/local-service.ts'

test('smoke', async () => {
  const service = await startLocalService()
  const ann = await service.person()
  const bob = await service.person()
  const thread = await threadOf([ann, bob])
  for (let i = 0; i < 25; i++) await thread.sendMessage({ content: `m${i}` })
  const messages = await collect(bob.chat.getChatThreadClient(thread.threadId).listMessages())
  console.log(JSON.stringify(messages.slice(-3)))
  expect(messages.length).toBe(27)
  console.log(JSON.stringify(await collect(bob.chat.listChatThreads())))
  console.log(JSON.stringify(await thread.getProperties()))
})
