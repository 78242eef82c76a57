import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

// What the local service is measured against: reads JSON and answers JSON, and before that says the same to every
// socket it has, with nothing known, checked or kept. A process of its own, as the service is.

// As long as the service waits: a connection has nothing to do while the other side is measured.
const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const heard = JSON.parse(Buffer.concat(chunks).toString()) as { content: string }
    const frame = `3:::${JSON.stringify({ id: 1, body: JSON.stringify({ messageBody: heard.content }) })}`
    for (const client of sockets.clients) client.send(frame)
    const body = JSON.stringify({ id: '1', heard })
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  })
})
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }))
})
