import { UserId } from '../contract/domain.ts'
import type { AccessToken } from '../core/service-ports.ts'
import { readClaims } from './sign-in-texts.ts'

export interface TokenAnswer {
  /** Whose token it is: its own claims say so. */
  user: UserId
  /** Who the service says it is for; null where it does not say. */
  told: UserId | null
  forChat: boolean
  token: AccessToken
}

/**
 * Reads `{token, expiresOn, user?}` as token services write it: `expiresOn` as ISO text or as epoch seconds or milliseconds, the user
 * as text, as `{communicationUserId}` or as `userId`. Null where there is no token, or none that says whose and until when.
 * `at` is when it was answered by the service's own clock.
 */
export function readTokenAnswer(text: string, at: number | null): TokenAnswer | null {
  const answer = objectOf(text)
  if (answer === null || typeof answer['token'] !== 'string') return null
  const token = answer['token'].trim()
  const told = userOf(answer)
  const claims = readClaims(token)
  const expiresAt = earliest(timeOf(answer['expiresOn']), claims?.expiresAt ?? null)
  const user = claims?.user ?? told
  if (token === '' || /[^\x21-\x7e]/.test(token) || user === null || expiresAt === null) return null
  // A token may have waited in the service's own cache, so its age is told by the answer's date where there is one.
  const from = latest(at, claims?.issuedAt ?? null)
  return {
    user,
    told,
    forChat: claims?.forChat ?? true,
    token: from === null ? { token, expiresAt } : { token, expiresAt, lastsMs: expiresAt - from },
  }
}

function userOf({ user, userId }: Record<string, unknown>): UserId | null {
  const named = typeof user === 'object' && user !== null ? { ...user } : { communicationUserId: user }
  const { communicationUserId, rawId, id } = named as Record<string, unknown>
  for (const text of [communicationUserId, rawId, id, userId]) {
    const parsed = UserId.safeParse(text)
    // A name the service has for somebody, such as a mail address, is no identifier of ACS.
    if (parsed.success && /^\d+:/.test(parsed.data)) return parsed.data
  }
  return null
}

/** Seconds reach this number in the year 5138, milliseconds reached it in 1973. */
const firstMilliseconds = 1e11

function timeOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  const time =
    typeof number === 'number' ? (number < firstMilliseconds ? number * 1000 : number) : Date.parse(String(value))
  return Number.isFinite(time) && time >= 0 ? Math.floor(time) : null
}

function earliest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}

function latest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other)
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
