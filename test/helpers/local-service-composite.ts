import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Page } from '@playwright/test'
import { onTestFinished } from 'vitest'
import { browserSwitches } from '../hosts/browser-switches.ts'
import { browserPath } from './find-browser.ts'
import { bundleForBrowser } from './local-service-bundle.ts'
import { installedClient } from './local-service-clients.ts'

/** What a backend tells the page of Microsoft's quickstart. */
export interface Seat {
  endpoint: string
  userId: string
  displayName: string
  threadId: string
  token: string
}

/** Opens a window of its own for one person, once events reach it. */
export type OpenComposite = (seat: Seat) => Promise<Page>

const html = `<!doctype html><meta charset="utf-8"><title>ChatComposite</title>
<style>html, body, #root { height: 100%; margin: 0 }</style><div id="root"></div><script type="module" src="page.js"></script>`

/** Microsoft's ChatComposite, served on loopback to a real browser that trusts one certificate more; gone with the test. */
export async function serveComposites(certificate: string): Promise<OpenComposite> {
  const folder = await installedClient('ui-library')
  const file = await bundleForBrowser({ input: `${folder}page.mjs`, file: `${folder}node_modules/.bundle/page.js` })
  const script = readFileSync(file)
  const server = createServer((request, response) => {
    const wanted = request.url === '/page.js'
    response.setHeader('content-type', wanted ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
    response.end(wanted ? script : html)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
  const trust = `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`
  const executablePath = await browserPath()
  const browser = await chromium.launch({ executablePath, args: [...browserSwitches(), trust] })
  onTestFinished(() => browser.close())
  return async seat => {
    const context = await browser.newContext({ viewport: { width: 900, height: 700 } })
    const page = await context.newPage()
    const registered = page.waitForResponse(one => one.url().includes('/registrations') && one.ok())
    await page.goto(`http://127.0.0.1:${port}/#${new URLSearchParams({ ...seat })}`)
    await registered
    return page
  }
}
