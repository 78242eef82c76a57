import {
  createServer as createPlainServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Log } from '../log.ts'
import type { Hub } from '../realtime/hub.ts'
import { StartError } from '../start-error.ts'
import { isAllowedOrigin } from './cors.ts'
import type { Certificate } from './self-signed-certificate.ts'

const host = '127.0.0.1'
const closeWithinMs = 5000
const maxFrameBytes = 64 * 1024

export interface Listening {
  port: number
  /** Lets requests in progress finish, says goodbye to sockets, then closes whatever is left. */
  close(): Promise<void>
}

/** Takes the port on loopback. Throws StartError when it cannot. */
export async function listen(options: {
  port: number
  /** Speaks https when given. */
  certificate: Certificate | undefined
  handle: RequestListener
  hub: Hub
  log: Log
}): Promise<Listening> {
  const { hub, log } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  const unanswered = new Set<ServerResponse>()
  const answerTo: RequestListener = (request, response) => {
    unanswered.add(response)
    response.on('close', () => unanswered.delete(response))
    options.handle(request, response)
  }
  const settings = { keepAliveTimeout: 65_000, requestTimeout: 60_000 }
  const server = options.certificate
    ? createSecureServer({ ...settings, ...options.certificate }, answerTo)
    : createPlainServer(settings, answerTo)
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const [, sessionId = ''] = /^\/socket\.io\/1\/websocket\/([\w-]+)\/?(?:\?|$)/.exec(request.url ?? '') ?? []
    if (!isAllowedOrigin(request.headers.origin)) return refuse(socket, '403 Forbidden')
    if (!hub.isExpected(sessionId)) return refuse(socket, '401 Unauthorized')
    sockets.handleUpgrade(request, socket, head, client => hub.accept(sessionId, client))
  })
  const connections = new Set<Socket>()
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  server.on('clientError', (_cause, socket) => refuse(socket, '400 Bad Request'))
  const port = await listening(server, options.port)
  return {
    port,
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      for (const response of unanswered) if (!response.headersSent) response.setHeader('Connection', 'close')
      hub.close()
      // Node counts a connection as idle only once it has asked for something, and clients keep spare ones open.
      for (const connection of connections) if (connection.bytesRead === 0) connection.destroy()
      const deadline = setTimeout(() => {
        log('warn', 'closing-by-force')
        for (const client of sockets.clients) client.terminate()
        server.closeAllConnections()
      }, closeWithinMs)
      await Promise.all([
        closed,
        ...[...sockets.clients].map(client => new Promise(done => client.once('close', done))),
      ])
      clearTimeout(deadline)
    },
  }
}

function refuse(socket: Duplex, status: string): void {
  if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  else socket.destroy()
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new StartError({
          failure: 'cannot-listen',
          message:
            cause.code === 'EADDRINUSE'
              ? `port ${port} is already in use; choose another with --port, or 0 for a free one`
              : `cannot listen on ${host}:${port}: ${cause.code ?? cause.name}`,
        }),
      ),
    )
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}
