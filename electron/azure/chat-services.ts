import { ok } from '../contract/result.ts'
import type { ChatServices } from '../core/service-ports.ts'
import { azureGateway, type GatewayOptions } from './chat-gateway.ts'
import { azureIdentities } from './identity-gateway.ts'
import { azureFeed } from './realtime-feed.ts'
import { reach } from './reach.ts'
import { readConnectionString, readEndpoint, readToken } from './sign-in-texts.ts'
import { askTokenService } from './token-service.ts'

/** Azure and the local service alike; only the endpoint differs. `worker` is the file of the signaling thread. */
export function azureChatServices(worker: URL, options: Pick<GatewayOptions, 'answerTimeoutMs'> = {}): ChatServices {
  return {
    reach,
    connect({ endpoint, me, token }) {
      const gateway = azureGateway({ endpoint, me, token, ...options })
      const feed = azureFeed({ endpoint, worker, token })
      return { gateway, feed, close: () => gateway.close() }
    },
    readToken,
    readEndpoint,
    readConnectionString(text) {
      const read = readConnectionString(text)
      return read.ok ? ok({ endpoint: read.value.endpoint }) : read
    },
    identities: azureIdentities,
    askTokenService,
  }
}
