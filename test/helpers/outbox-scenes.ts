import { MessageKey, type LocalId, type Message } from '../../electron/contract/domain.ts'
import type { Payload } from '../../electron/contract/ipc.ts'
import { expectOk } from './expect-ok.ts'
import { threadA, type FakeWorld } from './fake-world.ts'
import type { outboxApp } from './outbox-app.ts'

export type App = ReturnType<typeof outboxApp>

export const text = (words: string) => ({ kind: 'text', text: words }) as const
export const keyOf = (localId: LocalId): MessageKey => MessageKey.parse(localId)
export const arrived = (world: FakeWorld): string[] =>
  world.service.in(threadA).flatMap(({ body }) => (body.kind === 'text' ? body.text : []))

/** One message that the service has. */
export async function oneSent(world: FakeWorld, app: App, words = 'hello'): Promise<MessageKey> {
  const { localId } = expectOk(app.writing.send(threadA, text(words)))
  await world.clock.advance(0)
  return keyOf(localId)
}

export async function shown(app: App, key: MessageKey): Promise<Message | undefined> {
  const { messages } = await app.reader.page(threadA, { at: 'newest' }, 50)
  return messages.find(message => message.key === key)
}

export const told = (world: FakeWorld, key: MessageKey): Message[] =>
  world.heard
    .filter(({ name }) => name === 'message.changed')
    .map(({ payload }) => (payload as Payload<'message.changed'>).message)
    .filter(message => message.key === key)
