import { Worker } from 'node:worker_threads'
import type { Result } from '../contract/result.ts'
import type { AccessToken, FeedEvent, RealtimeFeed } from '../core/service-ports.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './realtime-messages.ts'

/** How long the signaling client may take to say goodbye to the registrar. */
const farewell = 1500

export interface FeedOptions {
  endpoint: string
  worker: URL
  token: (options: { fresh: boolean }) => Promise<Result<AccessToken>>
}

/** Microsoft's signaling client in a thread of its own, one per start: it can die in ways it never tells of, and a thread can be ended whatever it does. */
export function azureFeed({ endpoint, worker: file, token }: FeedOptions): RealtimeFeed {
  return {
    start(listener) {
      const setup: WorkerSetup = { endpoint }
      // From source the SDK's browser build is chosen here; the bundle was made with the same condition.
      const execArgv = file.pathname.endsWith('.ts') ? ['--conditions=browser'] : []
      const worker = new Worker(file, { workerData: setup, execArgv })
      let stopped = false
      const tell = (message: ToWorker): void => worker.postMessage(message)
      const hear = (event: FeedEvent): void => {
        if (!stopped) listener(event)
      }
      const exited = new Promise<void>(resolve => worker.once('exit', () => resolve()))

      worker.on('message', (message: FromWorker) => {
        if (message.type === 'event') return hear(message.event)
        void token({ fresh: message.fresh }).then(answer => tell({ type: 'token', id: message.id, token: answer }))
      })
      worker.on('error', cause => {
        const detail = cause instanceof Error ? cause.message : String(cause)
        hear({ type: 'disconnected', fatal: true, detail })
      })
      worker.on('exit', code => hear({ type: 'disconnected', fatal: true, detail: `signaling thread ended (${code})` }))

      return async () => {
        stopped = true
        tell({ type: 'stop' })
        const end = setTimeout(() => void worker.terminate(), farewell)
        await exited
        clearTimeout(end)
      }
    },
  }
}
