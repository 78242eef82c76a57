import type { ChatClientOptions } from '@azure/communication-chat'

type Policies = NonNullable<ChatClientOptions['additionalPolicies']>

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Whether this is plain http to this very computer, the one place where a token may travel without TLS. */
export function isPlainLoopback(endpoint: string): boolean {
  const url = new URL(endpoint)
  return url.protocol === 'http:' && loopbackHosts.has(url.hostname)
}

/** The SDK refuses to send a token to http at all, so for the loopback service it is told https and each request is turned back just before it leaves. */
export function toSdkUrl(url: string): string {
  return isPlainLoopback(url) ? url.replace(/^http:/, 'https:') : url
}

export function loopbackPolicies(endpoint: string): Policies {
  if (!isPlainLoopback(endpoint)) return []
  const { host } = new URL(endpoint)
  return [
    {
      position: 'perRetry',
      policy: {
        name: 'plain-loopback',
        sendRequest(request, next) {
          const url = new URL(request.url)
          if (url.protocol === 'https:' && url.host === host) {
            request.url = request.url.replace(/^https:/, 'http:')
            request.allowInsecureConnection = true
          }
          return next(request)
        },
      },
    },
  ]
}
