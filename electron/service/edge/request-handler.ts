import type { IncomingMessage, ServerResponse } from 'node:http'
import type { VerifiedCaller } from '../domain.ts'
import type { Log } from '../log.ts'
import { verifyToken } from '../operations/token.ts'
import { ServiceError, refusal } from '../service-error.ts'
import type { ServiceContext } from '../service-context.ts'
import { verifySignature } from './access-key.ts'
import { answer, errorReply } from './answer.ts'
import type { Call, Reply, Route } from './call.ts'
import { corsHeaders, isAllowedOrigin, preflightHeaders } from './cors.ts'
import type { Faults, RequestFault } from './faults.ts'
import { linkBase, requestBase } from './link-base.ts'
import { readRequest } from './read-request.ts'
import { clientRequestId, createRequestIds } from './request-id.ts'
import { createRouter } from './router.ts'
import type { Throttle } from './throttle.ts'

export interface HandlerOptions {
  context: ServiceContext
  routes: readonly Route[]
  accessKey: Buffer
  /** Our own address; known once the port is. */
  endpoint: () => string
  throttle: Throttle | undefined
  faults: Faults | undefined
  log: Log
}

const alwaysSent = { 'api-supported-versions': '2021-03-07, 2023-10-01, 2024-03-07, 2024-09-01, 2025-03-15' }

/** The whole story of a request, in order; operations begin in the order their bodies are complete. */
export function createRequestHandler(options: HandlerOptions) {
  const match = createRouter(options.routes)
  const nextId = createRequestIds()

  const prepare = async (request: IncomingMessage, header: Call['header']): Promise<[Route, Call]> => {
    const url = request.url ?? '/'
    const method = request.method ?? 'GET'
    const [path = '/', search = ''] = url.split('?', 2)
    const found = match(method, path)
    if (found.found === 'nothing') throw refusal.unknownPath()
    if (found.found === 'other-method') throw refusal.methodNotAllowed()
    const body = await readRequest(request)
    const query = new URLSearchParams(search)
    const { route } = found
    const caller = authenticate(options, route, { method, url, header, body })
    if ((route.auth === 'bearer' || route.auth === 'key') && !query.has('api-version')) {
      throw refusal.unsupportedApiVersion()
    }
    const base = requestBase(header, options.endpoint())
    return [route, { params: found.params, query, header, body, caller, base, linkBase: linkBase(header, base) }]
  }

  const serve = async (
    request: IncomingMessage,
    response: ServerResponse,
    header: Call['header'],
    log: Log,
  ): Promise<Reply> => {
    const began = performance.now()
    const [route, call] = await prepare(request, header)
    const name = `${route.method} ${route.path}`
    const { userId } = call.caller
    const fault = options.faults?.request?.({
      method: route.method,
      route: route.path,
      url: request.url ?? '/',
      userId,
    })
    const instead = fault && (await beforehand(fault, response))
    if (instead !== undefined) return instead
    options.throttle?.({ limit: route.limit, userId, threadId: call.params['threadId'] ?? '' })
    // Begun before the operation, so that its answer leaves ahead of the pushes it causes.
    const turn = endOfTurn()
    const reply = route.run(options.context, call)
    log('debug', 'request', { route: name, status: reply.status, ms: Math.round(performance.now() - began) })
    if (fault?.kind === 'lose-response') response.destroy()
    await turn
    if (fault?.kind === 'late-response') await later(fault.ms)
    return fault?.kind === 'replace-response' ? fault : reply
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const header = (name: string): string | undefined => {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    }
    const origin = header('origin')
    if (!isAllowedOrigin(origin)) return answer(response, errorReply(refusal.originRefused()))
    if (request.method === 'OPTIONS' && origin !== undefined) {
      return answer(response, { status: 204, headers: preflightHeaders(origin) })
    }
    const id = nextId()
    const client = clientRequestId(header('x-ms-client-request-id'))
    const log: Log = (level, event, fields) => options.log(level, event, { id, client, ...fields })
    const headers = { ...alwaysSent, 'MS-CV': id, ...corsHeaders(origin) }
    serve(request, response, header, log)
      .catch((cause: unknown) => failureReply(cause, request, log))
      .then(reply => answer(response, { ...reply, headers: { ...headers, ...reply.headers } }))
      .catch((cause: unknown) => {
        log('error', 'answer-failed', { cause: String(cause) })
        response.destroy()
      })
  }
}

// What was asked in one turn of the loop is answered together: a client woken for each answer by itself costs more
// than what it asked for.
const endOfTurn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

const nobody: VerifiedCaller = { userId: '', scopes: [], expiresAt: 0 }

function authenticate(
  options: HandlerOptions,
  route: Route,
  request: { method: string; url: string; header: Call['header']; body: Buffer },
): VerifiedCaller {
  switch (route.auth) {
    case 'open':
      return nobody
    case 'key':
      verifySignature(request, { key: options.accessKey, now: options.context.now() })
      return nobody
    case 'skypetoken':
      return holderOf(options, request.header('x-skypetoken') ?? '')
    case 'bearer': {
      const [, token] = /^Bearer ([\w.-]+)$/i.exec(request.header('authorization') ?? '') ?? []
      return holderOf(options, token ?? '')
    }
    default:
      return route.auth satisfies never
  }
}

function holderOf({ context, faults }: HandlerOptions, token: string): VerifiedCaller {
  const caller = verifyToken(context, token)
  if (faults?.isExpired?.({ userId: caller.userId, token })) throw refusal.tokenExpired()
  return caller
}

const later = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

async function beforehand(fault: RequestFault, response: ServerResponse): Promise<Reply | undefined> {
  if (fault.kind === 'answer') return fault
  if (fault.kind === 'reset') {
    response.destroy()
    return { status: 503 }
  }
  if (fault.kind === 'delay') await later(fault.ms)
  return undefined
}

function failureReply(cause: unknown, request: IncomingMessage, log: Log): Reply {
  if (cause instanceof ServiceError) {
    log('debug', 'refused', { method: request.method, status: cause.status, code: cause.code })
    return errorReply(cause)
  }
  if (!request.destroyed || request.complete) {
    // Messages of errors may quote what was asked; the places in our code do not.
    const places = cause instanceof Error ? cause.stack?.split('\n').slice(1, 6).join(' ') : undefined
    log('error', 'bug', { cause: nameOf(cause), places })
  }
  return errorReply(isStorageFailure(cause) ? refusal.unavailable() : refusal.bug())
}

const nameOf = (cause: unknown): string =>
  cause instanceof Error ? `${cause.name}${'code' in cause ? ` ${String(cause.code)}` : ''}` : typeof cause

const isStorageFailure = (cause: unknown): boolean => /SQLITE_(FULL|IOERR|READONLY)/.test(nameOf(cause))
