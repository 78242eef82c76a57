// What a worker with --conditions=browser imports: of the browser build, which is the only one with real time.
export { ChatClient } from '@azure/communication-chat'
export { AzureCommunicationTokenCredential } from '@azure/communication-common'
