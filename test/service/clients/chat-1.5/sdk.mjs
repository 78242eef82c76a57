export { ChatClient } from '@azure/communication-chat'
export { AzureCommunicationTokenCredential } from '@azure/communication-common'
