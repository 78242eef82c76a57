import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Line, openBridge } from '../../renderer/bridge.ts'

/** A host as the window knows it: one token, one cookie, one socket; frames are answered by hand. */
async function startHost(port = 0) {
  let token: string | null = 'once'
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const good = request.headers['x-parlance-token'] === token
    if (good) token = null
    response.writeHead(good ? 204 : 403).end()
  })
  const sockets = new WebSocketServer({ server, path: '/bridge' })
  const connected = () => new Promise<WebSocket>(resolve => sockets.once('connection', resolve))
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const stop = () => {
    for (const socket of sockets.clients) socket.terminate()
    server.closeAllConnections()
    return new Promise(resolve => server.close(resolve))
  }
  stops.push(stop)
  return { port: (server.address() as AddressInfo).port, asked, connected, stop }
}

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

/** As much of a window as the bridge uses. */
function pageAt(port: number, hash: string) {
  const visited: string[] = []
  const location = { href: `http://127.0.0.1:${port}/${hash}`, hash, pathname: '/', search: '' }
  const history = { replaceState: (_state: unknown, _title: string, url: string) => visited.push(url) }
  return { window: { location, history } as unknown as Window, visited }
}

interface Frame {
  id: number
  name: string
  input: unknown
}

const frame = (socket: WebSocket) =>
  new Promise<Frame>(resolve => socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString()) as Frame)))

async function opened() {
  const host = await startHost()
  const page = pageAt(host.port, '#token=once')
  const [socket, bridge] = await Promise.all([host.connected(), openBridge(page.window)])
  if (bridge.state !== 'open') throw new Error('the bridge was refused')
  return { host, page, socket, line: bridge.line }
}
const change = (line: Line) =>
  new Promise<'open' | 'lost'>(resolve => {
    const stop = line.onLink(link => {
      stop()
      resolve(link)
    })
  })

test('gives the one-time token for a session and takes it out of the address', async () => {
  const { host, page } = await opened()
  expect(host.asked).toEqual(['POST /session'])
  expect(page.visited).toEqual(['/'])
})

test('says so when the address was used before', async () => {
  const { host } = await opened()
  expect(await openBridge(pageAt(host.port, '#token=once').window)).toEqual({ state: 'refused' })
})

test('answers each call with its own answer, and hands events to those who listen', async () => {
  const { socket, line } = await opened()
  const first = line.call('app.snapshot', {})
  const one = await frame(socket)
  const second = line.call('settings.set', { theme: 'dark' })
  const two = await frame(socket)
  expect([one.name, two.name, two.input]).toEqual(['app.snapshot', 'settings.set', { theme: 'dark' }])
  socket.send(JSON.stringify({ id: two.id, result: { ok: true, value: 'second' } }))
  socket.send(JSON.stringify({ id: one.id, result: { ok: false, error: { kind: 'offline' } } }))
  expect(await Promise.all([first, second])).toEqual([
    { ok: false, error: { kind: 'offline' } },
    { ok: true, value: 'second' },
  ])

  const heard = new Promise(resolve => line.on('settings.changed', resolve))
  socket.send(JSON.stringify({ event: 'settings.changed', payload: { theme: 'dark', language: 'en' } }))
  expect(await heard).toEqual({ theme: 'dark', language: 'en' })
})

test('a line that is cut answers what was pending, comes back by itself, and says both', async () => {
  const { host, socket, line } = await opened()
  const pending = line.call('app.snapshot', {})
  await frame(socket)
  const lost = change(line)
  socket.terminate()
  expect(await pending).toEqual({ ok: false, error: { kind: 'offline' } })
  expect(await lost).toBe('lost')
  expect(await line.call('app.snapshot', {})).toEqual({ ok: false, error: { kind: 'offline' } })

  const [again, link] = await Promise.all([host.connected(), change(line)])
  expect(link).toBe('open')
  void line.call('app.snapshot', {})
  expect((await frame(again)).name).toBe('app.snapshot')
})

test('uses what preload put there, when there is something', async () => {
  const parlance = { call: () => Promise.resolve({ ok: true, value: null }), on: () => () => undefined }
  const bridge = await openBridge({ parlance } as unknown as Window)
  expect(bridge.state === 'open' && (await bridge.line.call('typing.send', {} as never))).toEqual({
    ok: true,
    value: null,
  })
})
