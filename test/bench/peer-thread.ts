import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bundleForBrowser } from '../helpers/local-service-bundle.ts'
import { installedClient } from '../helpers/local-service-clients.ts'

const html = `<!doctype html><meta charset="utf-8"><title>MessageThread</title>
<style>html, body, #root { height: 100%; margin: 0 }</style><div id="root"></div><script type="module" src="page.js"></script>`

/** Microsoft's `MessageThread` as a page, a production build. The first time it is fetched from the registry, which takes minutes. */
export async function servePeerThread(): Promise<{ url: string; stop(): void }> {
  const folder = await installedClient('ui-library')
  const file = await bundleForBrowser({ input: `${folder}thread.mjs`, file: `${folder}node_modules/.bundle/thread.js` })
  const script = readFileSync(file)
  const server = createServer((request, response) => {
    const wanted = request.url === '/page.js'
    response.setHeader('content-type', wanted ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
    response.end(wanted ? script : html)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
