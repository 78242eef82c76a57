import { AccountId } from '../contract/domain.ts'
import type { SignIn } from '../contract/ipc.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import type { AccessToken, ChatServices } from './service-ports.ts'
import type { AccountRecord, Ids, LocalWorkspace, SecretPurpose } from './system-ports.ts'

export interface NewAccount {
  record: AccountRecord
  secrets: (readonly [SecretPurpose, string])[]
  token: AccessToken | null
}

export interface SignInParts {
  services: ChatServices
  workspace: LocalWorkspace
  ids: Ids
}

/** Turns what was typed into an account that is known to work; nothing is kept yet. */
export function newAccount(input: SignIn, parts: SignInParts): Promise<Result<NewAccount>> {
  switch (input.way) {
    case 'local':
      return inWorkspace(input.name, parts)
    case 'token':
      return withToken(input, parts)
    case 'connection-string':
      return withConnectionString(input, parts)
    case 'token-service':
      return Promise.resolve(fail({ kind: 'bug', id: 'token services are not written yet' }))
    default:
      return input satisfies never
  }
}

async function inWorkspace(name: string, { services, workspace, ids }: SignInParts): Promise<Result<NewAccount>> {
  const running = await workspace.ensure()
  if (!running.ok) return running
  const made = await services.identities(running.value.connectionString).createUser()
  if (!made.ok) return made
  const { user, token } = made.value
  workspace.announce({ id: user, name })
  const record = { id: AccountId.parse(ids.uuid()), kind: 'local' as const, endpoint: null, me: user, name }
  return ok({ record, secrets: [], token })
}

async function withToken(
  input: Extract<SignIn, { way: 'token' }>,
  { services, ids }: SignInParts,
): Promise<Result<NewAccount>> {
  const endpoint = services.readEndpoint(input.endpoint)
  if (!endpoint.ok) return endpoint
  const read = services.readToken(input.token)
  if (!read.ok) return read
  const token = { token: input.token.trim(), expiresAt: read.value.expiresAt }
  const me = { id: read.value.user, name: input.name }
  const service = services.connect({ endpoint: endpoint.value, me, token: () => Promise.resolve(ok(token)) })
  const answer = await service.gateway.threads(null)
  service.close()
  if (!answer.ok) {
    switch (answer.error.kind) {
      case 'signed-out':
        return fail({ kind: 'bad-token', problem: 'refused' })
      case 'not-found':
        return fail({ kind: 'bad-endpoint', problem: 'not-acs' })
      case 'forbidden':
        return fail({ kind: 'bad-token', problem: 'no-chat-scope' })
      default:
        return answer
    }
  }
  const record = {
    id: AccountId.parse(ids.uuid()),
    kind: 'token' as const,
    endpoint: endpoint.value,
    me: me.id,
    name: input.name,
  }
  return ok({ record, secrets: [['token', token.token]], token })
}

async function withConnectionString(
  input: Extract<SignIn, { way: 'connection-string' }>,
  { services, ids }: SignInParts,
): Promise<Result<NewAccount>> {
  const read = services.readConnectionString(input.connectionString)
  if (!read.ok) return read
  const made = await services.identities(input.connectionString).createUser()
  if (!made.ok) return made
  const { user, token } = made.value
  const record = {
    id: AccountId.parse(ids.uuid()),
    kind: 'connection-string' as const,
    endpoint: read.value.endpoint,
    me: user,
    name: input.name,
  }
  return ok({ record, secrets: [['connection-string', input.connectionString.trim()]], token })
}
