import { parentPort, workerData } from 'node:worker_threads'
import { ChatClient } from '@azure/communication-chat'
import { AzureCommunicationTokenCredential } from '@azure/communication-common'
import { installBrowserGlobals } from '../../electron/azure/browser-globals.ts'
import { watchRegistrations } from '../../electron/azure/registration-watch.ts'
import { httpOnTheWire } from '../helpers/local-service-policy.ts'

const { endpoint, token } = workerData as { endpoint: string; token: string }
installBrowserGlobals(endpoint)
const registered = watchRegistrations(() => parentPort?.postMessage('registered'))
const additionalPolicies = [httpOnTheWire]
const options = { additionalPolicies, signalingClientOptions: { additionalPolicies } }
const client = new ChatClient(
  endpoint.replace(/^http:/, 'https:'),
  new AzureCommunicationTokenCredential(token),
  options,
)
await client.startRealtimeNotifications()
client.on('realTimeNotificationConnected', () => registered.socketUp())
client.on('chatMessageReceived', ({ message }) => {
  parentPort?.postMessage({ words: message, at: performance.timeOrigin + performance.now() })
})
