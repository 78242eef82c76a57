import { parentPort, workerData } from 'node:worker_threads'
import { ChatClient } from '@azure/communication-chat'
import { ServerMessageId, ThreadId } from '../contract/domain.ts'
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
const { endpoint } = workerData as WorkerSetup

const tell = (message: FromWorker): void => port.postMessage(message)
const report = (event: FeedEvent): void => tell({ type: 'event', event })

const waiting = new Map<number, (token: Result<AccessToken>) => void>()
let asked = 0
const credential = askingCredential(
  () =>
    new Promise(resolve => {
      waiting.set(++asked, resolve)
      tell({ type: 'token-wanted', id: asked, fresh: refusals.takeSeen() })
    }),
)

installBrowserGlobals(endpoint)
// Before whatever else watches requests: the client asks again and again for a token that was refused, and would get the same.
const refusals = watchRefusals()
const registrations = watchRegistrations(() => report({ type: 'connected' }))
const additionalPolicies = loopbackPolicies(endpoint)
const options = { additionalPolicies, signalingClientOptions: { additionalPolicies } }
const connect = (): ChatClient => new ChatClient(toSdkUrl(endpoint), credential, options)
let client = connect()

port.on('message', (message: ToWorker) => {
  if (message.type === 'stop') return void stop()
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

function listen(): void {
  client.on('realTimeNotificationConnected', () => registrations.socketUp())
  client.on('realTimeNotificationDisconnected', () => {
    registrations.socketDown()
    report({ type: 'disconnected', fatal: false, detail: 'socket closed' })
  })
  client.on('chatMessageReceived', event => report({ type: 'message', message: toMessage(event) }))
  client.on('chatMessageEdited', event => report({ type: 'message', message: toMessage(event) }))
  client.on('chatMessageDeleted', event => report({ type: 'message', message: toMessage(event) }))
  client.on('typingIndicatorReceived', event => {
    const person = toPerson(event.sender, event.senderDisplayName)
    report({ type: 'typing', threadId: ThreadId.parse(event.threadId), person, at: event.receivedOn.getTime() })
  })
  client.on('readReceiptReceived', event => {
    const threadId = ThreadId.parse(event.threadId)
    const messageId = ServerMessageId.parse(event.chatMessageId)
    const receipt = { threadId, userId: toUserId(event.sender), messageId, readAt: event.readOn.getTime() }
    report({ type: 'receipt', receipt })
  })
  client.on('chatThreadCreated', ({ threadId }) =>
    report({ type: 'thread-created', threadId: ThreadId.parse(threadId) }),
  )
  client.on('chatThreadPropertiesUpdated', ({ threadId }) => {
    report({ type: 'thread-changed', threadId: ThreadId.parse(threadId) })
  })
  client.on('chatThreadDeleted', ({ threadId }) =>
    report({ type: 'thread-deleted', threadId: ThreadId.parse(threadId) }),
  )
  client.on('participantsAdded', ({ threadId, participantsAdded }) => {
    const people = participantsAdded.map(({ id, displayName }) => toPerson(id, displayName))
    report({ type: 'participants-added', threadId: ThreadId.parse(threadId), people })
  })
  client.on('participantsRemoved', ({ threadId, participantsRemoved }) => {
    const people = participantsRemoved.map(({ id }) => toUserId(id))
    report({ type: 'participants-removed', threadId: ThreadId.parse(threadId), people })
  })
}

async function start(attempt: 'first' | 'second'): Promise<void> {
  try {
    // All but the two connection events may only be listened to once it was started.
    await client.startRealtimeNotifications()
    listen()
  } catch (cause) {
    if (attempt === 'first' && refusals.seen()) {
      // A client whose start failed never starts again; another one begins by asking for a fresh token.
      client = connect()
      return start('second')
    }
    report({ type: 'disconnected', fatal: true, detail: cause instanceof Error ? cause.message : String(cause) })
  }
}

// Not awaited: a stop while it starts ends the thread, and there is nothing left to wait for.
void start('first')
