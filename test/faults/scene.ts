import type { Faults } from '../../electron/service/edge/faults.ts'
import type { ServiceOptions } from '../../electron/service/start-service.ts'
import { eventually } from '../helpers/eventually.ts'
import { collect, startLocalService, type LocalPerson, type LocalService } from '../helpers/local-service.ts'
import { startSignedIn, type Profile, type TestApp } from '../helpers/start-test-app.ts'
import { mishaps, sum, type Mishaps } from './mishaps.ts'

export interface Scene {
  service: LocalService
  /** Change it at any time: every request and every push asks it anew. */
  faults: Faults
  app: TestApp
  /** Somebody else, with a bare SDK. */
  bo: LocalPerson
  threads: string[]
}

/** Ada's app, live, in so many threads with Bo. */
export async function scene(options: {
  threads: number
  service?: Partial<ServiceOptions>
  profile?: Profile
  answerTimeoutMs?: number
  /** Databases in memory. */
  sessionOnly?: boolean
  /** What the app is told, where that is not the service itself. */
  connectionString?: (service: LocalService) => Promise<string>
}): Promise<Scene> {
  const faults: Faults = {}
  const service = await startLocalService({ ...options.service, faults })
  const bo = await service.person()
  const { answerTimeoutMs, sessionOnly = false } = options
  const connectionString = (await options.connectionString?.(service)) ?? service.connectionString
  const timing = answerTimeoutMs === undefined ? {} : { answerTimeoutMs }
  const app = await startSignedIn({ connectionString }, 'Ada', options.profile, { ...timing, sessionOnly, local: true })
  await live(app)
  const threads: string[] = []
  for (let n = 0; n < options.threads; n++) threads.push(await threadWith(app, bo))
  return { service, faults, app, bo, threads }
}

export const isLive = (app: TestApp): boolean => {
  const last = app.heard['connection.changed'].at(-1)?.connection
  return last?.state === 'online' && last.live
}

export async function live(app: TestApp, within = 30_000): Promise<void> {
  const check = (): void => {
    if (!isLive(app)) throw new Error(`not live: ${JSON.stringify(app.heard['connection.changed'].at(-1))}`)
  }
  await eventually(check, within)
}

export async function threadWith(app: TestApp, person: LocalPerson): Promise<string> {
  const { thread } = await app.call('thread.create', {
    accountId: app.account.id,
    topic: 'Weather',
    people: [{ id: person.id, name: 'Bo' }],
    idempotencyToken: crypto.randomUUID(),
  })
  return thread.id
}

export const send = (app: TestApp, threadId: string, text: string) =>
  app.call('message.send', { accountId: app.account.id, threadId, body: { kind: 'text', text } })

export const isSend = ({ method, route }: { method: string; route: string }): boolean =>
  method === 'POST' && route.endsWith('/messages')

/** Once nothing in these threads is on its way any more; a failure counts as still on its way. */
export async function allSent(app: TestApp, threads: readonly string[], within: number): Promise<void> {
  for (const threadId of threads) {
    await eventually(
      async () => {
        const waiting = (await app.messages(threadId)).filter(({ delivery }) => delivery.state !== 'sent')
        if (waiting.length > 0) throw new Error(`${waiting.length} not sent: ${JSON.stringify(waiting[0]?.delivery)}`)
      },
      within,
      50,
    )
  }
}

/** What people wrote in a thread as the service has it, in its order. */
export async function arrived(person: LocalPerson, threadId: string): Promise<string[]> {
  const listed = await collect(person.chat.getChatThreadClient(threadId).listMessages({ maxPageSize: 200 }))
  return listed
    .filter(({ type }) => type === 'text')
    .toSorted((a, b) => Number(a.sequenceId) - Number(b.sequenceId))
    .map(({ content }) => content?.message ?? '')
}

/** What became of texts that were all promised. */
export async function fateOf(person: LocalPerson, written: ReadonlyMap<string, string[]>): Promise<Mishaps> {
  const found: Mishaps[] = []
  for (const [threadId, texts] of written) {
    const promised = texts.map(text => ({ text, promised: true }))
    found.push(mishaps(promised, await arrived(person, threadId)))
  }
  return sum(found)
}
