import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { fail, ok } from '../../contract/result.ts'
import type { Result } from '../../contract/result.ts'
import { securityHeaders } from '../both/content-security.ts'
import { readStaticFile } from '../both/static-file.ts'
import { createWebSession } from './session.ts'

export interface WebServer {
  origin: string
  /** Good for one browser, once. */
  link: string
  close(): Promise<void>
}

/** The window's files and one WebSocket, on loopback only, for this origin only. */
export async function startWebServer(input: {
  port: number
  folder: string
  maxFrame: number
  onSocket: (socket: WebSocket) => void
}): Promise<Result<WebServer, { code: string }>> {
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 10_000, maxHeaderSize: 16_384 })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: input.maxFrame, perMessageDeflate: false })
  const port = (): number => portOf(server)
  const origin = (): string => `http://127.0.0.1:${port()}`
  const session = createWebSession(port)

  /** Another site can make a browser send us requests, or point its own name at this address; neither looks like this. */
  const isOurs = (request: IncomingMessage, originRequired: boolean): boolean =>
    `http://${request.headers.host}` === origin() &&
    (request.headers.origin === undefined ? !originRequired : request.headers.origin === origin())

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = pathOf(request)
    if (!path || !isOurs(request, request.method !== 'GET')) return end(response, 403)
    if (path === '/session') return openSession(request, response)
    if (request.method !== 'GET') return end(response, 405)
    const file = await readStaticFile(input.folder, path)
    if (file) end(response, 200, { 'content-type': file.type, 'cache-control': 'no-cache' }, file.body)
    else end(response, 404)
  }

  function openSession(request: IncomingMessage, response: ServerResponse): void {
    request.resume()
    const token = request.headers['x-parlance-token']
    const cookie = request.method === 'POST' && typeof token === 'string' ? session.redeem(token) : null
    if (cookie) end(response, 204, { 'set-cookie': cookie })
    else end(response, 403)
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy())
    const welcome = pathOf(request) === '/bridge' && isOurs(request, true)
    if (!welcome) socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
    else if (!session.holds(request.headers.cookie))
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n')
    else sockets.handleUpgrade(request, socket, head, input.onSocket)
  })
  server.on('clientError', (_error, socket) => socket.destroy())

  const problem = await listen(server, input.port)
  if (problem) return fail({ code: problem })
  return ok({
    origin: origin(),
    link: `${origin()}/#token=${session.token}`,
    close: () => close(server, sockets),
  })
}

function pathOf(request: IncomingMessage): string | null {
  const target = request.url ?? ''
  return /^\/(?!\/)/.test(target) && URL.canParse(target, 'http://127.0.0.1')
    ? new URL(target, 'http://127.0.0.1').pathname
    : null
}

function end(response: ServerResponse, status: number, headers: Record<string, string> = {}, body?: Buffer): void {
  response.writeHead(status, { ...securityHeaders, ...headers }).end(body)
}

/** The code of what stands in the way, null when it listens. */
const listen = (server: Server, port: number): Promise<string | null> =>
  new Promise(resolve => {
    server.once('error', cause => resolve('code' in cause ? String(cause.code) : cause.message))
    server.listen(port, '127.0.0.1', () => resolve(null))
  })

function portOf(server: Server): number {
  const address = server.address()
  return address !== null && typeof address === 'object' ? address.port : 0
}

function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate()
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
