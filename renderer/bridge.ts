import type { Bridge, EventName } from '../electron/contract/ipc.ts'
import type { AppError, Result } from '../electron/contract/result.ts'

declare global {
  interface Window {
    /** What preload puts there; in a browser there is none. */
    parlance?: Bridge
  }
}

/** The bridge, and what a browser adds to it: its line to the app can be cut. */
export interface Line extends Bridge {
  onLink(listener: (link: 'open' | 'lost') => void): () => void
}

export type Opened = { state: 'open'; line: Line } | { state: 'refused' }

export async function openBridge(window: Window): Promise<Opened> {
  if (window.parlance) return { state: 'open', line: preloadLine(window.parlance) }
  const token = /^#token=(.+)$/.exec(window.location.hash)?.[1]
  if (token) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search)
    const session = await exchange(new URL('/session', window.location.href), token)
    if (!session) return { state: 'refused' }
  }
  const address = new URL('bridge', window.location.href.replace(/^http/, 'ws'))
  const socket = await connect(address)
  return socket ? { state: 'open', line: socketLine(address, socket) } : { state: 'refused' }
}

const preloadLine = (bridge: Bridge): Line => ({
  call: (name, input) => bridge.call(name, input),
  on: (name, listener) => bridge.on(name, listener),
  onLink: () => () => undefined,
})

async function exchange(address: URL, token: string): Promise<boolean> {
  const headers = { 'x-parlance-token': decodeURIComponent(token) }
  const answer = await fetch(address, { method: 'POST', headers, credentials: 'same-origin' }).catch(() => null)
  return answer?.status === 204
}

function connect(address: URL): Promise<WebSocket | null> {
  return new Promise(resolve => {
    const socket = new WebSocket(address)
    socket.onopen = () => resolve(socket)
    socket.onclose = () => resolve(null)
  })
}

interface Frame {
  id?: number
  result?: Result<never>
  event?: EventName
  payload?: never
}

const offline: { ok: false; error: AppError } = { ok: false, error: { kind: 'offline' } }
const LONGEST_WAIT_MS = 10_000

function socketLine(address: URL, first: WebSocket): Line {
  const pending = new Map<number, (result: Result<never>) => void>()
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  const links = new Set<(link: 'open' | 'lost') => void>()
  let socket = first
  let calls = 0

  const hear = ({ data }: MessageEvent<string>) => {
    const frame = JSON.parse(data) as Frame
    if (frame.id !== undefined && frame.result) {
      pending.get(frame.id)?.(frame.result)
      pending.delete(frame.id)
    } else if (frame.event) {
      for (const listener of listeners.get(frame.event) ?? []) listener(frame.payload as never)
    }
  }
  const lost = () => {
    for (const answer of pending.values()) answer(offline)
    pending.clear()
    for (const listener of links) listener('lost')
    reconnect(500)
  }
  const reconnect = (wait: number) =>
    setTimeout(async () => {
      const next = await connect(address)
      if (!next) return reconnect(Math.min(wait * 2, LONGEST_WAIT_MS))
      take(next)
      for (const listener of links) listener('open')
    }, wait)
  const take = (next: WebSocket) => {
    socket = next
    socket.onmessage = hear
    socket.onclose = lost
  }
  take(first)

  return {
    call(name, input) {
      if (socket.readyState !== WebSocket.OPEN) return Promise.resolve(offline)
      const id = ++calls
      socket.send(JSON.stringify({ id, name, input }))
      return new Promise(resolve => void pending.set(id, resolve))
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener))
      return () => void known.delete(listener)
    },
    onLink(listener) {
      links.add(listener)
      return () => void links.delete(listener)
    },
  }
}
