import type {
  Body,
  LocalId,
  Message,
  MessageKey,
  PendingChange,
  ServerMessageId,
  ThreadId,
} from '../../electron/contract/domain.ts'
import type { Handlers } from '../../electron/contract/ipc.ts'
import { done, fail, ok } from './answers.ts'
import type { Place } from '../../renderer/store/place.ts'
import type { FakeBridge } from './fake-bridge.ts'
import { fakePage } from './fake-pages.ts'
import { fakeSearch } from './fake-search.ts'
import { carryOut } from './fake-thread-calls.ts'

const linkTo = 'parlance://thread/'

type Name =
  | `message.${'page' | 'search' | 'find' | 'send' | 'edit' | 'delete' | 'link'}`
  | 'link.open'
  | `outbox.${'retry' | 'discard'}`

export function messageCalls(fake: FakeBridge): Pick<Handlers, Name> {
  const find = ({ accountId, threadId }: Place, key: string): Message | undefined =>
    fake.thread(accountId, threadId).messages.find(message => (message.key as string) === key)
  const remove = ({ accountId, threadId }: Place, key: MessageKey) => {
    const thread = fake.thread(accountId, threadId)
    thread.messages = thread.messages.filter(message => message.key !== key)
    fake.emit('message.removed', { accountId, threadId, key })
    fake.change(accountId, threadId, { last: thread.messages.at(-1) ?? null })
  }
  /** Shown as it will be, and confirmed by the service unless that is out of reach. */
  const change = (place: Place, message: Message, kind: PendingChange['kind'], body: Body, editedAt: number | null) => {
    const localId = crypto.randomUUID() as LocalId
    const { accountId } = place
    const changed = { ...message, body, editedAt, version: Date.now() }
    const waiting: PendingChange = { localId, kind, delivery: { state: 'queued', attempts: 0 } }
    fake.before.set(localId, message)
    fake.put(accountId, { ...changed, change: waiting })
    if (!fake.holdsMessages) queueMicrotask(() => fake.put(accountId, { ...changed, change: null }))
    return localId
  }
  /** What was written here and waits or failed: a message, a change of one, or a change of the thread. */
  const written = (place: Place, localId: LocalId) => {
    const { messages, thread } = fake.thread(place.accountId, place.threadId)
    return {
      message: find(place, localId),
      changed: messages.find(message => message.change?.localId === localId),
      thread: thread.changes.find(each => each.localId === localId),
    }
  }
  return {
    'message.page': ({ accountId, threadId, from, limit }) =>
      ok(fakePage(fake.thread(accountId, threadId), from, limit)),
    'message.search': ({ accountId, query, before, limit }) => {
      const account = fake.accounts.get(accountId)
      return account ? ok(fakeSearch(account, query, before, limit)) : fail({ kind: 'not-found' })
    },
    'message.find': ({ serverId, ...place }) => {
      const { messages } = fake.thread(place.accountId, place.threadId)
      const isIt = ({ delivery }: Message) => delivery.state === 'sent' && delivery.serverId === serverId
      return ok(messages.find(isIt) ?? null)
    },
    'message.send': ({ accountId, threadId, body, replyTo }) => {
      const me = fake.accounts.get(accountId)?.account
      const key = `0${Date.now().toString(16)}-${String(fake.nextId()).padStart(6, '0')}`
      const message: Message = {
        ...{ key: key as MessageKey, threadId, sentAt: Date.now(), version: 0, mine: true, body },
        ...{ sender: me ? { id: me.me, name: me.name } : null, delivery: { state: 'queued', attempts: 0 } },
        ...{ editedAt: null, metadata: replyTo ? { replyTo } : {}, sequenceId: null, change: null },
      }
      fake.put(accountId, message)
      if (!fake.holdsMessages) {
        const serverId = `${message.sentAt}${fake.nextId()}` as ServerMessageId
        queueMicrotask(() => fake.put(accountId, { ...message, delivery: { state: 'sent', serverId } }))
      }
      return ok({ localId: key as LocalId })
    },
    'message.edit': ({ key, body, ...place }) => {
      const message = find(place, key)
      if (!message) return fail({ kind: 'not-found' })
      if (message.delivery.state === 'sent') return ok({ localId: change(place, message, 'edit', body, Date.now()) })
      fake.put(place.accountId, { ...message, body, delivery: { state: 'queued', attempts: 0 } })
      return ok({ localId: key as string as LocalId })
    },
    'message.delete': ({ key, ...place }) => {
      const message = find(place, key)
      if (!message) return fail({ kind: 'not-found' })
      if (message.delivery.state === 'sent')
        change(place, message, 'delete', { kind: 'deleted', at: Date.now() }, message.editedAt)
      else remove(place, key)
      return done
    },
    'message.link': ({ threadId, key }) => ok(`${linkTo}${encodeURIComponent(threadId)}/message/${key}`),
    'link.open': ({ link }) => {
      const [thread = '', , at = null] = link.slice(linkTo.length).split('/')
      const threadId = decodeURIComponent(thread) as ThreadId
      const account = [...fake.accounts.values()].find(({ threads }) => threads.has(threadId))
      if (!account) return fail({ kind: 'not-found' })
      fake.emit('thread.opened', { accountId: account.account.id, threadId, at: at as MessageKey | null })
      return done
    },
    'outbox.retry': ({ localId, ...place }) => {
      const { message, changed, thread } = written(place, localId)
      const delivery = { state: 'queued', attempts: 1 } as const
      if (message) fake.put(place.accountId, { ...message, delivery })
      if (changed?.change) fake.put(place.accountId, { ...changed, change: { ...changed.change, delivery } })
      if (thread) carryOut(fake, place, thread)
      return done
    },
    'outbox.discard': ({ localId, ...place }) => {
      const { message, changed } = written(place, localId)
      if (message) remove(place, message.key)
      else if (changed) fake.put(place.accountId, fake.before.get(localId) ?? { ...changed, change: null })
      else {
        const { changes } = fake.thread(place.accountId, place.threadId).thread
        fake.change(place.accountId, place.threadId, { changes: changes.filter(each => each.localId !== localId) })
      }
      return done
    },
  }
}
