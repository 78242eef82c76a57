import type { LocalId, Thread, ThreadChange, ThreadId } from '../../electron/contract/domain.ts'
import type { Handlers } from '../../electron/contract/ipc.ts'
import { done, fail, ok } from './answers.ts'
import type { FakeBridge } from './fake-bridge.ts'
import type { Place } from '../../renderer/store/place.ts'

type Name =
  | `thread.${'list' | 'create' | 'read' | 'rename' | 'refresh' | 'setProperties' | 'delete'}`
  | `participant.${'list' | 'add' | 'remove'}`
  | 'draft.set'
  | 'person.list'
  | 'receipt.list'

export function threadCalls(fake: FakeBridge): Pick<Handlers, Name> {
  /** Written down, shown as if it were done, and done unless the service is out of reach. */
  const queue = (place: Place, what: ThreadChange['what']) => {
    const localId = crypto.randomUUID() as LocalId
    const waiting: ThreadChange = { localId, what, delivery: { state: 'queued', attempts: 0 } }
    const { changes } = fake.thread(place.accountId, place.threadId).thread
    fake.change(place.accountId, place.threadId, { changes: [...changes, waiting] })
    if (!fake.holdsMessages) queueMicrotask(() => carryOut(fake, place, waiting))
    return ok({ localId })
  }
  return {
    'thread.list': ({ accountId }) =>
      ok([...(fake.accounts.get(accountId)?.threads.values() ?? [])].map(({ thread }) => thread)),
    'thread.create': ({ accountId, topic, people, properties, idempotencyToken }) => {
      const threadId = `19:${idempotencyToken}@thread.v2` as ThreadId
      const now = Date.now()
      const thread: Thread = {
        ...{ id: threadId, topic, createdAt: now, lastActivityAt: now, last: null, unread: 0, others: people },
        ...{ participantCount: people.length + 1, membership: 'member', draft: { text: '', html: null, quote: null } },
        ...{ mentions: 0, markedUnread: false, pinned: null, muted: null, failed: 0 },
        ...{ kept: { state: 'complete' }, changes: [], ...properties },
      }
      const participants = people.map(person => ({ ...person, sharedFrom: 0 }))
      const rest = { messages: [], participants, marks: [], holes: new Set<never>() }
      fake.accounts.get(accountId)?.threads.set(threadId, { thread, ...rest })
      fake.emit('thread.changed', { accountId, thread })
      return ok({ thread, notAdded: [] })
    },
    'thread.read': ({ accountId, threadId }) => {
      fake.change(accountId, threadId, { unread: 0, mentions: 0, markedUnread: false })
      return done
    },
    'thread.rename': ({ topic, ...place }) => queue(place, { kind: 'rename', topic }),
    'thread.refresh': () => done,
    'thread.setProperties': ({ accountId, threadId, properties }) => {
      fake.change(accountId, threadId, properties)
      return done
    },
    'thread.delete': ({ accountId, threadId }) => {
      if (fake.accounts.get(accountId)?.account.connection.state !== 'online') return fail({ kind: 'offline' })
      fake.accounts.get(accountId)?.threads.delete(threadId)
      fake.emit('thread.removed', { accountId, threadId })
      return done
    },
    'participant.add': ({ people, sharedFrom, ...place }) => queue(place, { kind: 'add', people, sharedFrom }),
    'participant.remove': ({ userId, ...place }) => {
      const known = fake.thread(place.accountId, place.threadId).participants.find(({ id }) => id === userId)
      return queue(place, { kind: 'remove', person: { id: userId, name: known?.name ?? null } })
    },
    'draft.set': ({ accountId, threadId, draft }) => {
      fake.change(accountId, threadId, { draft })
      return done
    },
    'participant.list': ({ accountId, threadId }) => ok(fake.thread(accountId, threadId).participants),
    'person.list': ({ accountId }) => ok(fake.accounts.get(accountId)?.known ?? []),
    'receipt.list': ({ accountId, threadId }) => ok(fake.thread(accountId, threadId).marks),
  }
}

/** The service has done what waited. */
export function carryOut(fake: FakeBridge, { accountId, threadId }: Place, { localId, what }: ThreadChange): void {
  const known = fake.thread(accountId, threadId)
  const me = fake.accounts.get(accountId)?.account.me
  const changes = known.thread.changes.filter(change => change.localId !== localId)
  switch (what.kind) {
    case 'rename':
      return fake.change(accountId, threadId, { topic: what.topic, changes })
    case 'add': {
      const added = what.people.map(person => ({ ...person, sharedFrom: what.sharedFrom }))
      known.participants = [...known.participants, ...added]
      break
    }
    case 'remove':
      known.participants = known.participants.filter(({ id }) => id !== what.person.id)
      break
    default:
      return what satisfies never
  }
  const { participants } = known
  fake.emit('participant.changed', { accountId, threadId, participants })
  fake.change(accountId, threadId, {
    changes,
    participantCount: participants.length,
    others: participants.filter(({ id }) => id !== me).slice(0, 8),
    membership: participants.some(({ id }) => id === me) ? 'member' : 'left',
  })
}
