import type { Policy } from '../../electron/contract/policy.ts'
import type { Typed, Way } from './sign-in-fields.ts'

/** What is left to choose for who signs in on this computer. */
export interface SignInRules {
  ways: readonly Way[]
  /** These are not to be typed. */
  fixed: Partial<Typed>
  /** One of these, where there are several; none: any. */
  endpoints: readonly string[]
}

const free: SignInRules = {
  ways: ['local', 'token', 'token-service', 'connection-string'],
  fixed: {},
  endpoints: [],
}

export function signInRules(policy: Policy | undefined): SignInRules {
  if (policy?.state !== 'in-force') return free
  const { ways, endpoints, tokenService } = policy.rules
  const [only, ...others] = endpoints ?? []
  return {
    ways: free.ways.filter(way => ways.includes(way)),
    fixed: {
      ...(only !== undefined && others.length === 0 ? { endpoint: only } : {}),
      ...(tokenService ? { url: tokenService.address, method: tokenService.method } : {}),
    },
    endpoints: others.length > 0 ? (endpoints ?? []) : [],
  }
}
