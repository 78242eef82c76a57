import { UserId } from '../contract/domain.ts'
import { fail, ok, type AppError, type Result } from '../contract/result.ts'
import { isPlainLoopback } from './loopback.ts'

// What a person pastes to sign in, read without asking anybody.

/** What a user access token says of itself, in epoch milliseconds by the clock of who issued it. */
export interface TokenClaims {
  user: UserId
  issuedAt: number | null
  expiresAt: number
  scopes: string[]
  forChat: boolean
}

/** A user access token is a JWT whose claims name the user without its `8:` and the scopes, comma-separated. Null for anything else. */
export function readClaims(token: string): TokenClaims | null {
  const { skypeid, iat, exp, acsScope } = claimsOf(token) ?? {}
  if (typeof skypeid !== 'string' || !isSeconds(exp)) return null
  const user = UserId.safeParse(`8:${skypeid}`)
  if (!user.success) return null
  const scopes = typeof acsScope === 'string' ? acsScope.split(',').map(scope => scope.trim()) : ['chat']
  return {
    user: user.data,
    issuedAt: isSeconds(iat) ? iat * 1000 : null,
    expiresAt: exp * 1000,
    scopes,
    forChat: scopes.some(scope => scope.startsWith('chat')),
  }
}

export function readToken(
  text: string,
  now = Date.now(),
): Result<{ user: UserId; expiresAt: number; token: string; scopes: string[] }> {
  const token = bare(text)
  const claims = readClaims(token)
  if (claims === null) return fail({ kind: 'bad-token', problem: 'malformed' })
  if (claims.expiresAt <= now) return fail({ kind: 'bad-token', problem: 'expired' })
  if (!claims.forChat) return fail({ kind: 'bad-token', problem: 'no-chat-scope' })
  return ok({ user: claims.user, expiresAt: claims.expiresAt, token, scopes: claims.scopes })
}

/** As people copy it: out of a header, in quotes, broken over lines by a terminal, or with all of what a tool answered. */
function bare(text: string): string {
  const answered = /"token"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? text
  return answered.replace(/^[\s"'`]*(?:authorization:\s*)?(?:bearer\s+)?/i, '').replace(/[\s"'`]/g, '')
}

/** Up to the year 9999, so that whatever is made of it is a time. */
const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value < 253_402_300_800

function claimsOf(token: string): Record<string, unknown> | null {
  const middle = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token)?.[1]
  if (middle === undefined) return null
  try {
    const claims: unknown = JSON.parse(Buffer.from(middle, 'base64url').toString('utf8'))
    return typeof claims === 'object' && claims !== null ? { ...claims } : null
  } catch {
    return null
  }
}

type EndpointProblem = Extract<AppError, { kind: 'bad-endpoint' }>['problem']

/** The endpoint without a trailing slash. http is for this computer only. */
export function readEndpoint(text: string): Result<string> {
  const problem = (what: EndpointProblem): Result<never> => fail({ kind: 'bad-endpoint', problem: what })
  const given = text.trim()
  if (/^endpoint=|;\s*accesskey=/i.test(given)) return problem('is-connection-string')
  if (/\s/.test(given)) return problem(/^https?:/i.test(given) ? 'has-space' : 'not-a-url')
  const url = URL.parse(given)
  if (!url && Number(/^https?:\/\/[^/]*:(\d+)(?:\/|$)/i.exec(given)?.[1]) > 65_535) return problem('bad-port')
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return problem('not-a-url')
  if (url.username !== '' || url.password !== '') return problem('has-user')
  if (url.port === '0') return problem('bad-port')
  if (url.protocol === 'http:' && !isPlainLoopback(url.href)) return problem('not-https')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return problem('has-path')
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
