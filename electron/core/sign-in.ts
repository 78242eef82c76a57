import { AccountId, type Person } from '../contract/domain.ts'
import type { SignIn } from '../contract/ipc.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import { writeConfig } from './credentials.ts'
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
      return withTokenService(input, parts)
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
  const token = { token: read.value.token, expiresAt: read.value.expiresAt }
  const me = { id: read.value.user, name: input.name }
  const works = await tryOut(services, endpoint.value, me, token)
  if (!works.ok) return works
  const record = {
    id: AccountId.parse(ids.uuid()),
    kind: 'token' as const,
    endpoint: endpoint.value,
    me: me.id,
    name: input.name,
  }
  return ok({ record, secrets: [['token', token.token]], token })
}

async function withTokenService(
  input: Extract<SignIn, { way: 'token-service' }>,
  { services, ids }: SignInParts,
): Promise<Result<NewAccount>> {
  const endpoint = services.readEndpoint(input.endpoint)
  if (!endpoint.ok) return endpoint
  const answer = await services.askTokenService(input.service, null)
  if (!answer.ok) return answer
  const { user, token } = answer.value
  const works = await tryOut(services, endpoint.value, { id: user, name: input.name }, token)
  if (!works.ok) return works
  const record = {
    id: AccountId.parse(ids.uuid()),
    kind: 'token-service' as const,
    endpoint: endpoint.value,
    me: user,
    name: input.name,
  }
  const secrets: NewAccount['secrets'] = [
    ['token-service', writeConfig(input.service)],
    ['token', token.token],
  ]
  return ok({ record, secrets, token })
}

/** Whether the service takes the token, told as what is wrong with what was typed. */
async function tryOut(
  services: ChatServices,
  endpoint: string,
  me: Person,
  token: AccessToken,
): Promise<Result<unknown>> {
  const service = services.connect({ endpoint, me, token: () => Promise.resolve(ok(token)) })
  const answer = await service.gateway.threads(null)
  service.close()
  if (answer.ok) return answer
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
