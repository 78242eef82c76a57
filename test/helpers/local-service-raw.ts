import { createHash, createHmac } from 'node:crypto'
import { WebSocket } from 'ws'
import { onTestFinished } from 'vitest'
import { eventually } from './eventually.ts'

export interface WireIdentifier {
  rawId: string
  communicationUser: { id: string }
}

export interface WireMessage {
  id: string
  type: string
  sequenceId: string
  version: string
  content: { message: string }
  deletedOn?: string
  metadata?: Record<string, string>
}

/** Every member some answer has; which ones are there is what a test finds out. */
export interface WireBody extends WireMessage {
  error: { code: string; message: string; target?: string }
  value: (WireMessage & { communicationIdentifier: WireIdentifier })[]
  /** Absent on the last page. */
  nextLink?: string
  chatThread: { id: string }
  retentionPolicy: unknown
  identity: { id: string }
  accessToken: { token: string; expiresOn: string }
  connectparams: Record<string, string>
  surl: string
  socketio: string
  ccid: string
}

export interface Answer {
  status: number
  headers: Headers
  text: string
  body: WireBody
}

interface Service {
  endpoint: string
  connectionString: string
}

export interface Ask {
  method?: string
  path: string
  token?: string
  headers?: Record<string, string>
  body?: unknown
  /** Query without the api-version; false leaves even that out. */
  version?: false
}

/** One request, as written. */
export async function ask(service: Service, input: Ask): Promise<Answer> {
  const url = `${service.endpoint}${input.path}`
  const versioned = input.version === false ? url : `${url}${url.includes('?') ? '&' : '?'}api-version=2025-03-15`
  const response = await fetch(versioned, {
    method: input.method ?? 'GET',
    headers: {
      ...(input.token === undefined ? {} : { authorization: `Bearer ${input.token}` }),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...input.headers,
    },
    ...(input.body === undefined
      ? {}
      : { body: typeof input.body === 'string' ? input.body : JSON.stringify(input.body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as WireBody,
  }
}

/** What an identity request looks like when it is signed; the optional members sign another one than is sent. */
export function signed(
  service: Service,
  input: {
    method: string
    path: string
    query?: string
    body?: string
    at?: Date
    key?: string
    hashed?: string
    /** Of the headers that are signed, in their order. */
    names?: readonly string[]
  },
): Ask {
  const path = `${input.path}?${input.query ?? 'api-version=2023-10-01'}`
  const date = (input.at ?? new Date()).toUTCString()
  const hash = createHash('sha256')
    .update(input.hashed ?? input.body ?? '')
    .digest('base64')
  const { host } = new URL(service.endpoint)
  const key = Buffer.from(input.key ?? service.connectionString.split('accesskey=')[1] ?? '', 'base64')
  const names = input.names ?? ['x-ms-date', 'host', 'x-ms-content-sha256']
  const values: Record<string, string> = { 'x-ms-date': date, host, 'x-ms-content-sha256': hash }
  const signature = createHmac('sha256', key)
    .update(`${input.method}\n${path}\n${names.map(name => values[name]).join(';')}`)
    .digest('base64')
  return {
    method: input.method,
    path,
    version: false,
    ...(input.body === undefined ? {} : { body: input.body }),
    headers: {
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=${names.join(';')}&Signature=${signature}`,
    },
  }
}

export interface RawSocket {
  frames: string[]
  /** Where pushes to this connection are addressed. */
  address: string
  send(frame: string | Uint8Array): void
  waitFor(test: (frame: string) => boolean): Promise<string>
  /** The bodies of the pushes so far. */
  pushes(): Record<string, unknown>[]
  closed(): Promise<number>
  close(): void
}

/** A place for one connection. */
export async function allocateRaw(service: Service, token: string, at = '/trouter/v4/a'): Promise<WireBody> {
  const headers = { 'x-skypetoken': token }
  return (await ask(service, { method: 'POST', path: `${at}?epid=1`, headers, version: false })).body
}

/** The answer to a handshake; good for one socket. */
export function shakeHandsRaw(service: Service, token: string, allocated: WireBody): Promise<Answer> {
  const query = new URLSearchParams({ ...allocated.connectparams, v: 'v4', timeout: '40', ccid: allocated.ccid })
  return ask(service, { path: `/socket.io/1/?${query}`, headers: { 'x-skypetoken': token }, version: false })
}

/** What comes of opening a socket for a session: `open`, or why not. */
export function openingOf(service: Service, sessionId: string, origin?: string): Promise<string> {
  return new Promise(resolve => {
    const address = `${service.endpoint.replace('http', 'ws')}/socket.io/1/websocket/${sessionId}`
    const client = new WebSocket(address, origin === undefined ? {} : { origin })
    onTestFinished(() => client.terminate())
    client.on('open', () => resolve('open'))
    client.on('error', cause => resolve(cause.message))
  })
}

/** Allocation, handshake and socket, one frame at a time. */
export async function connectRaw(service: Service, token: string, allocated?: WireBody): Promise<RawSocket> {
  const body = allocated ?? (await allocateRaw(service, token))
  const query = new URLSearchParams(body.connectparams)
  const [sessionId] = (await shakeHandsRaw(service, token, body)).text.split(':')
  const socket = new WebSocket(`${body.socketio.replace(/^http/, 'ws')}socket.io/1/websocket/${sessionId}?${query}`)
  onTestFinished(() => socket.terminate())
  const frames: string[] = []
  socket.on('message', (data: Buffer) => frames.push(data.toString('utf8')))
  const over = new Promise<number>(resolve => socket.on('close', resolve))
  const opened = new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  await opened
  return {
    frames,
    address: body.surl,
    send: frame => socket.send(frame),
    waitFor: test =>
      eventually(() => {
        const found = frames.find(test)
        if (found === undefined) throw new Error(`no such frame among ${frames.length}`)
        return found
      }),
    pushes: () => frames.filter(frame => frame.startsWith('3:::')).map(pushedBody),
    closed: () => over,
    close: () => socket.close(),
  }
}

function pushedBody(frame: string): Record<string, unknown> {
  const { body } = JSON.parse(frame.slice(4)) as { body: string }
  return JSON.parse(body) as Record<string, unknown>
}

export const register = (service: Service, token: string, socket: RawSocket, registrationId = 'one', ttl = 7200) =>
  ask(service, {
    method: 'POST',
    path: '/registrar/v3/registrations',
    version: false,
    headers: { 'x-skypetoken': token },
    body: {
      registrationId,
      nodeId: '',
      clientDescription: { appId: 'AcsWeb', templateKey: 'AcsWeb_Chat_2.1', platform: 'SPOOL' },
      transports: { TROUTER: [{ context: '', path: socket.address, ttl }] },
    },
  })
