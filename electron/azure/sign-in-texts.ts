import { UserId } from '../contract/domain.ts'
import { fail, ok, type Result } from '../contract/result.ts'
import { isPlainLoopback } from './loopback.ts'

// What a person pastes to sign in, read without asking anybody.

interface Claims {
  exp?: unknown
  skypeid?: unknown
  acsScope?: unknown
}

/** A user access token is a JWT whose claims name the user without its `8:` and the scopes, comma-separated. */
export function readToken(text: string, now = Date.now()): Result<{ user: UserId; expiresAt: number }> {
  const claims = claimsOf(text.trim())
  const user = UserId.safeParse(`8:${String(claims?.skypeid)}`)
  if (!claims || typeof claims.exp !== 'number' || typeof claims.skypeid !== 'string' || !user.success) {
    return fail({ kind: 'bad-token', problem: 'malformed' })
  }
  const expiresAt = claims.exp * 1000
  if (expiresAt <= now) return fail({ kind: 'bad-token', problem: 'expired' })
  const scopes = typeof claims.acsScope === 'string' ? claims.acsScope.split(',') : ['chat']
  if (!scopes.some(scope => scope.trim().startsWith('chat')))
    return fail({ kind: 'bad-token', problem: 'no-chat-scope' })
  return ok({ user: user.data, expiresAt })
}

function claimsOf(token: string): Claims | null {
  const middle = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1]
  if (middle === undefined) return null
  try {
    const claims: unknown = JSON.parse(Buffer.from(middle, 'base64url').toString('utf8'))
    return typeof claims === 'object' ? claims : null
  } catch {
    return null
  }
}

/** The endpoint without a trailing slash. http is for this computer only. */
export function readEndpoint(text: string): Result<string> {
  const url = URL.parse(text.trim())
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return fail({ kind: 'bad-endpoint', problem: 'not-a-url' })
  }
  if (url.protocol === 'http:' && !isPlainLoopback(url.href))
    return fail({ kind: 'bad-endpoint', problem: 'not-https' })
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
    return fail({ kind: 'bad-endpoint', problem: 'has-path' })
  }
  return ok(url.origin)
}

export interface ConnectionString {
  endpoint: string
  accessKey: string
}

/** `endpoint=https://…/;accesskey=BASE64`, the order and case as Azure's portal writes them or not. */
export function readConnectionString(text: string): Result<ConnectionString> {
  const part = (name: string): string | undefined =>
    new RegExp(`(?:^|;)\\s*${name}=([^;]+)`, 'i').exec(text.trim())?.[1]?.trim()
  const endpointText = part('endpoint')
  const accessKey = part('accesskey')
  if (!endpointText || !accessKey) return fail({ kind: 'bad-connection-string', problem: 'malformed' })
  const endpoint = readEndpoint(endpointText)
  if (!endpoint.ok) return endpoint
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(accessKey) || accessKey.length % 4 !== 0) {
    return fail({ kind: 'bad-connection-string', problem: 'key-not-base64' })
  }
  return ok({ endpoint: endpoint.value, accessKey })
}
