import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Who may talk to the app over http: whoever was handed the link we printed, once, and then the browser that opened it.
 * Nothing of it is kept: after a restart there is a new link.
 */
export interface WebSession {
  /** For the fragment of the link, which browsers send to nobody. */
  token: string
  /** The cookie to set, if this is the token and it was not used before. */
  redeem(token: string): string | null
  holds(cookieHeader: string | undefined): boolean
}

export function createWebSession(port: () => number): WebSession {
  const token = randomBytes(32).toString('base64url')
  const secret = randomBytes(32).toString('base64url')
  let used = false
  // Cookies do not know ports: two profiles on this address would otherwise overwrite each other's.
  const name = (): string => `parlance-${port()}`

  return {
    token,
    redeem(given) {
      if (used || !same(given, token)) return null
      used = true
      // Only the bridge needs it; what else listens on this address need not see it.
      return `${name()}=${secret}; HttpOnly; SameSite=Strict; Path=/bridge`
    },
    holds(header) {
      const prefix = `${name()}=`
      return (header ?? '')
        .split(';')
        .map(part => part.trim())
        .some(part => part.startsWith(prefix) && same(part.slice(prefix.length), secret))
    },
  }
}

const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
