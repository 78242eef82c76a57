import type { Faults, RequestFault } from '../../electron/service/edge/faults.ts'

/** Which requests a fault is for; what is left out fits all. */
export interface RequestPattern {
  method?: string
  /** The end of the route as the service names it, such as `/messages`, `/typing`, `/v4/a` or `/identities`. */
  route?: string
  userId?: string
  /** Lets so many through first. */
  after?: number
  /** Then strikes so often and no more. */
  times?: number
}

/** `swap` holds every other push back until after the next, `garble` cuts it short. */
export type PushFault = 'drop' | 'double' | 'swap' | 'garble'

/** What a test turns on and off while the service it was given to runs. */
export interface FaultBox extends Faults {
  /** Later rules go before earlier ones. Returns how to undo it. */
  onRequest(pattern: RequestPattern, fault: RequestFault): () => void
  onPush(fault: PushFault, userId?: string): () => void
  /** Every token used so far, by one person or all, is answered as expired from now on; fresh ones are good. */
  expireTokens(userId?: string): void
  /** How many faults struck. */
  struck(): number
}

const codes: Record<number, [code: string, message: string]> = {
  400: ['BadRequest', 'The request is not valid.'],
  401: ['Unauthorized', 'Request is not authorized.'],
  403: ['Forbidden', 'User is not allowed to perform specified action.'],
  404: ['NotFound', 'The resource does not exist.'],
  413: ['RequestEntityTooLarge', 'The message is larger than 28 KB.'],
  429: ['TooManyRequests', 'Rate limit exceeded.'],
  500: ['InternalServerError', 'The service failed.'],
  503: ['ServiceUnavailable', 'The server is currently unable to handle the request.'],
}

/** An answer in place of the operation, in the words of the live service. */
export function refuseWith(status: number, options: { retryAfterSeconds?: number } = {}): RequestFault {
  const [code, message] = codes[status] ?? ['Unknown', 'On purpose.']
  const { retryAfterSeconds: seconds } = options
  const headers = seconds === undefined ? {} : { 'Retry-After': String(seconds) }
  return { kind: 'answer', status, headers, body: { error: { code, message } } }
}

export function createFaults(): FaultBox {
  const requestRules: { pattern: RequestPattern; fault: RequestFault; seen: number }[] = []
  const pushRules: { fault: PushFault; userId: string | undefined }[] = []
  const heldBack = new Map<string, string>()
  const tokens = new Map<string, string>()
  const expired = new Set<string>()
  let struck = 0

  const add = <T>(rules: T[], rule: T): (() => void) => {
    rules.unshift(rule)
    return () => {
      if (rules.includes(rule)) rules.splice(rules.indexOf(rule), 1)
    }
  }

  const pushed = (userId: string, body: string): string[] => {
    const rule = pushRules.find(one => one.userId === undefined || one.userId === userId)
    if (rule !== undefined) struck += 1
    const held = heldBack.get(userId)
    heldBack.delete(userId)
    if (held !== undefined) return [body, held]
    switch (rule?.fault) {
      case undefined:
        return [body]
      case 'drop':
        return []
      case 'double':
        return [body, body]
      case 'garble':
        return [body.slice(0, body.length / 2)]
      case 'swap':
        heldBack.set(userId, body)
        return []
    }
  }

  return {
    onRequest: (pattern, fault) => add(requestRules, { pattern, fault, seen: 0 }),
    onPush: (fault, userId) => add(pushRules, { fault, userId }),
    expireTokens(userId) {
      for (const [token, holder] of tokens) if (userId === undefined || holder === userId) expired.add(token)
    },
    struck: () => struck,
    request(request) {
      const rule = requestRules.find(one => {
        if (!fits(one.pattern, request)) return false
        one.seen += 1
        const { after = 0, times = Infinity } = one.pattern
        return one.seen > after && one.seen <= after + times
      })
      if (rule === undefined) return undefined
      struck += 1
      return rule.fault
    },
    push: ({ userId, body }) => pushed(userId, body),
    isExpired({ userId, token }) {
      tokens.set(token, userId)
      return expired.has(token)
    },
  }
}

function fits(pattern: RequestPattern, request: { method: string; route: string; userId: string }): boolean {
  const { method = request.method, route = '', userId = request.userId } = pattern
  return method === request.method && request.route.endsWith(route) && userId === request.userId
}
