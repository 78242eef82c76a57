import { onTestFinished } from 'vitest'
import { AccountId, ServerMessageId, ThreadId, UserId, type Person } from '../../electron/contract/domain.ts'
import type { EventName, Payload } from '../../electron/contract/ipc.ts'
import { fail, ok, type AppError } from '../../electron/contract/result.ts'
import type { AccountWorld } from '../../electron/core/account-world.ts'
import type { ChatGateway, ServiceMessage } from '../../electron/core/service-ports.ts'
import { sqliteStorage } from '../../electron/store/storage.ts'
import { systemIds } from '../../electron/shell/both/ids.ts'
import { expectOk } from './expect-ok.ts'
import { fakeClock, type FakeClock } from './fake-clock.ts'

export const me: Person = { id: UserId.parse('8:acs:r_me'), name: 'Me' }
export const other: Person = { id: UserId.parse('8:acs:r_other'), name: 'Other' }
export const threadA = ThreadId.parse('19:a@thread.v2')
export const threadB = ThreadId.parse('19:b@thread.v2')

/** What one send meets. */
export type SendFate = 'ok' | 'lost-answer' | 'lost-request' | 'unreachable' | 'throttled' | 'echo-first'

export interface FakeWorld extends AccountWorld {
  clock: FakeClock
  heard: { name: EventName; payload: unknown }[]
  /** What the service has committed, in order. */
  committed: ServiceMessage[]
  /** The fate of the sends to come; `ok` when it runs out. */
  fates: SendFate[]
  online: boolean
  /** Called with each message as the live feed would bring it. */
  echo: (message: ServiceMessage) => void
}

/** One account over a service of a few lines, with real (in-memory) databases and a clock of our own. */
export function fakeWorld(): FakeWorld {
  const clock = fakeClock()
  const accountId = AccountId.parse(systemIds.uuid())
  const storage = sqliteStorage({ directory: '/nowhere', clock })
  const { history, journal } = expectOk(storage.open({ accountId, key: systemIds.databaseKey(), inMemory: true }))
  onTestFinished(() => {
    history.close()
    journal.close()
  })
  for (const id of [threadA, threadB]) {
    history.putThread({
      ...{ id, topic: 'T', createdAt: 0, lastActivityAt: 0, membership: 'member', caughtUpTo: 0 },
      retentionDays: null,
    })
  }
  const world: FakeWorld = {
    ...{ accountId, me, history, journal, clock },
    ids: systemIds,
    log: { info() {}, warn() {}, error: (what, fields) => console.error(what, fields) },
    heard: [],
    committed: [],
    fates: [],
    online: true,
    echo: () => {},
    publish: <N extends EventName>(name: N, payload: Payload<N>) => void world.heard.push({ name, payload }),
    inBackground: work => void work,
    gateway: () => (world.online ? gateway(world) : null),
  }
  return world
}

const unreachable: AppError = { kind: 'unreachable', endpoint: 'https://nowhere', detail: 'ECONNREFUSED' }

function gateway(world: FakeWorld): ChatGateway {
  const refuse = (): never => {
    throw new Error('not part of this world')
  }
  return {
    createThread: refuse,
    thread: refuse,
    threads: refuse,
    message: refuse,
    participants: () => Promise.resolve(ok([])),
    readReceipts: () => Promise.resolve(ok([])),
    sendReadReceipt: refuse,
    sendTyping: refuse,
    async send({ threadId, body, localId }) {
      const fate = world.fates.shift() ?? 'ok'
      await Promise.resolve()
      if (fate === 'unreachable') return fail(unreachable)
      if (fate === 'throttled') return fail({ kind: 'throttled', retryAfterMs: 3000 })
      if (fate === 'lost-request') return fail({ kind: 'ambiguous', detail: 'ECONNRESET' })
      const at = Math.max(world.clock.now(), (world.committed.at(-1)?.createdAt ?? 0) + 1)
      const message: ServiceMessage = {
        ...{ threadId, createdAt: at, version: at, sequenceId: null, sender: me, body, editedAt: null },
        id: ServerMessageId.parse(String(at)),
        metadata: { localId },
      }
      world.committed.push(message)
      if (fate === 'echo-first') world.echo(message)
      return fate === 'lost-answer' ? fail({ kind: 'ambiguous', detail: 'timeout' }) : ok(message.id)
    },
    messages({ threadId }) {
      const items = world.committed.filter(message => message.threadId === threadId).reverse()
      return Promise.resolve(ok({ items, next: null }))
    },
  }
}
