import type { ServerResponse } from 'node:http'
import type { ServiceError } from '../service-error.ts'
import type { Reply } from './call.ts'

export function answer(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) return
  const body = reply.body === undefined ? '' : typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)
  const headers: Record<string, string | number> = { ...reply.headers }
  if (reply.body !== undefined) {
    headers['Content-Type'] ??=
      typeof reply.body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  }
  if (reply.status !== 204) headers['Content-Length'] = Buffer.byteLength(body)
  response.writeHead(reply.status, headers)
  response.end(body)
}

export function errorReply(error: ServiceError): Reply {
  return {
    status: error.status,
    ...(error.retryAfterSeconds === undefined ? {} : { headers: { 'Retry-After': String(error.retryAfterSeconds) } }),
    body: {
      error: {
        code: error.code,
        message: error.message,
        ...(error.target === undefined ? {} : { target: error.target }),
      },
    },
  }
}
