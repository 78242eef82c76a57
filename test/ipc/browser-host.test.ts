import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import type { Door } from '../../electron/ipc/door.ts'
import { publishToSockets, serveWebSocket } from '../../electron/ipc/websocket-transport.ts'
import { startWebServer } from '../../electron/shell/web/web-server.ts'
import { tempDir } from '../helpers/temp-dir.ts'

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

async function startHost(
  door: Door<WebSocket> = (_sender, name, input) => Promise.resolve({ ok: true, value: [name, input] }),
) {
  const folder = join(tempDir(), 'renderer')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.html'), '<!doctype html>our page')
  writeFileSync(join(folder, '..', 'secret.html'), 'outside')
  const sockets: Parameters<typeof serveWebSocket>[0] = new Set()
  const transport = serveWebSocket(sockets, door)
  const started = await startWebServer({
    port: 0,
    folder,
    maxFrame: 10_000,
    onSocket: socket => transport.serve(socket),
  })
  if (!started.ok) throw new Error(started.error.code)
  const server = started.value
  onTestFinished(() => server.close())
  const { port, host } = new URL(server.origin)
  const token = server.link.split('#token=')[1] ?? ''

  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, response => {
        let body = ''
        response.setEncoding('utf8').on('data', (text: string) => (body += text))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
      })
      sent.on('error', reject)
      sent.end()
    })
  const redeem = (given = token, origin = server.origin) =>
    ask('/session', { origin, 'x-parlance-token': given }, 'POST')
  const cookieOf = (answer: Answer): string => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''

  /** An open connection, or the status it was refused with. */
  const connect = (headers: Record<string, string>): Promise<WebSocket | number> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://${host}/bridge`, { headers, agent: undefined })
      socket.on('open', () => resolve(socket))
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.on('error', reject)
      onTestFinished(() => socket.terminate())
    })
  const bridge = async (): Promise<WebSocket> => {
    const socket = await connect({ origin: server.origin, cookie: cookieOf(await redeem()) })
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
    return socket
  }
  return { server, host, token, sockets, ask, redeem, cookieOf, connect, bridge }
}

const nextFrame = (socket: WebSocket): Promise<unknown> =>
  new Promise(resolve => socket.once('message', data => resolve(JSON.parse((data as Buffer).toString()))))
const closing = (socket: WebSocket): Promise<number> => new Promise(resolve => socket.once('close', resolve))

test('serves the page with the policy that lets it load nothing but itself', async () => {
  const { ask } = await startHost()
  const page = await ask('/')
  expect(page).toMatchObject({ status: 200, body: '<!doctype html>our page' })
  expect(page.headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types parlance dompurify",
  )
  expect(page.headers['x-content-type-options']).toBe('nosniff')
  expect((await ask('/nothing.html')).headers['content-security-policy']).toBeDefined()
})

test.each([
  '/../secret.html',
  '/..%2fsecret.html',
  '/%2e%2e/secret.html',
  '/..\\secret.html',
  '/%00',
  '/%',
  '//x',
  '*',
])('serves nothing outside its folder for %j', async path => {
  const { ask } = await startHost()
  const answer = await ask(path)
  expect([403, 404]).toContain(answer.status)
  expect(answer.body).not.toContain('outside')
})

test('refuses requests that name another host, as after DNS rebinding, or come from another origin', async () => {
  const { server, host, ask, redeem, token } = await startHost()
  expect((await ask('/', { host: 'evil.example' })).status).toBe(403)
  expect((await ask('/', { host: host.replace('127.0.0.1', 'localhost') })).status).toBe(403)
  expect((await ask('/', { origin: 'http://evil.example' })).status).toBe(403)
  expect((await redeem(token, 'http://evil.example')).status).toBe(403)
  expect((await ask('/session', { 'x-parlance-token': token }, 'POST')).status).toBe(403)
  expect((await ask('/', { origin: server.origin }, 'DELETE')).status).toBe(405)
  expect((await redeem()).status).toBe(204)
})

test('exchanges the token of the link once, for a cookie that scripts and other sites never see', async () => {
  const { redeem, token } = await startHost()
  expect((await redeem('wrong')).status).toBe(403)
  const first = await redeem()
  expect(first.status).toBe(204)
  expect(first.headers['set-cookie']?.[0]).toMatch(/^parlance-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/bridge$/)
  expect(first.headers['set-cookie']?.[0]).not.toContain(token)
  expect((await redeem()).status).toBe(403)
})

test('connects only who holds the cookie and comes from the page', async () => {
  const { server, redeem, cookieOf, connect } = await startHost()
  const cookie = cookieOf(await redeem())
  expect(await connect({ origin: server.origin })).toBe(401)
  expect(await connect({ origin: server.origin, cookie: `${cookie}x` })).toBe(401)
  expect(await connect({ origin: 'http://evil.example', cookie })).toBe(403)
  expect(await connect({ cookie })).toBe(403)
  expect(await connect({ origin: server.origin, cookie, host: 'evil.example' })).toBe(403)
  expect(await connect({ origin: server.origin, cookie: `other=1; ${cookie}` })).toBeInstanceOf(WebSocket)
})

test('answers calls by their id, in whatever order they are done, and tells events', async () => {
  const waiting: (() => void)[] = []
  const { bridge, sockets } = await startHost(
    (_, name) =>
      new Promise(resolve => {
        const answer = () => resolve({ ok: true, value: name })
        if (name === 'slow') waiting.push(answer)
        else answer()
      }),
  )
  const socket = await bridge()
  socket.send(JSON.stringify({ id: 1, name: 'slow', input: {} }))
  socket.send(JSON.stringify({ id: 2, name: 'quick', input: {} }))
  expect(await nextFrame(socket)).toEqual({ id: 2, result: { ok: true, value: 'quick' } })
  waiting[0]?.()
  expect(await nextFrame(socket)).toEqual({ id: 1, result: { ok: true, value: 'slow' } })
  publishToSockets(sockets)('notice.changed', [])
  expect(await nextFrame(socket)).toEqual({ event: 'notice.changed', payload: [] })
})

test.each(['', 'not json', '[]', 'null', '{"name":"app.snapshot"}', '{"id":"1"}', '{"id":1.5}'])(
  'closes a connection that sends %j',
  async text => {
    const { bridge, ask } = await startHost()
    const socket = await bridge()
    socket.send(text)
    expect(await closing(socket)).toBe(1008)
    expect((await ask('/')).status).toBe(200)
  },
)

test('closes a connection that sends binary data or a frame without end', async () => {
  const { connect, server, redeem, cookieOf, ask } = await startHost()
  const cookie = cookieOf(await redeem())
  for (const [data, code] of [
    [Buffer.from('{"id":1}'), 1008],
    ['x'.repeat(20_000), 1009],
  ] as const) {
    const socket = await connect({ origin: server.origin, cookie })
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
    socket.send(data)
    expect(await closing(socket)).toBe(code)
  }
  expect((await ask('/')).status).toBe(200)
})

test('a port that is taken is an answer, not a crash', async () => {
  const { server } = await startHost()
  const port = Number(new URL(server.origin).port)
  const second = await startWebServer({ port, folder: '.', maxFrame: 1, onSocket: () => undefined })
  expect(second).toEqual({ ok: false, error: { code: 'EADDRINUSE' } })
})
