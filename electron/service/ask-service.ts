import { request as plainRequest } from 'node:http'
import { request as secureRequest } from 'node:https'

/** Where a service is, and what to trust it by when it speaks https. */
export interface ServiceAddress {
  endpoint: string
  /** PEM. */
  certificate?: string | undefined
}

/** One request to a running service. Rejects when nothing answers within two seconds. */
export function askService(
  service: ServiceAddress,
  input: { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(service.endpoint + input.path)
    const { method, headers = {} } = input
    const options = { method, headers, agent: false, timeout: 2000 } as const
    const asking =
      url.protocol === 'https:'
        ? secureRequest(url, { ...options, ca: service.certificate })
        : plainRequest(url, options)
    asking.on('timeout', () => asking.destroy(new Error('no answer')))
    asking.on('error', reject)
    asking.on('response', response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    asking.end(input.body)
  })
}
