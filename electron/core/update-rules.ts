import type { Policy } from '../contract/policy.ts'
import type { UpdateChannel } from '../contract/updates.ts'

/** What an administrator decided about newer versions. */
export interface UpdateRules {
  allowed: boolean
  /** Null: whoever uses the app chooses. */
  channel: UpdateChannel | null
  /** Null: where the packager said. */
  feed: string | null
}

/** Nobody can tell what a broken policy forbids, so then nothing is asked. */
export function updateRules(policy: Policy): UpdateRules {
  if (policy.state !== 'in-force') return { allowed: policy.state === 'none', channel: null, feed: null }
  const { channel, server } = policy.rules.updates
  return { allowed: channel !== 'off', channel: channel === 'off' ? null : channel, feed: server }
}
