import type { Protocol } from 'electron'
import type { Route } from 'playwright-core'
import { registerSchemes, toApp } from './addresses.ts'
import { strict } from './strict.ts'

type Used = 'handle' | 'registerSchemesAsPrivileged'
type Handler = Parameters<Protocol['handle']>[1]

const handlers = new Map<string, Handler>()

export const protocol: Pick<Protocol, Used> = strict('protocol', {
  registerSchemesAsPrivileged: registerSchemes,
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`${scheme} is already handled`)
    handlers.set(scheme, handler)
  },
})

/** Answers a request of the page through the handler main registered for its scheme; nothing else leaves the page. */
export async function answerRoute(route: Route): Promise<void> {
  const request = route.request()
  const address = toApp(request.url())
  const handler = handlers.get(new URL(address).protocol.slice(0, -1))
  if (!handler) return route.abort('blockedbyclient')
  const given = new Request(address, { method: request.method(), headers: request.headers() })
  const response = await handler(given)
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}
