import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { ChatClient } from '@azure/communication-chat'
import { AzureCommunicationTokenCredential } from '@azure/communication-common'
import { httpOnTheWire } from '../helpers/local-service-policy.ts'

// The peer of the benchmarks: Microsoft's SDK with nothing around it.

export function chatClient(endpoint: string, token: string): ChatClient {
  return new ChatClient(endpoint.replace(/^http:/, 'https:'), new AzureCommunicationTokenCredential(token), {
    additionalPolicies: [httpOnTheWire],
  })
}

export interface BareSignaling {
  /** When the event of this message comes, in epoch milliseconds. */
  next(words: string): Promise<number>
  stop(): void
}

/** Resolves once events reach it. */
export async function signalingClient(endpoint: string, token: string): Promise<BareSignaling> {
  const worker = new Worker(new URL('./bare-signaling-worker.ts', import.meta.url), {
    workerData: { endpoint, token },
    execArgv: ['--conditions=browser', '--no-warnings'],
  })
  await once(worker, 'message')
  return {
    next: words =>
      new Promise(resolve => {
        const hear = (message: { words: string; at: number }): void => {
          if (message.words !== words) return
          worker.off('message', hear)
          resolve(message.at)
        }
        worker.on('message', hear)
      }),
    stop: () => void worker.terminate(),
  }
}
