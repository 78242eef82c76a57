import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { refusal } from '../service-error.ts'

const clockWindowMs = 15 * 60_000

export interface SignedRequest {
  method: string
  /** Path and query as they came. */
  url: string
  header: (name: string) => string | undefined
  body: Buffer
}

/** Throws Unauthorized unless the request was signed with the key, recently, over exactly this body. */
export function verifySignature(request: SignedRequest, options: { key: Buffer; now: number }): void {
  const authorization = request.header('authorization') ?? ''
  const [, names, signature] = /^HMAC-SHA256 SignedHeaders=([\w;-]+)&Signature=([\w+/=]+)$/i.exec(authorization) ?? []
  if (names === undefined || signature === undefined) throw refusal.unauthorized()
  const signed = names.toLowerCase().split(';')
  const dateName = signed.find(name => name === 'x-ms-date' || name === 'date')
  if (dateName === undefined || !signed.includes('host') || !signed.includes('x-ms-content-sha256')) {
    throw refusal.unauthorized('The signature must cover the date, the host and the content hash.')
  }
  const sentAt = Date.parse(request.header(dateName) ?? '')
  if (!(Math.abs(options.now - sentAt) <= clockWindowMs)) {
    throw refusal.unauthorized('The request was signed too long ago, or the clocks differ.')
  }
  const hash = createHash('sha256').update(request.body).digest('base64')
  if (!sameBytes(Buffer.from(request.header('x-ms-content-sha256') ?? ''), Buffer.from(hash))) {
    throw refusal.unauthorized('The content hash does not match the body.')
  }
  const values = signed.map(name => request.header(name) ?? '').join(';')
  const given = Buffer.from(signature, 'base64')
  const matches = spellings(request.url).map(url => {
    const text = `${request.method.toUpperCase()}\n${url}\n${values}`
    return sameBytes(given, createHmac('sha256', options.key).update(text).digest())
  })
  if (!matches.includes(true)) throw refusal.unauthorized()
}

// Clients sign the query as their URL type writes it, which need not be how it was sent.
function spellings(url: string): string[] {
  const [path = '', query] = url.split('?', 2)
  const rewritten = query === undefined ? '' : new URLSearchParams(query).toString()
  return [url, rewritten === '' ? path : `${path}?${rewritten}`]
}

const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b)
