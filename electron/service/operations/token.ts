import { createHmac, timingSafeEqual } from 'node:crypto'
import { scopes as allScopes, type Scope, type UserId, type VerifiedCaller, type VerifiedToken } from '../domain.ts'
import { refusal } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'

const maxRemembered = 10_000
const header = encode({ alg: 'HS256', kid: 'local', typ: 'JWT' })
/** What live tokens carry for chat; nothing here reads it. */
const chatPermission = 1792

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

// Each revocation changes the key a person's tokens are signed with, so revoked tokens simply stop verifying.
function sign(context: ServiceContext, holder: { id: UserId; tokenGeneration: number }, text: string): Buffer {
  const key = createHmac('sha256', context.signingKey).update(`${holder.tokenGeneration}#${holder.id}`).digest()
  return createHmac('sha256', key).update(text).digest()
}

/** A JWT with the claim names of live tokens. */
export function signToken(
  context: ServiceContext,
  input: { holder: { id: UserId; tokenGeneration: number }; scopes: readonly Scope[]; expiresAt: number },
): string {
  const issuedAt = Math.floor(context.now() / 1000)
  const payload = encode({
    skypeid: input.holder.id.replace(/^8:/, ''),
    scp: chatPermission,
    csi: String(issuedAt),
    exp: Math.floor(input.expiresAt / 1000),
    rgn: 'local',
    acsScope: input.scopes.join(','),
    resourceId: context.resourceId,
    resourceLocation: 'local',
    iat: issuedAt,
  })
  const text = `${header}.${payload}`
  return `${text}.${sign(context, input.holder, text).toString('base64url')}`
}

/** Who a token speaks for. Throws Unauthorized for anything but a valid, unexpired, unrevoked token. */
export function verifyToken(context: ServiceContext, token: string): VerifiedCaller {
  const known = context.verifiedTokens.get(token) ?? verifySigned(context, token)
  const holder = context.store.identities.find(known.caller.userId)
  if (holder?.tokenGeneration !== known.tokenGeneration) throw refusal.unauthorized()
  if (known.caller.expiresAt <= context.now()) throw refusal.tokenExpired()
  return known.caller
}

function verifySigned(context: ServiceContext, token: string): VerifiedToken {
  const [head, body, signature, ...rest] = token.split('.')
  if (head !== header || body === undefined || signature === undefined || rest.length > 0) throw refusal.unauthorized()
  const claims = readClaims(body)
  const holder = claims && context.store.identities.find(`8:${claims.skypeid}`)
  if (claims === undefined || holder === undefined) throw refusal.unauthorized()
  const expected = sign(context, holder, `${head}.${body}`)
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refusal.unauthorized()
  const granted = claims.acsScope.split(',')
  const caller = {
    userId: holder.id,
    scopes: allScopes.filter(scope => granted.includes(scope)),
    expiresAt: claims.exp * 1000,
  }
  const verified = { caller, tokenGeneration: holder.tokenGeneration }
  if (context.verifiedTokens.size >= maxRemembered) context.verifiedTokens.clear()
  context.verifiedTokens.set(token, verified)
  return verified
}

function readClaims(body: string): { skypeid: string; exp: number; acsScope: string } | undefined {
  let claims: unknown
  try {
    claims = JSON.parse(Buffer.from(body, 'base64url').toString())
  } catch {
    return undefined
  }
  if (typeof claims !== 'object' || claims === null) return undefined
  const { skypeid, exp, acsScope } = claims as Record<string, unknown>
  if (typeof skypeid !== 'string' || typeof exp !== 'number' || typeof acsScope !== 'string') return undefined
  return { skypeid, exp, acsScope }
}
