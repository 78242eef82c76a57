import type { Result } from '../contract/result.ts'
import type { AccessToken, FeedEvent } from '../core/service-ports.ts'

// What the main process and the signaling worker say to each other.

export interface WorkerSetup {
  endpoint: string
}

export type ToWorker = { type: 'token'; id: number; token: Result<AccessToken> } | { type: 'stop' }

/** `fresh`: the service refused the one it was given. */
export type FromWorker = { type: 'token-wanted'; id: number; fresh: boolean } | { type: 'event'; event: FeedEvent }
