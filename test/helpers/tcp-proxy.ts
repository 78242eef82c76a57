import { createServer, connect, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A stretch of network between an app and a service, for one test. */
export interface TcpProxy {
  port: number
  /** Breaks every connection and lets no other through, as pulling the cable does where somebody notices. */
  cut(): void
  /** Nothing gets through in either direction and nobody is told. */
  stall(): void
  /** As it was: what stalled flows on, what was cut can be made anew. */
  restore(): void
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let state: 'open' | 'cut' | 'stalled' = 'open'
  const sockets = new Set<Socket>()
  const server: Server = createServer(near => {
    if (state === 'cut') return void near.resetAndDestroy()
    const far = connect(targetPort, '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.on('data', data => void other.write(data))
      one.on('end', () => other.end())
      if (state === 'stalled') one.pause()
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      state = 'cut'
      for (const socket of sockets) socket.resetAndDestroy()
    },
    stall() {
      state = 'stalled'
      for (const socket of sockets) socket.pause()
    },
    restore() {
      state = 'open'
      for (const socket of sockets) socket.resume()
    },
  }
}
