import { onTestFinished } from 'vitest'
import { AccountId } from '../../electron/contract/domain.ts'
import { usualSettings } from '../../electron/contract/usual-settings.ts'
import type { EventName, Payload } from '../../electron/contract/ipc.ts'
import type { AccountWorld } from '../../electron/core/account-world.ts'
import type { ServiceMessage } from '../../electron/core/service-ports.ts'
import { sqliteStorage } from '../../electron/store/storage.ts'
import { systemIds } from '../../electron/shell/both/ids.ts'
import { expectOk } from './expect-ok.ts'
import { fakeClock, type FakeClock } from './fake-clock.ts'
import { FakeService, me, threadA, threadB, type Fate } from './fake-service.ts'

export { me, other, threadA, threadB } from './fake-service.ts'

export interface FakeWorld extends AccountWorld {
  clock: FakeClock
  heard: { name: EventName; payload: unknown }[]
  service: FakeService
  /** The fate of the writes to come; `ok` when it runs out. */
  fates: Fate[]
  online: boolean
  /** Called with each message as the live feed would bring it. */
  echo: (message: ServiceMessage) => void
  /** The process dies and another begins: what it waited for is never answered, and only rows are left. */
  restart(): void
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
      metadata: {},
    })
  }
  let run = 0
  const world: Omit<FakeWorld, 'service'> & { service?: FakeService } = {
    ...{ accountId, me, history, journal, clock },
    ids: systemIds,
    settings: () => usualSettings,
    log: { info() {}, warn() {}, error: (what, fields) => console.error(what, fields) },
    arrived: () => {},
    inFlight: new Set(),
    heard: [],
    fates: [],
    online: true,
    echo: () => {},
    restart() {
      run++
      world.inFlight.clear()
    },
    publish: <N extends EventName>(name: N, payload: Payload<N>) => void world.heard.push({ name, payload }),
    inBackground: work => void work,
    gateway() {
      const mine = run
      return world.online && world.service ? world.service.gateway(() => mine !== run) : null
    },
  }
  return Object.assign(world, { service: new FakeService(world as FakeWorld) })
}
