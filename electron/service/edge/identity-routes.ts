import type { IssuedToken } from '../operations/identities.ts'
import {
  createIdentity,
  createIdentityAndToken,
  deleteIdentity,
  issueToken,
  revokeTokens,
} from '../operations/identities.ts'
import { refusal } from '../service-error.ts'
import { param, readBody, type Route } from './call.ts'
import { CreateIdentity, IssueToken } from './request-shapes.ts'

/** Ticks of 100 ns and an explicit offset, as the live service writes it. */
const expiresOn = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}.0000000+00:00`

const accessToken = (issued: IssuedToken) => ({ token: issued.token, expiresOn: expiresOn(issued.expiresAt) })

export const identityRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/identities',
    auth: 'key',
    limit: 'create identity',
    run(context, call) {
      const { createTokenWithScopes, expiresInMinutes } = readBody(call, CreateIdentity)
      if (!createTokenWithScopes || createTokenWithScopes.length === 0) {
        return { status: 201, body: { identity: { id: createIdentity(context) } } }
      }
      const made = createIdentityAndToken(context, {
        scopes: createTokenWithScopes,
        expiresInMinutes: expiresInMinutes ?? undefined,
      })
      return { status: 201, body: { identity: { id: made.userId }, accessToken: accessToken(made.issued) } }
    },
  },
  {
    method: 'POST',
    path: '/identities/{id}/:issueAccessToken',
    auth: 'key',
    limit: 'issue token',
    run(context, call) {
      const { scopes, expiresInMinutes } = readBody(call, IssueToken)
      const input = { userId: param(call, 'id'), scopes, expiresInMinutes: expiresInMinutes ?? undefined }
      return { status: 200, body: accessToken(issueToken(context, input)) }
    },
  },
  {
    method: 'POST',
    path: '/identities/{id}/:revokeAccessTokens',
    auth: 'key',
    limit: 'revoke tokens',
    run(context, call) {
      revokeTokens(context, { userId: param(call, 'id') })
      return { status: 204 }
    },
  },
  {
    method: 'DELETE',
    path: '/identities/{id}',
    auth: 'key',
    limit: 'delete identity',
    run(context, call) {
      deleteIdentity(context, { userId: param(call, 'id') })
      return { status: 204 }
    },
  },
  {
    method: 'POST',
    path: '/teamsUser/:exchangeAccessToken',
    auth: 'key',
    run() {
      throw refusal.notImplemented()
    },
  },
]
