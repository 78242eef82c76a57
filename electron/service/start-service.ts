import { randomUUID } from 'node:crypto'
import { createAnnouncer } from './announcer.ts'
import type { Faults } from './edge/faults.ts'
import { identityRoutes } from './edge/identity-routes.ts'
import { listen } from './edge/listen.ts'
import { messageRoutes } from './edge/message-routes.ts'
import { participantRoutes } from './edge/participant-routes.ts'
import { realtimeRoutes } from './edge/realtime-routes.ts'
import { createRequestHandler } from './edge/request-handler.ts'
import { fingerprint } from './edge/self-signed-certificate.ts'
import { statusRoutes } from './edge/status-routes.ts'
import { threadRoutes } from './edge/thread-routes.ts'
import { createThrottle } from './edge/throttle.ts'
import { certificateOf, installationOf } from './installation.ts'
import { silentLog, type Log } from './log.ts'
import { sweepRetention } from './operations/threads.ts'
import { startPeople } from './people/people.ts'
import { createHub } from './realtime/hub.ts'
import { leaveRendezvous } from './rendezvous.ts'
import type { ServiceContext } from './service-context.ts'
import { openStore } from './store/open-store.ts'

export interface ServiceOptions {
  /** 0 takes a free one. */
  port: number
  /** Where the data is kept; undefined keeps it in memory. */
  directory?: string | undefined
  /** Base64; without one, the one kept with the data or a new one. */
  accessKey?: string | undefined
  /** Answer 429 beyond the documented rates. */
  limits?: boolean
  /** Residents welcome and answer newcomers. */
  people?: boolean
  /** Speak https with a certificate of our own. */
  https?: boolean
  log?: Log
  /** Epoch milliseconds. */
  now?: () => number
  faults?: Faults
}

export interface RunningService {
  endpoint: string
  connectionString: string
  /** With https: the certificate to trust, as PEM, and its SHA-256. */
  certificate: { pem: string; sha256: string } | undefined
  /** Cuts the real-time connections of one person, or all, as a network failure would. */
  dropConnections: (userId?: string) => void
  /** Finishes what was asked, then stops. Safe to call twice. */
  close(): Promise<void>
}

const tickMs = 1000
const sweepEveryMs = 10_000

/** Throws StartError when the data or the port cannot be had. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
  const log = options.log ?? silentLog
  const now = options.now ?? Date.now
  const store = openStore({ directory: options.directory })
  const { accessKey, ...keys } = installationOf(store.settings, options.accessKey)
  const certificate = options.https ? certificateOf(store.settings, now()) : undefined
  const announcer = createAnnouncer({ log })
  const hub = createHub({ now, log, faults: options.faults })
  announcer.listen(hub.deliver)
  const context: ServiceContext = { store, now, announce: announcer.announce, ...keys, verifiedTokens: new Map() }
  const instance = randomUUID()
  let endpoint = ''
  const handle = createRequestHandler({
    context,
    routes: [
      ...threadRoutes,
      ...messageRoutes,
      ...participantRoutes,
      ...identityRoutes,
      ...realtimeRoutes(hub),
      ...statusRoutes({ instance, startedAt: now(), accessKey, connected: hub.connected }),
    ],
    accessKey: Buffer.from(accessKey, 'base64'),
    endpoint: () => endpoint,
    throttle: options.limits ? createThrottle({ now }) : undefined,
    faults: options.faults,
    log,
  })
  const listening = await listen({ port: options.port, certificate, handle, hub, log }).catch((cause: unknown) => {
    store.close()
    throw cause
  })
  endpoint = `${certificate ? 'https' : 'http'}://127.0.0.1:${listening.port}`
  const connectionString = `endpoint=${endpoint}/;accesskey=${accessKey}`
  const facts = { endpoint, certificate: certificate?.cert, connectionString, instance, pid: process.pid }
  const undo = [
    startClock(context, hub.tick, log),
    options.people ? startPeople({ context, announcer, log }) : () => {},
    options.directory ? leaveRendezvous(options.directory, facts, log) : () => {},
  ]
  log('info', 'started', { port: listening.port, kept: options.directory !== undefined })
  let closing: Promise<void> | undefined
  return {
    endpoint,
    connectionString,
    certificate: certificate && { pem: certificate.cert, sha256: fingerprint(certificate) },
    dropConnections: hub.cut,
    close: () =>
      (closing ??= listening.close().then(() => {
        for (const stop of undo.reverse()) stop()
        store.close()
        log('info', 'stopped')
      })),
  }
}

function startClock(context: ServiceContext, tick: () => void, log: Log): () => void {
  const sweep = (): void => {
    try {
      sweepRetention(context)
    } catch (cause) {
      // A full disk is no reason to stop; what is overdue is still so the next time.
      log('error', 'sweep-failed', { cause: cause instanceof Error ? cause.name : typeof cause })
    }
  }
  sweep()
  let sweptAt = context.now()
  const timer = setInterval(() => {
    if (context.now() - sweptAt >= sweepEveryMs) {
      sweptAt = context.now()
      sweep()
    }
    tick()
  }, tickMs)
  return () => clearInterval(timer)
}
