import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** A POST that is sent again and again, as bytes. */
export interface Post {
  endpoint: string
  path: string
  token: string
  body: object
}

export interface Sender {
  /** Posts and waits for the answer; throws unless it is 201. */
  send(): Promise<void>
  close(): void
}

/** One kept-alive connection. Costs as little as it can, so that what is measured is the other side. */
export async function openSender({ endpoint, path, token, body }: Post): Promise<Sender> {
  const { hostname, port, host } = new URL(endpoint)
  const socket: Socket = connect(Number(port), hostname).setNoDelay(true)
  await once(socket, 'connect')
  const text = JSON.stringify(body)
  const head = [
    `POST ${path}?api-version=2025-03-15 HTTP/1.1`,
    ...[`Host: ${host}`, 'Content-Type: application/json', 'Accept: application/json'],
    ...[`Authorization: Bearer ${token}`, `Content-Length: ${Buffer.byteLength(text)}`],
  ]
  const request = Buffer.from(`${head.join('\r\n')}\r\n\r\n${text}`)
  let heard = ''
  let waiting: { resolve: () => void; reject: (cause: Error) => void } | undefined
  socket.on('data', data => {
    heard += data.toString('latin1')
    const end = heard.indexOf('\r\n\r\n')
    if (end < 0) return
    const size = Number(/\r\ncontent-length: (\d+)/i.exec(heard)?.[1])
    if (heard.length < end + 4 + size) return
    const answer = heard
    heard = ''
    if (answer.startsWith('HTTP/1.1 201')) waiting?.resolve()
    else waiting?.reject(new Error(answer))
  })
  socket.on('error', cause => waiting?.reject(cause))
  socket.on('close', () => waiting?.reject(new Error('the connection was closed')))
  return {
    send: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

/** Sends per second over all of these at once, each as soon as its last was answered. */
export async function rate(senders: readonly Sender[], sends: number): Promise<number> {
  let left = sends
  const started = performance.now()
  await Promise.all(
    senders.map(async sender => {
      while (left-- > 0) await sender.send()
    }),
  )
  return sends / ((performance.now() - started) / 1000)
}
