import { ok } from '../contract/result.ts'
import type { ChatServices } from '../core/service-ports.ts'
import type { GatewayOptions } from './chat-gateway.ts'
import { later } from './later.ts'
import { azureFeed } from './realtime-feed.ts'
import { isPlainLoopback } from './loopback.ts'
import { readConnectionString, readEndpoint, readToken } from './sign-in-texts.ts'
import { trustTheSystem } from './system-certificates.ts'
import { askTokenService } from './token-service.ts'
import { agentFor, direct, type ProxyFor } from './way-out.ts'

/**
 * Azure and the local service alike; only the endpoint differs. `worker` is the file of the signaling thread. Microsoft's SDK
 * takes as long to load as everything else together, and nothing needs it before the window is there.
 */
export function azureChatServices(
  worker: URL,
  { proxyFor = direct, ...options }: Pick<GatewayOptions, 'answerTimeoutMs'> & { proxyFor?: ProxyFor } = {},
): ChatServices {
  const certificates = (url: string) => (isPlainLoopback(url) ? Promise.resolve([]) : trustTheSystem())
  const agent = async (url: string, keepAlive = false) => {
    const [proxy] = await Promise.all([proxyFor(url), certificates(url)])
    return agentFor(url, proxy, keepAlive)
  }
  return {
    reach: async endpoint => (await import('./reach.ts')).reach(endpoint, await agent(endpoint)),
    connect({ endpoint, me, token }) {
      const gateway = later(async () => {
        const { azureGateway } = await import('./chat-gateway.ts')
        return azureGateway({ endpoint, me, token, agent: await agent(endpoint, true), ...options })
      })
      const feed = azureFeed({
        ...{ endpoint, worker, token },
        proxy: () => proxyFor(endpoint),
        certificates: () => certificates(endpoint),
      })
      return { gateway, feed, close: () => gateway.close() }
    },
    readToken,
    readEndpoint,
    readConnectionString(text) {
      const read = readConnectionString(text)
      return read.ok ? ok({ endpoint: read.value.endpoint }) : read
    },
    identities: connectionString =>
      later(async () => {
        const read = readConnectionString(connectionString)
        const { azureIdentities } = await import('./identity-gateway.ts')
        return azureIdentities(connectionString, await agent(read.ok ? read.value.endpoint : ''))
      }),
    askTokenService: async (config, expected) => askTokenService(config, expected, agent),
  }
}
