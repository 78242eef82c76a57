import type { Message } from '../../electron/contract/domain.ts'
import { collect, type LocalPerson } from '../helpers/local-service.ts'
import type { TestApp } from '../helpers/start-test-app.ts'
import { mishaps, type Mishaps } from './mishaps.ts'

/** How the app's idea of a thread differs from the service's; `other` names what differs besides messages. */
export async function differences(
  app: TestApp,
  person: LocalPerson,
  threadId: string,
): Promise<Mishaps & { other: string[] }> {
  const thread = person.chat.getChatThreadClient(threadId)
  const listed = await collect(thread.listMessages({ maxPageSize: 200 }))
  const theirs = listed
    .toSorted((a, b) => Number(a.sequenceId) - Number(b.sequenceId))
    .map(message => {
      const { id, version, deletedOn, content, metadata, type } = message
      const text = deletedOn ? 'deleted' : type === 'text' ? content?.message : type
      return JSON.stringify([id, version, text, deletedOn ? {} : (metadata ?? {})])
    })
  const ours = (await everyMessage(app, threadId)).flatMap(message => {
    const { body, delivery, metadata, version } = message
    // What is still on its way is no business of the service.
    if (delivery.state !== 'sent') return []
    const id = delivery.serverId
    const text = body.kind === 'text' ? body.text : (systemTypes[body.kind] ?? body.kind)
    return JSON.stringify([id, String(version), text, body.kind === 'deleted' ? {} : metadata])
  })
  const accountId = app.account.id
  const [properties, participants, receipts] = [
    await thread.getProperties(),
    await collect(thread.listParticipants()),
    await collect(thread.listReadReceipts()),
  ]
  const shown = (await app.threads()).find(({ id }) => id === threadId)
  const ourPeople = await app.call('participant.list', { accountId, threadId })
  const ourMarks = await app.call('receipt.list', { accountId, threadId })
  const idOf = (one: object): string => ('communicationUserId' in one ? String(one.communicationUserId) : '')
  const compared: Record<string, [string, string]> = {
    topic: [properties.topic, shown?.topic ?? ''],
    people: [sorted(participants.map(({ id }) => idOf(id))), sorted(ourPeople.map(({ id }) => id))],
    receipts: [
      sorted(
        receipts
          .filter(({ sender }) => idOf(sender) !== String(app.account.me))
          .map(({ sender, chatMessageId }) => `${idOf(sender)} ${chatMessageId}`),
      ),
      sorted(ourMarks.map(({ userId, readUpTo }) => `${userId} ${readUpTo}`)),
    ],
  }
  const other = Object.entries(compared).flatMap(([what, [service, here]]) =>
    service === here ? [] : [`${what}: ${service} at the service, ${here} here`],
  )
  return {
    ...mishaps(
      theirs.map(text => ({ text, promised: true })),
      ours,
    ),
    other,
  }
}

const systemTypes: Partial<Record<Message['body']['kind'], string>> = {
  'participants-added': 'participantAdded',
  'participants-removed': 'participantRemoved',
  'topic-changed': 'topicUpdated',
}

const sorted = (all: string[]): string => all.toSorted().join(', ')

async function everyMessage(app: TestApp, threadId: string): Promise<Message[]> {
  const where = { accountId: app.account.id, threadId, limit: 200 }
  let page = await app.call('message.page', { ...where, from: { at: 'newest' } })
  const pages = [page.messages]
  while (page.before === 'more' && page.older) {
    page = await app.call('message.page', { ...where, from: { at: 'before', cursor: page.older } })
    pages.unshift(page.messages)
  }
  return pages.flat()
}
