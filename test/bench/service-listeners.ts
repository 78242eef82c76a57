import { once } from 'node:events'
import { WebSocket } from 'ws'

export interface Listeners {
  /** Resolves with the moment the next push has reached every one of them. */
  everybodyHeard(): Promise<number>
  close(): void
}

/** Sockets that wait for a push each. */
export async function listenAt(addresses: readonly string[]): Promise<Listeners> {
  const sockets = addresses.map(address => new WebSocket(address, { perMessageDeflate: false }))
  let missing = 0
  let done: (at: number) => void = () => {}
  for (const socket of sockets) {
    socket.on('message', (data: Buffer) => {
      if (data[0] === 0x33 && --missing === 0) done(performance.now())
    })
  }
  await Promise.all(sockets.map(socket => once(socket, 'open')))
  return {
    everybodyHeard() {
      missing = sockets.length
      return new Promise(resolve => (done = resolve))
    },
    close: () => sockets.forEach(socket => socket.terminate()),
  }
}

interface Allocation {
  connectparams: Record<string, string>
  surl: string
  socketio: string
}

/** Goes through allocation and handshake as the signaling client does; what is left is the socket, and then to register. */
export async function shakeHands(endpoint: string, token: string) {
  const headers = { 'x-skypetoken': token }
  const allocation = await fetch(`${endpoint}/trouter/v4/a`, { method: 'POST', headers })
  const { connectparams, socketio, surl } = (await allocation.json()) as Allocation
  const handshake = await fetch(`${socketio}socket.io/1/?${new URLSearchParams(connectparams)}`, { headers })
  const [sessionId] = (await handshake.text()).split(':')
  return {
    address: `${socketio.replace(/^http/, 'ws')}socket.io/1/websocket/${sessionId}`,
    async register(): Promise<void> {
      const transports = { TROUTER: [{ context: '', path: surl, ttl: 7200 }] }
      const body = JSON.stringify({ registrationId: 'bench', transports })
      const answer = await fetch(`${endpoint}/registrar/v3/registrations`, { method: 'POST', headers, body })
      if (!answer.ok) throw new Error(`not registered: ${answer.status}`)
    },
  }
}
