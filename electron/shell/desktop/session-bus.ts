import { connect, type Socket } from 'node:net'
import type { Clock } from '../../core/system-ports.ts'
import { decode, encode, type Argument, type Fields, type Message, type Value } from './dbus-message.ts'

/** Whoever does not answer that long is not there. */
const patienceMs = 5000

/** The bus that the programs of one session of Linux talk over. */
export interface SessionBus {
  /** What came back; null where nothing did, or a refusal. */
  ask(of: Fields, ...args: Argument[]): Promise<Value[] | null>
  /** Answers a question that was put to us. */
  send(message: Omit<Message, 'body' | 'serial'>, ...args: Argument[]): void
  close(): void
}

export const theBus: Fields = {
  ...{ destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' },
}

/** Null where there is none. */
export async function openSessionBus(input: {
  env: NodeJS.ProcessEnv
  uid: number
  clock: Clock
  /** Signals, and questions to us. */
  hear: (message: Message) => void
  closed: () => void
}): Promise<SessionBus | null> {
  const { env, uid, clock, hear, closed } = input
  const path = socketOf(env)
  if (path === null) return null
  const socket = connect(path)
  const waiting = new Map<number, (body: Value[] | null) => void>()
  let serial = 0
  let isOpen = true
  socket.once('close', () => {
    isOpen = false
    for (const settle of waiting.values()) settle(null)
    closed()
  })
  socket.on('error', () => socket.destroy())
  if (!(await introduced(socket, uid, clock))) {
    socket.destroy()
    return null
  }

  let rest = Buffer.alloc(0)
  socket.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data])
    try {
      for (let next = decode(rest); next; next = decode(rest)) {
        rest = rest.subarray(next.length)
        met(next.message)
      }
    } catch {
      socket.destroy()
    }
  })

  function met(message: Message): void {
    if (message.kind === 'signal' || message.kind === 'call') return hear(message)
    waiting.get(message.replyTo ?? 0)?.(message.kind === 'answer' ? message.body : null)
  }

  function send(message: Omit<Message, 'body' | 'serial'>, ...args: Argument[]): number {
    serial++
    if (isOpen) socket.write(encode({ ...message, serial, args }))
    return serial
  }

  const bus: SessionBus = {
    ask: (of, ...args) =>
      new Promise(resolve => {
        if (!isOpen) return resolve(null)
        const asked = send({ ...of, kind: 'call' }, ...args)
        const settle = (body: Value[] | null): void => {
          cancel()
          waiting.delete(asked)
          resolve(body)
        }
        const cancel = clock.after(patienceMs, () => settle(null))
        waiting.set(asked, settle)
      }),
    send: (message, ...args) => void send(message, ...args),
    close: () => socket.destroy(),
  }
  if ((await bus.ask({ ...theBus, member: 'Hello' })) !== null) return bus
  bus.close()
  return null
}

/** Who we are the socket knows itself; we only say so. */
function introduced(socket: Socket, uid: number, clock: Clock): Promise<boolean> {
  return new Promise(resolve => {
    const end = (accepted: boolean): void => {
      cancel()
      socket.off('data', listen)
      socket.off('close', refused)
      if (accepted) socket.write('BEGIN\r\n')
      resolve(accepted)
    }
    const listen = (data: Buffer): void => end(data.toString('latin1').startsWith('OK '))
    const refused = (): void => end(false)
    const cancel = clock.after(patienceMs, refused)
    socket.on('data', listen)
    socket.once('close', refused)
    socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(uid)).toString('hex')}\r\n`)
  })
}

/** Of several addresses the first on this computer. */
function socketOf(env: NodeJS.ProcessEnv): string | null {
  const usual = env['XDG_RUNTIME_DIR'] ? `unix:path=${env['XDG_RUNTIME_DIR']}/bus` : ''
  for (const address of (env['DBUS_SESSION_BUS_ADDRESS'] || usual).split(';')) {
    const [, kind, value] = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(address) ?? []
    if (kind && value) return (kind === 'abstract' ? '\0' : '') + decodeURIComponent(value)
  }
  return null
}
