import type { ServiceEvent } from './chat-event.ts'
import type { VerifiedToken } from './domain.ts'
import type { Store } from './store/open-store.ts'

/** Everything an operation may touch. */
export interface ServiceContext {
  store: Store
  /** Epoch milliseconds. */
  now: () => number
  /** Tells what became true; called after the commit, never inside a transaction. */
  announce: (event: ServiceEvent) => void
  /** The resource part of every identity made here. */
  resourceId: string
  /** Signs tokens; per installation. */
  signingKey: Buffer
  /** Tokens already checked, so that each is checked once; revocation and expiry are asked about every time. */
  verifiedTokens: Map<string, VerifiedToken>
}
