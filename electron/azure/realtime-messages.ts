import type { Result } from '../contract/result.ts'
import type { AccessToken, FeedEvent } from '../core/service-ports.ts'

// What the main process and the signaling worker say to each other.

export interface WorkerSetup {
  endpoint: string
  /** Whom to trust, in PEM; none: whom Node trusts. */
  certificates: readonly string[]
}

export type ToWorker = { type: 'token'; id: number; token: Result<AccessToken> } | { type: 'stop' }

/** `refused`: the token the service did not take, if that is why another is wanted. */
export type FromWorker =
  { type: 'token-wanted'; id: number; refused: string | null } | { type: 'event'; event: FeedEvent }
