import { expect, test } from 'vitest'
import { chatClient, collect, identityClient, temporaryDirectory, threadOf } from '../helpers/local-service.ts'
import { runService, runServiceOnSmallDisk } from '../helpers/local-service-process.ts'

const words = 'x'.repeat(20_000)

test.skipIf(process.platform === 'win32')(
  'on a full disk sends are answered 503, reading goes on, and what was answered stays',
  async () => {
    const directory = temporaryDirectory()
    const small = runServiceOnSmallDisk(1000, '--data', directory, '--port', '0')
    const ready = await small.ready()
    const { user, token } = await identityClient(ready).createUserAndToken(['chat'])
    const chat = chatClient(ready, token)
    const thread = await threadOf([{ id: user.communicationUserId, token, chat }])
    const answered: string[] = []
    const failure = await (async () => {
      for (;;) answered.push((await thread.sendMessage({ content: `${answered.length} ${words}` })).id)
    })().catch((cause: unknown) => cause)
    expect(failure).toMatchObject({ statusCode: 503, code: 'ServiceUnavailable' })
    await expect(thread.sendMessage({ content: words })).rejects.toMatchObject({ statusCode: 503 })
    const sent = async (from: typeof thread) =>
      (await collect(from.listMessages())).filter(message => message.type === 'text').map(message => message.id)
    expect((await sent(thread)).reverse()).toEqual(answered)
    small.child.kill('SIGKILL')
    await small.ended

    const again = await runService('--data', directory, '--port', '0').ready()
    const later = chatClient(again, token).getChatThreadClient(thread.threadId)
    expect((await sent(later)).reverse()).toEqual(answered)
    await expect(later.sendMessage({ content: 'room again' })).resolves.toBeDefined()
  },
)
