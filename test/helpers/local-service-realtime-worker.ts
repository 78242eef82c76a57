import { parentPort, workerData } from 'node:worker_threads'
import type { ChatClient } from '@azure/communication-chat'
import { httpOnTheWire } from './local-service-policy.ts'
import type { ChatSdk } from './local-service-sdk.ts'

// Runs the SDK's browser build, unmodified, for several people; started with --conditions=browser by local-service-realtime.ts.

const { endpoint, tokens, browserBuild } = workerData as {
  endpoint: string
  tokens: readonly string[]
  browserBuild: string
}
const tell = (person: number, name: string, event?: unknown): void => parentPort?.postMessage({ person, name, event })

class HandshakeRequest {
  withCredentials = false
  readyState = 0
  status = 0
  responseText = ''
  onreadystatechange: (() => void) | null = null
  #url = ''
  #headers: Record<string, string> = {}

  open(_method: string, url: string): void {
    this.#url = url
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value
  }

  abort(): void {
    this.onreadystatechange = null
  }

  send(): void {
    fetch(this.#url, { headers: this.#headers })
      .then(async response => this.#finish(response.status, await response.text()))
      .catch(() => this.#finish(0, ''))
  }

  #finish(status: number, text: string): void {
    this.readyState = 4
    this.status = status
    this.responseText = text
    this.onreadystatechange?.()
  }
}

Object.assign(globalThis, { XMLHttpRequest: HandshakeRequest, self: globalThis })
Object.defineProperty(globalThis, 'location', { value: new URL(endpoint), configurable: true })

// The client never says when it has registered, which is when pushes begin.
const plainFetch = globalThis.fetch
globalThis.fetch = async (input, init) => {
  const response = await plainFetch(input, init)
  const url = input instanceof Request ? input.url : String(input)
  if (url.includes('/v3/registrations')) {
    const headers = new Headers(input instanceof Request ? input.headers : init?.headers)
    const person = tokens.indexOf(headers.get('x-skypetoken') ?? '')
    const method = input instanceof Request ? input.method : (init?.method ?? 'GET')
    tell(person, method === 'DELETE' ? 'unregistered' : response.ok ? 'registered' : 'registrationRefused')
  }
  return response
}

const sdk = (await import(browserBuild)) as ChatSdk

const names = [
  'chatMessageReceived',
  'chatMessageEdited',
  'chatMessageDeleted',
  'typingIndicatorReceived',
  'readReceiptReceived',
  'chatThreadCreated',
  'chatThreadPropertiesUpdated',
  'chatThreadDeleted',
  'participantsAdded',
  'participantsRemoved',
] as const

async function start(token: string, person: number): Promise<ChatClient> {
  const additionalPolicies = [httpOnTheWire]
  const options = { additionalPolicies, signalingClientOptions: { additionalPolicies } }
  const credential = new sdk.AzureCommunicationTokenCredential(token)
  const client = new sdk.ChatClient(endpoint.replace(/^http:/, 'https:'), credential, options)
  client.on('realTimeNotificationConnected', () => tell(person, 'connected'))
  client.on('realTimeNotificationDisconnected', () => tell(person, 'disconnected'))
  await client.startRealtimeNotifications()
  for (const name of names) client.on(name as 'chatMessageReceived', event => tell(person, name, event))
  return client
}

const clients = Promise.all(tokens.map(start))
clients.catch((cause: unknown) => parentPort?.postMessage({ person: -1, name: 'failed', reason: String(cause) }))

parentPort?.on('message', (message: { stop: number }) => {
  void clients.then(all => all[message.stop]?.stopRealtimeNotifications())
})
