import { CommunicationIdentityClient, type TokenScope } from '@azure/communication-identity'
import { UserId } from '../contract/domain.ts'
import { done, fail, ok, type Result } from '../contract/result.ts'
import type { AccessToken, Identities } from '../core/service-ports.ts'
import { isPlainLoopback } from './loopback.ts'
import { readClaims, readConnectionString } from './sign-in-texts.ts'
import { toAppError } from './translate-error.ts'
import { wayOutPolicies, type agentFor } from './way-out.ts'

const scopes: TokenScope[] = ['chat']

/** Mints users and tokens with the resource's access key; for developers and the local service. Throws on a connection string that `readConnectionString` refuses. */
export function azureIdentities(connectionString: string, agent: ReturnType<typeof agentFor>): Identities {
  const read = readConnectionString(connectionString)
  if (!read.ok) throw new Error(`connection string: ${read.error.kind}`)
  const { endpoint, accessKey } = read.value
  const client = new CommunicationIdentityClient(`endpoint=${endpoint}/;accesskey=${accessKey}`, {
    allowInsecureConnection: isPlainLoopback(endpoint),
    retryOptions: { maxRetries: 1 },
    additionalPolicies: wayOutPolicies(agent),
  })

  async function ask<T>(call: (options: { abortSignal: AbortSignal }) => Promise<T>): Promise<Result<T>> {
    try {
      return ok(await call({ abortSignal: AbortSignal.timeout(15_000) }))
    } catch (cause) {
      const error = toAppError(cause, { endpoint, write: false })
      return fail(error.kind === 'signed-out' ? { kind: 'bad-connection-string', problem: 'refused' } : error)
    }
  }

  /** Minted for this very answer, so what it is good for in all is what is left of it. */
  function toToken({ token, expiresOn }: { token: string; expiresOn: Date }): AccessToken {
    const claims = readClaims(token)
    const expiresAt = expiresOn.getTime()
    if (claims === null || claims.issuedAt === null) return { token, expiresAt }
    return { token, expiresAt, lastsMs: claims.expiresAt - claims.issuedAt }
  }

  return {
    async createUser(hours) {
      const made = await ask(options => client.createUserAndToken(scopes, { ...options, ...lasting(hours) }))
      if (!made.ok) return made
      return ok({ user: UserId.parse(made.value.user.communicationUserId), token: toToken(made.value) })
    },
    async issueToken(user, hours) {
      const issued = await ask(options =>
        client.getToken({ communicationUserId: user }, scopes, { ...options, ...lasting(hours) }),
      )
      return issued.ok ? ok(toToken(issued.value)) : issued
    },
    async revokeTokens(user) {
      const revoked = await ask(options => client.revokeTokens({ communicationUserId: user }, options))
      return revoked.ok ? done : revoked
    },
    async deleteUser(user) {
      const deleted = await ask(options => client.deleteUser({ communicationUserId: user }, options))
      return deleted.ok || deleted.error.kind === 'not-found' ? done : deleted
    },
  }
}

const lasting = (hours: number | undefined): { tokenExpiresInMinutes?: number } =>
  hours === undefined ? {} : { tokenExpiresInMinutes: hours * 60 }
