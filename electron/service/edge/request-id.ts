import { randomBytes } from 'node:crypto'

/** Names each request: in the answer's `MS-CV` header, where the live service has its own, and in the log. */
export function createRequestIds(): () => string {
  const run = randomBytes(16).toString('base64').slice(0, 22)
  let count = 0
  return () => `${run}.${(count += 1)}`
}

/** The client's name for its request, for the log; nothing but a UUID, since it could be any text. */
export const clientRequestId = (given: string | undefined): string | undefined =>
  given !== undefined && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(given) ? given : undefined
