import { randomUUID } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { ServiceEvent } from '../chat-event.ts'
import type { UserId } from '../domain.ts'
import type { Faults } from '../edge/faults.ts'
import type { Log } from '../log.ts'
import { openConnection, type Connection } from './connection.ts'
import { pushBodies } from './push-body.ts'

const handshakeLifetimeMs = 60_000

interface Handshake {
  userId: UserId
  allocationId: string
  /** Of the token it was made with. */
  expiresAt: number
  madeAt: number
}

interface Registration {
  allocationId: string
  expiresAt: number
}

export interface Hub {
  /** Binds an identity to a session id; the socket that follows carries nothing else. */
  shakeHands(handshake: Omit<Handshake, 'madeAt'>): string
  isExpected(sessionId: string): boolean
  /** Takes over a socket for a session id, which is good for one. */
  accept(sessionId: string, socket: WebSocket): void
  /** From now on pushes to this registration go to the allocation's socket and no earlier one. */
  register(input: { userId: UserId; registrationId: string; tokenExpiresAt: number } & Registration): void
  unregister(userId: UserId, registrationId: string): void
  /** Pushes in order, once the answer to whoever caused the event is on its way. */
  deliver: (event: ServiceEvent) => void
  tick: () => void
  /** Breaks the sockets of one person, or all, without a word. */
  cut: (userId?: UserId) => void
  /** Whose sockets are open, once for each. */
  connected: () => UserId[]
  /** Says goodbye to every client. */
  close(): void
}

/** Who is connected, and which socket each registration means. All of it is in memory: clients register again. */
export function createHub(options: { now: () => number; log: Log; faults: Faults | undefined }): Hub {
  const { now, log } = options
  const handshakes = new Map<string, Handshake>()
  const connections = new Map<string, Connection>()
  const registrations = new Map<UserId, Map<string, Registration>>()
  const queue: ServiceEvent[] = []

  const forget = (connection: Connection): void => {
    // Once replaced it has nothing left; what is registered is its successor's.
    if (connections.get(connection.allocationId) !== connection) return
    connections.delete(connection.allocationId)
    const own = registrations.get(connection.userId)
    for (const [id, registration] of own ?? []) {
      if (registration.allocationId === connection.allocationId) own?.delete(id)
    }
    if (own?.size === 0) registrations.delete(connection.userId)
  }

  const connectionsOf = (userId: UserId): Connection[] => {
    const own = registrations.get(userId)
    if (own === undefined) return []
    const at = now()
    return [...own.values()]
      .filter(registration => registration.expiresAt > at)
      .flatMap(registration => connections.get(registration.allocationId) ?? [])
  }

  const disconnect = (userId: UserId): void => {
    for (const [sessionId, handshake] of handshakes) if (handshake.userId === userId) handshakes.delete(sessionId)
    for (const connection of connections.values()) if (connection.userId === userId) connection.end('tokens revoked')
  }

  const push = (connection: Connection, body: string): void => {
    const bodies = options.faults?.push?.({ userId: connection.userId, body }) ?? [body]
    for (const one of bodies) connection.push(one)
  }

  const deliverNow = (event: ServiceEvent): void => {
    if (event.type === 'first-chat-token') return
    if (event.type === 'tokens-revoked') return disconnect(event.userId)
    let bodyFor: ReturnType<typeof pushBodies> | undefined
    for (const userId of event.recipients) {
      for (const connection of connectionsOf(userId)) push(connection, (bodyFor ??= pushBodies(event))(userId))
    }
  }

  const deliverNext = (): void => {
    const event = queue.shift()
    if (event === undefined) return
    try {
      deliverNow(event)
    } catch (cause) {
      log('error', 'push-failed', { of: event.type, cause: cause instanceof Error ? cause.name : typeof cause })
    }
  }

  return {
    shakeHands(handshake) {
      const sessionId = randomUUID()
      handshakes.set(sessionId, { ...handshake, madeAt: now() })
      return sessionId
    },
    isExpected: sessionId => handshakes.has(sessionId),
    accept(sessionId, socket) {
      const handshake = handshakes.get(sessionId)
      if (handshake === undefined) return socket.terminate()
      handshakes.delete(sessionId)
      connections.get(handshake.allocationId)?.end('replaced')
      const { userId, allocationId, expiresAt } = handshake
      const connection = openConnection({ socket, userId, allocationId, expiresAt, now, log, closed: forget })
      connections.set(allocationId, connection)
    },
    register(input) {
      const connection = connections.get(input.allocationId)
      if (connection === undefined || connection.userId !== input.userId) return
      connection.extend(input.tokenExpiresAt)
      const own = registrations.get(input.userId) ?? new Map<string, Registration>()
      registrations.set(input.userId, own)
      own.set(input.registrationId, { allocationId: input.allocationId, expiresAt: input.expiresAt })
    },
    unregister(userId, registrationId) {
      registrations.get(userId)?.delete(registrationId)
    },
    deliver(event) {
      queue.push(event)
      setImmediate(deliverNext)
    },
    tick() {
      const at = now()
      for (const [sessionId, handshake] of handshakes) {
        if (at - handshake.madeAt > handshakeLifetimeMs) handshakes.delete(sessionId)
      }
      for (const connection of connections.values()) connection.tick()
    },
    cut(userId) {
      for (const connection of connections.values()) {
        if (userId === undefined || connection.userId === userId) connection.cut()
      }
    },
    connected: () => [...connections.values()].map(({ userId }) => userId),
    close() {
      while (queue.length > 0) deliverNext()
      for (const connection of connections.values()) connection.end('stopping')
    },
  }
}
