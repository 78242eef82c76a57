import { Worker } from 'node:worker_threads'
import type { AskForToken, FeedEvent, RealtimeFeed } from '../core/service-ports.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './realtime-messages.ts'
import { isProxyOfHttp } from './way-out.ts'

/** How long the signaling client may take to say goodbye to the registrar. */
const farewell = 1500

export interface FeedOptions {
  endpoint: string
  worker: URL
  token: AskForToken
  proxy: () => Promise<string | null>
  certificates: () => Promise<readonly string[]>
}

/** Microsoft's signaling client in a thread of its own, one per start: it can die in ways it never tells of, and a thread can be ended whatever it does. */
export function azureFeed({ proxy, certificates, ...options }: FeedOptions): RealtimeFeed {
  return {
    start(listener) {
      let stopped = false
      let end = (): Promise<void> => Promise.resolve()
      const hear = (event: FeedEvent): void => {
        if (!stopped) listener(event)
      }
      const begun = Promise.all([proxy(), certificates()]).then(([proxy, certificates]) => {
        if (stopped) return
        if (proxy === null || isProxyOfHttp(proxy)) end = run({ ...options, certificates }, proxy, hear)
        else hear({ type: 'disconnected', fatal: true, detail: 'ERR_PROXY_KIND' })
      })
      return async () => {
        stopped = true
        await begun
        await end()
      }
    },
  }
}

function run(
  { endpoint, worker: file, token, certificates }: Pick<FeedOptions, 'endpoint' | 'worker' | 'token'> & WorkerSetup,
  proxy: string | null,
  hear: (event: FeedEvent) => void,
): () => Promise<void> {
  const setup: WorkerSetup = { endpoint, certificates }
  // From source the SDK's browser build is chosen here; the bundle was made with the same condition.
  const conditions = file.pathname.endsWith('.ts') ? ['--conditions=browser'] : []
  const worker = new Worker(file, {
    workerData: setup,
    // What the client speaks over knows of a proxy by its environment alone, so it has one of its own.
    env: proxy === null ? {} : { https_proxy: proxy, no_proxy: 'localhost,127.0.0.1,::1' },
    execArgv: proxy === null ? conditions : [...conditions, '--use-env-proxy'],
  })
  const tell = (message: ToWorker): void => worker.postMessage(message)
  const exited = new Promise<void>(resolve => worker.once('exit', () => resolve()))

  worker.on('message', (message: FromWorker) => {
    if (message.type === 'event') return hear(message.event)
    void token({ refused: message.refused }).then(answer => tell({ type: 'token', id: message.id, token: answer }))
  })
  worker.on('error', cause => {
    const detail = cause instanceof Error ? cause.message : String(cause)
    hear({ type: 'disconnected', fatal: true, detail })
  })
  worker.on('exit', code => hear({ type: 'disconnected', fatal: true, detail: `signaling thread ended (${code})` }))

  return async () => {
    tell({ type: 'stop' })
    const end = setTimeout(() => void worker.terminate(), farewell)
    await exited
    clearTimeout(end)
  }
}
