import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { bundleForBrowser } from './local-service-bundle.ts'
import { installedClient } from './local-service-clients.ts'
import type { ChatSdk } from './local-service-sdk.ts'

/** A chat SDK that is installed on demand under test/service/clients. */
export async function installedSdk(name: string): Promise<ChatSdk> {
  const folder = await installedClient(name)
  const input = `${folder}sdk.mjs`
  const require = createRequire(input)
  const { ChatClient } = require('@azure/communication-chat') as Pick<ChatSdk, 'ChatClient'>
  const { AzureCommunicationTokenCredential } = require('@azure/communication-common') as ChatSdk
  const browserBuild = await bundleForBrowser({ input, file: `${folder}node_modules/.browser-build/sdk.mjs` })
  return { ChatClient, AzureCommunicationTokenCredential, browserBuild: pathToFileURL(browserBuild).href }
}
