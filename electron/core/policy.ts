import type { AccountKind } from '../contract/domain.ts'
import type { SignIn } from '../contract/ipc.ts'
import type { FixedSettings, Policy } from '../contract/policy.ts'
import { fail, type Refusal, type Result } from '../contract/result.ts'
import type { Settings } from '../contract/settings.ts'
import type { ChatServices } from './service-ports.ts'
import type { SettingsStore } from './system-ports.ts'

export const noPolicy: Policy = { state: 'none' }

/** What the policy of this computer has against an account; null: nothing. */
export function refused(
  policy: Policy,
  account: { kind: AccountKind; endpoint: string | null; tokenService?: string | null },
): Refusal | null {
  if (policy.state === 'none') return null
  const { file } = policy
  const no = (problem: Refusal['problem'], detail = ''): Refusal => ({ kind: 'policy', problem, file, detail })
  if (policy.state === 'broken') return no(policy.problem, policy.detail)
  const { ways, endpoints, tokenService } = policy.rules
  const { kind, endpoint } = account
  if (!ways.includes(kind)) return no('way')
  // The workspace of this computer has no endpoint and talks to nobody else; whether it may be is one of the ways.
  if (kind !== 'local' && endpoints && (endpoint === null || !endpoints.includes(endpoint.toLowerCase())))
    return no('endpoint', endpoints.join(', '))
  if (kind === 'token-service' && tokenService && account.tokenService?.trim() !== tokenService.address)
    return no('token-service', tokenService.address)
  return null
}

/** Before anybody is asked anything. What cannot be read is told more precisely by who reads it. */
export function refusedSignIn(
  policy: Policy,
  input: SignIn,
  services: Pick<ChatServices, 'readEndpoint' | 'readConnectionString'>,
): Refusal | null {
  const kind = input.way
  switch (input.way) {
    case 'local':
      return refused(policy, { kind, endpoint: null })
    case 'connection-string': {
      const read = services.readConnectionString(input.connectionString)
      return read.ok ? refused(policy, { kind, endpoint: read.value.endpoint }) : null
    }
    case 'token':
    case 'token-service': {
      const read = services.readEndpoint(input.endpoint)
      const tokenService = input.way === 'token-service' ? input.service.url : null
      return read.ok ? refused(policy, { kind, endpoint: read.value, tokenService }) : null
    }
    default:
      return input satisfies never
  }
}

export const fixedSettings = (policy: Policy): FixedSettings =>
  policy.state === 'in-force' ? policy.rules.settings : {}

/** What is the same for everybody here cannot be changed. */
export function changeSettings(
  policy: Policy,
  settings: SettingsStore,
  patch: Parameters<SettingsStore['set']>[0],
): Result<Settings> {
  const fixed = fixedSettings(policy)
  const key = (Object.keys(patch) as (keyof Settings)[]).find(key => Object.hasOwn(fixed, key))
  if (key === undefined || policy.state === 'none') return settings.set(patch)
  return fail({ kind: 'policy', problem: 'setting', file: policy.file, detail: key })
}
