import { isRestError } from '@azure/core-rest-pipeline'
import type { AppError } from '../contract/result.ts'
import { TokenUnavailable } from './credential.ts'

// The request never left this computer, so a write that failed this way was not done.
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ERR_PROXY_TUNNEL',
  'ERR_PROXY_KIND',
])

/** The one place that knows what the SDK throws. For a write, an answer that never came is `ambiguous`. */
export function toAppError(cause: unknown, of: { endpoint: string; write: boolean }): AppError {
  if (cause instanceof TokenUnavailable) return cause.error
  if (isRestError(cause)) {
    if (cause.statusCode !== undefined) return fromStatus(cause.statusCode, cause, of)
    return fromNetwork(cause.code ?? 'unknown', of)
  }
  if (cause instanceof Error && cause.name === 'AbortError') return fromNetwork('timeout', of)
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined
  if (code !== undefined) return fromNetwork(code, of)
  throw cause
}

function fromNetwork(code: string, of: { endpoint: string; write: boolean }): AppError {
  if (of.write && !neverSent.has(code)) return { kind: 'ambiguous', detail: code }
  return { kind: 'unreachable', endpoint: of.endpoint, detail: code }
}

interface Answer {
  message: string
  response?: { headers: { get(name: string): string | undefined } }
}

function fromStatus(status: number, answer: Answer, of: { endpoint: string; write: boolean }): AppError {
  if (status === 401) return { kind: 'signed-out' }
  if (status === 403) return { kind: 'forbidden' }
  if (status === 404) return { kind: 'not-found' }
  if (status === 413) return { kind: 'too-large', bytes: 0, limit: 28 * 1024 }
  if (status === 429) return { kind: 'throttled', retryAfterMs: retryAfter(answer) }
  if (status >= 500 || status === 408) {
    // Whatever stands between us and the service may say so after the service did it, 503 too.
    if (of.write) return { kind: 'ambiguous', detail: String(status) }
    return status === 503 && retryAfter(answer) !== null
      ? { kind: 'throttled', retryAfterMs: retryAfter(answer) }
      : { kind: 'unreachable', endpoint: of.endpoint, detail: String(status) }
  }
  return { kind: 'refused', status, reason: answer.message }
}

function retryAfter(answer: Answer): number | null {
  const header = (name: string): string | undefined => answer.response?.headers.get(name)
  const milliseconds = header('retry-after-ms') ?? header('x-ms-retry-after-ms')
  if (milliseconds !== undefined && Number.isFinite(Number(milliseconds))) return Number(milliseconds)
  const text = header('retry-after')
  if (text === undefined) return null
  const seconds = Number(text)
  if (Number.isFinite(seconds)) return seconds * 1000
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - Date.now())
}
