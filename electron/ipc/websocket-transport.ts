import type { RawData, WebSocket } from 'ws'
import type { Publish } from '../contract/ipc.ts'
import type { Door } from './door.ts'

/** Far above the largest call the contract allows. */
export const MAX_FRAME = 2 * 1024 * 1024

/** A page that stopped reading is dropped before what it did not read fills our memory; it reads anew when it returns. */
const MAX_BACKLOG = 32 * 1024 * 1024

const MALFORMED = 1008
const GOING_AWAY = 1001

/** Answers every connection handed to `serve` until it closes. */
export function serveWebSocket(sockets: Set<WebSocket>, door: Door<WebSocket>) {
  async function receive(socket: WebSocket, data: RawData, isBinary: boolean): Promise<void> {
    const frame = isBinary ? null : readFrame(data)
    if (frame) send(socket, { id: frame.id, result: await door(socket, frame.name, frame.input) })
    else socket.close(MALFORMED, 'malformed frame')
  }

  return {
    serve(socket: WebSocket): void {
      sockets.add(socket)
      socket.on('message', (data, isBinary) => void receive(socket, data, isBinary))
      // An oversized or broken frame arrives here; ws has begun to close the connection.
      socket.on('error', () => socket.terminate())
      socket.on('close', () => sockets.delete(socket))
    },
    stop(): void {
      for (const socket of sockets) socket.close(GOING_AWAY, 'the app is closing')
    },
  }
}

export const publishToSockets =
  (sockets: ReadonlySet<WebSocket>): Publish =>
  (name, payload) => {
    for (const socket of sockets) send(socket, { event: name, payload })
  }

function send(socket: WebSocket, frame: unknown): void {
  if (socket.readyState !== socket.OPEN) return
  if (socket.bufferedAmount > MAX_BACKLOG) socket.terminate()
  else socket.send(JSON.stringify(frame))
}

interface Frame {
  id: number
  name: unknown
  input: unknown
}

function readFrame(data: RawData): Frame | null {
  try {
    const value: unknown = JSON.parse(textOf(data))
    if (typeof value !== 'object' || value === null || !('id' in value)) return null
    const { id } = value
    if (typeof id !== 'number' || !Number.isSafeInteger(id)) return null
    return { id, name: 'name' in value ? value.name : undefined, input: 'input' in value ? value.input : undefined }
  } catch {
    return null
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8')
  return data instanceof ArrayBuffer ? Buffer.from(data).toString('utf8') : data.toString('utf8')
}
