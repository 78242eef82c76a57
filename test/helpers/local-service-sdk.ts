import { ChatClient } from '@azure/communication-chat'
import { AzureCommunicationTokenCredential } from '@azure/communication-common'

/** A version of Microsoft's chat SDK. */
export interface ChatSdk {
  ChatClient: typeof ChatClient
  AzureCommunicationTokenCredential: typeof AzureCommunicationTokenCredential
  /** The address of a module with the same two for a browser. */
  browserBuild: string
}

/** The one the project is built with. */
export const projectSdk: ChatSdk = {
  ChatClient,
  AzureCommunicationTokenCredential,
  browserBuild: new URL('./local-service-sdk-browser.ts', import.meta.url).href,
}
