import type { AccountId, ThreadId } from '../../electron/contract/domain.ts'

/** A thread of an account: two accounts may be in the same thread and must not share what is held of it. */
export interface Place {
  accountId: AccountId
  threadId: ThreadId
}

export type PlaceKey = `${string} ${string}`

export const placeKey = ({ accountId, threadId }: Place): PlaceKey => `${accountId} ${threadId}`
