import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { UserId } from '../domain.ts'

const lifetimeMs = 24 * 3_600_000

interface Installation {
  signingKey: Buffer
  now: () => number
}

/** A place for one connection. Nothing is stored: the client carries the signed parameters to the handshake. */
export function allocate(installation: Installation, input: { userId: UserId; base: string }): object {
  const id = randomUUID()
  const issuedAt = installation.now()
  const expiresAt = String(issuedAt + lifetimeMs)
  const address = `${input.base}/v4/f/${id}/`
  return {
    url: address,
    surl: address,
    curlb: input.base,
    connectparams: {
      sr: id,
      issuer: 'local',
      sp: 'connect',
      se: expiresAt,
      st: String(issuedAt),
      sig: signature(installation, input.userId, id, expiresAt).toString('base64url'),
    },
    socketio: `${input.base}/`,
    id,
    ccid: randomUUID(),
    ttl: String(lifetimeMs / 1000),
  }
}

/** The allocation a handshake belongs to; undefined when it is not this user's, or over. */
export function verifyAllocation(
  installation: Installation,
  userId: UserId,
  query: URLSearchParams,
): string | undefined {
  const id = query.get('sr') ?? ''
  const expiresAt = query.get('se') ?? ''
  const given = Buffer.from(query.get('sig') ?? '', 'base64url')
  const expected = signature(installation, userId, id, expiresAt)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return Number(expiresAt) > installation.now() ? id : undefined
}

/** The allocation whose push address this is. */
export const allocationOfAddress = (address: string): string | undefined =>
  /\/v4\/f\/([\w-]{1,64})(?:\/|$)/.exec(address)?.[1]

function signature(installation: Installation, userId: UserId, id: string, expiresAt: string): Buffer {
  return createHmac('sha256', installation.signingKey).update(`allocation;${id};${expiresAt};${userId}`).digest()
}
