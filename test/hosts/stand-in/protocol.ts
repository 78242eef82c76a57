import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
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

const handlerOf = (address: string): Handler | undefined => handlers.get(new URL(address).protocol.slice(0, -1))

/** Answers the pages of this app through the handlers main registered; by which port of this computer, the engine has to be told. */
export async function serveHandlers(): Promise<number> {
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request
    const { host = '', ...headers } = request.headers
    const address = toApp(`http://${host}${url}`)
    const given = new Request(address, { method, headers: headers as Record<string, string> })
    const answered = async (): Promise<void> => {
      const answer = (await handlerOf(address)?.(given)) ?? new Response(null, { status: 404 })
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    }
    // As Electron has it: the request fails, and the page is told no more.
    answered().catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** What main has a handler for is let through to it; nothing else leaves the page. */
export async function answerRoute(route: Route): Promise<void> {
  if (handlerOf(toApp(route.request().url()))) await route.continue()
  else await route.abort('blockedbyclient')
}
