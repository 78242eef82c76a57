import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

/** A proxy as companies have one: it leads where CONNECT asks it to, and remembers what it was asked. */
export interface ConnectProxy {
  url: string
  /** Hosts with their ports, in order. */
  asked: string[]
  /** As one does that wants a password. */
  refuses: boolean
  close(): void
}

/** `to`: the port where everything it is asked for really is. */
export async function startConnectProxy(to: number): Promise<ConnectProxy> {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    sockets.add(socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket)))
    return socket
  }
  const server: Server = createServer((_request, response) => void response.writeHead(405).end())
  server.on('connect', ({ url = '' }, near: Socket) => {
    proxy.asked.push(url)
    keep(near)
    if (proxy.refuses) return void near.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const far = keep(connect(to, '127.0.0.1'))
    far.once('connect', () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n')
      near.pipe(far).pipe(near)
    })
    far.once('close', () => near.destroy())
    near.once('close', () => far.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const proxy: ConnectProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    refuses: false,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
  return proxy
}
