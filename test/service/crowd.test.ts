import { expect, test } from 'vitest'
import { collect, startLocalService, type LocalPerson } from '../helpers/local-service.ts'
import { connectRaw, register, type RawSocket } from '../helpers/local-service-raw.ts'

const user = ({ id }: LocalPerson) => ({ id: { communicationUserId: id } })
const words = (socket: RawSocket) => socket.pushes().map(push => push['messageBody'])

test('250 connected people each hear every message once and in order, and nobody types or reads in such a crowd', async () => {
  const service = await startLocalService()
  const people = await Promise.all(Array.from({ length: 250 }, () => service.person()))
  const [ann, ...others] = people
  if (!ann) throw new Error('nobody')
  const { chatThread } = await ann.chat.createChatThread(
    { topic: 'Everybody' },
    { participants: others.slice(0, 199).map(user) },
  )
  const thread = ann.chat.getChatThreadClient(chatThread?.id ?? '')
  await thread.addParticipants({ participants: others.slice(199).map(user) })
  const sockets = await Promise.all(
    people.map(async person => {
      const socket = await connectRaw(service, person.token)
      await register(service, person.token, socket)
      return socket
    }),
  )
  const said = ['one', 'two', 'three', 'four', 'five']
  for (const content of said) {
    const { id } = await thread.sendMessage({ content })
    await thread.sendReadReceipt({ chatMessageId: id })
    await thread.sendTypingNotification()
  }
  await Promise.all(sockets.map(socket => socket.waitFor(frame => frame.includes('five'))))
  for (const socket of sockets) expect(words(socket)).toEqual(said)
  expect(await collect(thread.listReadReceipts())).toEqual([])
})
