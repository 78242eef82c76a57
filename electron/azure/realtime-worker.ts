import { setDefaultCACertificates } from 'node:tls'
import { parentPort, workerData } from 'node:worker_threads'
import { ChatClient } from '@azure/communication-chat'
import { ReadMark, ServerMessageId, ThreadId } from '../contract/domain.ts'
import type { Result } from '../contract/result.ts'
import type { AccessToken, FeedEvent } from '../core/service-ports.ts'
import { installBrowserGlobals } from './browser-globals.ts'
import { askingCredential } from './credential.ts'
import { loopbackPolicies, toSdkUrl } from './loopback.ts'
import type { FromWorker, ToWorker, WorkerSetup } from './realtime-messages.ts'
import { watchRefusals } from './refusal-watch.ts'
import { watchRegistrations } from './registration-watch.ts'
import { toMessage } from './translate-event.ts'
import { toPerson, toUserId } from './translate-message.ts'

// Entry point of the signaling thread; runs the SDK's browser build, the only one with real time.

const port = parentPort
if (!port) throw new Error('realtime-worker runs as a worker thread')
const { endpoint, certificates } = workerData as WorkerSetup
if (certificates.length > 0) setDefaultCACertificates(certificates)

const tell = (message: FromWorker): void => port.postMessage(message)
const report = (event: FeedEvent): void => tell({ type: 'event', event })

const waiting = new Map<number, (token: Result<AccessToken>) => void>()
let asked = 0
let given: string | null = null
const credential = askingCredential(
  () =>
    new Promise(resolve => {
      waiting.set(++asked, resolve)
      tell({ type: 'token-wanted', id: asked, refused: refusals.take() })
    }),
)

installBrowserGlobals(endpoint)
// Before whatever else watches requests: the client asks again and again for a token that was refused, and would get the same.
const refusals = watchRefusals(() => given)
const registrations = watchRegistrations(() => report({ type: 'connected' }))
const additionalPolicies = loopbackPolicies(endpoint)
const options = { additionalPolicies, signalingClientOptions: { additionalPolicies } }
const connect = (): ChatClient => new ChatClient(toSdkUrl(endpoint), credential, options)
let client = connect()

port.on('message', (message: ToWorker) => {
  if (message.type === 'stop') return void stop()
  if (message.token.ok) given = message.token.value.token
  waiting.get(message.id)?.(message.token)
  waiting.delete(message.id)
})

async function stop(): Promise<void> {
  try {
    await client.stopRealtimeNotifications()
    // It resolves before it has said goodbye to the registrar, and for that it still asks us for a token.
    if (registrations.made()) await registrations.withdrawn()
  } finally {
    process.exit(0)
  }
}

/** What cannot be read is told as such, for the SDK drops in silence whatever a listener throws. */
const reporting =
  <E>(translate: (event: E) => FeedEvent) =>
  (event: E): void => {
    let heard: FeedEvent
    try {
      heard = translate(event)
    } catch {
      heard = { type: 'unreadable' }
    }
    report(heard)
  }

function listen(): void {
  client.on('realTimeNotificationConnected', () => registrations.socketUp())
  client.on('realTimeNotificationDisconnected', () => {
    registrations.socketDown()
    report({ type: 'disconnected', fatal: false, detail: 'socket closed' })
  })
  const message = reporting((event: Parameters<typeof toMessage>[0]) => ({
    type: 'message',
    message: toMessage(event),
  }))
  client.on('chatMessageReceived', message)
  client.on('chatMessageEdited', message)
  client.on('chatMessageDeleted', message)
  client.on(
    'typingIndicatorReceived',
    reporting(({ sender, senderDisplayName, threadId, receivedOn }) => {
      const person = toPerson(sender, senderDisplayName)
      return { type: 'typing', threadId: ThreadId.parse(threadId), person, at: receivedOn.getTime() }
    }),
  )
  client.on(
    'readReceiptReceived',
    reporting(({ threadId, sender, chatMessageId, readOn }) => {
      const messageId = ServerMessageId.parse(chatMessageId)
      const receipt = { threadId: ThreadId.parse(threadId), userId: toUserId(sender), messageId }
      return { type: 'receipt', receipt: { ...receipt, readAt: ReadMark.shape.readAt.parse(readOn.getTime()) } }
    }),
  )
  client.on(
    'chatThreadCreated',
    reporting(({ threadId }) => ({ type: 'thread-created', threadId: ThreadId.parse(threadId) })),
  )
  client.on(
    'chatThreadPropertiesUpdated',
    reporting(({ threadId }) => ({ type: 'thread-changed', threadId: ThreadId.parse(threadId) })),
  )
  client.on(
    'chatThreadDeleted',
    reporting(({ threadId }) => ({ type: 'thread-deleted', threadId: ThreadId.parse(threadId) })),
  )
  client.on(
    'participantsAdded',
    reporting(({ threadId, participantsAdded }) => {
      const people = participantsAdded.map(({ id, displayName }) => toPerson(id, displayName))
      return { type: 'participants-added', threadId: ThreadId.parse(threadId), people }
    }),
  )
  client.on(
    'participantsRemoved',
    reporting(({ threadId, participantsRemoved }) => {
      const people = participantsRemoved.map(({ id }) => toUserId(id))
      return { type: 'participants-removed', threadId: ThreadId.parse(threadId), people }
    }),
  )
}

async function start(attempt: 'first' | 'second'): Promise<void> {
  try {
    // All but the two connection events may only be listened to once it was started.
    await client.startRealtimeNotifications()
    listen()
  } catch (cause) {
    if (attempt === 'first' && refusals.seen() !== null) {
      // A client whose start failed never starts again; another one begins by asking for a fresh token.
      client = connect()
      return start('second')
    }
    report({ type: 'disconnected', fatal: true, detail: cause instanceof Error ? cause.message : String(cause) })
  }
}

// Not awaited: a stop while it starts ends the thread, and there is nothing left to wait for.
void start('first')
