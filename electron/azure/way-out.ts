import { Agent as PlainAgent } from 'node:http'
import { Agent } from 'node:https'
import type { ChatClientOptions } from '@azure/communication-chat'
import { isPlainLoopback } from './loopback.ts'

/** The proxy that leads to an address; null: none is needed. */
export type ProxyFor = (url: string) => Promise<string | null>

export const direct: ProxyFor = () => Promise.resolve(null)

/** Node speaks to proxies of http and https; those of other kinds are not gone around. */
export const isProxyOfHttp = (proxy: string): boolean => /^https?:\/\/[^/]/i.test(proxy) && URL.canParse(proxy)

/** Connections to one endpoint by its own way, whatever the environment says of proxies. */
export function agentFor(endpoint: string, proxy: string | null, keepAlive = false): Agent | PlainAgent {
  if (isPlainLoopback(endpoint)) return new PlainAgent({ keepAlive })
  if (proxy === null) return new Agent({ keepAlive })
  if (isProxyOfHttp(proxy)) return new Agent({ keepAlive, proxyEnv: { HTTPS_PROXY: proxy } })
  const noWay = Object.assign(new Error('a proxy of this kind is not supported'), { code: 'ERR_PROXY_KIND' })
  return Object.assign(new Agent(), {
    createConnection(_options: unknown, done: (cause: Error) => void) {
      done(noWay)
      return undefined
    },
  })
}

/** The SDK would find a proxy of its own in the environment. */
export const wayOutPolicies = (agent: Agent | PlainAgent): NonNullable<ChatClientOptions['additionalPolicies']> => [
  {
    position: 'perCall',
    policy: {
      name: 'way-out',
      sendRequest(request, next) {
        request.agent = agent
        return next(request)
      },
    },
  },
]
