import { ok } from '../contract/result.ts'
import type { ChatServices } from '../core/service-ports.ts'
import type { GatewayOptions } from './chat-gateway.ts'
import { later } from './later.ts'
import { azureFeed } from './realtime-feed.ts'
import { readConnectionString, readEndpoint, readToken } from './sign-in-texts.ts'
import { askTokenService } from './token-service.ts'

/**
 * Azure and the local service alike; only the endpoint differs. `worker` is the file of the signaling thread. Microsoft's SDK
 * takes as long to load as everything else together, and nothing needs it before the window is there.
 */
export function azureChatServices(worker: URL, options: Pick<GatewayOptions, 'answerTimeoutMs'> = {}): ChatServices {
  return {
    reach: async endpoint => (await import('./reach.ts')).reach(endpoint),
    connect({ endpoint, me, token }) {
      const gateway = later(async () => {
        const { azureGateway } = await import('./chat-gateway.ts')
        return azureGateway({ endpoint, me, token, ...options })
      })
      const feed = azureFeed({ endpoint, worker, token })
      return { gateway, feed, close: () => gateway.close() }
    },
    readToken,
    readEndpoint,
    readConnectionString(text) {
      const read = readConnectionString(text)
      return read.ok ? ok({ endpoint: read.value.endpoint }) : read
    },
    identities: connectionString =>
      later(async () => (await import('./identity-gateway.ts')).azureIdentities(connectionString)),
    askTokenService,
  }
}
