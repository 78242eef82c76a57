import type { WebSocket } from 'ws'
import type { UserId } from '../domain.ts'
import type { Log } from '../log.ts'
import {
  ackFrame,
  connectFrame,
  disconnectFrame,
  frameType,
  heartbeatFrame,
  parseFrame,
  parsePushAnswer,
  pushFrame,
  readyFrame,
} from './frames.ts'

/** What the handshake promises; a client gives up two seconds after either passes in silence. */
export const heartbeatSeconds = 15
export const closeSeconds = 30
const beatEveryMs = 10_000
const maxQueuedBytes = 16 * 1024 * 1024

export interface Connection {
  readonly userId: UserId
  readonly allocationId: string
  push(body: string): void
  /** The token it lives on was renewed. */
  extend(expiresAt: number): void
  /** Beats, and ends what is expired or silent; called about once a second. */
  tick(): void
  /** Says goodbye; clients come back by themselves. */
  end(reason: string): void
  /** Breaks the line, as a network failure would. */
  cut(): void
}

export function openConnection(options: {
  socket: WebSocket
  userId: UserId
  allocationId: string
  expiresAt: number
  now: () => number
  log: Log
  closed: (connection: Connection) => void
}): Connection {
  const { socket, log, now } = options
  let expiresAt = options.expiresAt
  let heardAt = now()
  let beatAt = now()
  let pushes = 0

  const send = (frame: string): void => {
    if (socket.readyState !== socket.OPEN) return
    socket.send(frame)
    if (socket.bufferedAmount > maxQueuedBytes) {
      log('warn', 'socket-too-slow', { queued: socket.bufferedAmount })
      socket.terminate()
    }
  }

  const hear = (text: string): void => {
    heardAt = now()
    const frame = parseFrame(text)
    if (frame === undefined) return connection.end('not a frame')
    if (frame.type === frameType.disconnect) return socket.close(1000)
    if (frame.type === frameType.event && frame.id !== '') return send(ackFrame(frame))
    if (frame.type === frameType.message || frame.type === frameType.json) {
      const answer = parsePushAnswer(frame.data)
      if (answer && answer.status !== 200) log('debug', 'push-not-handled', { status: answer.status })
    }
  }

  const connection: Connection = {
    userId: options.userId,
    allocationId: options.allocationId,
    push(body) {
      pushes += 1
      send(pushFrame({ id: pushes, url: `/v4/f/${options.allocationId}/chat`, body }))
    },
    extend(until) {
      expiresAt = Math.max(expiresAt, until)
    },
    tick() {
      const at = now()
      if (at >= expiresAt) return connection.end('token expired')
      if (at - heardAt > closeSeconds * 1000 + 2000) return socket.terminate()
      if (at - beatAt < beatEveryMs) return
      beatAt = at
      send(heartbeatFrame)
    },
    end(reason) {
      log('debug', 'socket-ended', { reason })
      send(disconnectFrame)
      socket.close(1000)
    },
    cut: () => socket.terminate(),
  }

  socket.on('message', (data: Buffer, isBinary: boolean) =>
    isBinary ? socket.close(1003) : hear(data.toString('utf8')),
  )
  socket.on('error', cause => log('debug', 'socket-error', { cause: cause.name }))
  socket.on('close', () => options.closed(connection))
  send(connectFrame)
  send(readyFrame)
  return connection
}
