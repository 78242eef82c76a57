import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { eventually } from './eventually.ts'
import type { LocalPerson } from './local-service.ts'
import { projectSdk, type ChatSdk } from './local-service-sdk.ts'

export interface LiveEvent {
  name: string
  /** As the SDK gave it, after structured clone. */
  event: Record<string, unknown>
}

/** One person's real signaling client. */
export interface LiveClient {
  /** Everything heard so far, connection events included, in order. */
  heard: LiveEvent[]
  of(name: string): Record<string, unknown>[]
  /** The events of this name once there are at least `count`. */
  waitFor(name: string, count?: number): Promise<Record<string, unknown>[]>
  stop(): void
}

interface FromWorker {
  person: number
  name: string
  event?: Record<string, unknown>
  reason?: string
}

/** Connects people with the unmodified signaling client; resolves when pushes will reach all of them. */
export async function goLive(
  service: { endpoint: string },
  people: readonly Pick<LocalPerson, 'token'>[],
  sdk: ChatSdk = projectSdk,
): Promise<LiveClient[]> {
  const worker = new Worker(new URL('./local-service-realtime-worker.ts', import.meta.url), {
    // The browser build is the only one with real time. In this thread alone: the condition also swaps `ws`.
    execArgv: ['--conditions=browser', '--no-warnings'],
    workerData: {
      endpoint: service.endpoint,
      tokens: people.map(person => person.token),
      browserBuild: sdk.browserBuild,
    },
  })
  onTestFinished(async () => {
    await worker.terminate()
  })
  const clients = people.map((_, person) => liveClient(worker, person))
  const failures: Error[] = []
  worker.on('error', (cause: Error) => failures.push(cause))
  worker.on('message', (message: FromWorker) => {
    if (message.person === -1) failures.push(new Error(message.reason))
    else clients[message.person]?.heard.push({ name: message.name, event: message.event ?? {} })
  })
  await eventually(() => {
    if (failures.length > 0) return
    if (!clients.every(client => client.of('registered').length > 0)) throw new Error('not everybody is connected')
  }, 20_000)
  for (const failure of failures) throw failure
  return clients
}

function liveClient(worker: Worker, person: number): LiveClient {
  const heard: LiveEvent[] = []
  const of = (name: string) => heard.filter(one => one.name === name).map(one => one.event)
  return {
    heard,
    of,
    waitFor: (name, count = 1) =>
      eventually(() => {
        const events = of(name)
        if (events.length < count) {
          throw new Error(`${events.length} of ${count} ${name}; heard ${heard.map(one => one.name).join(', ')}`)
        }
        return events
      }),
    stop: () => worker.postMessage({ stop: person }),
  }
}
