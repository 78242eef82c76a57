import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startConnectProxy, type ConnectProxy } from '../helpers/connect-proxy.ts'
import { composer, conversations, fillConnectionString, messages, online, openConversation, send } from './chat.ts'
import { test as base, expect } from './fixtures.ts'

interface BehindProxy {
  proxy: ConnectProxy
  /** An address that leads to the service through the proxy, and nowhere without it. */
  connectionString: string
  host: string
  /** So that the system trusts its certificate, as it does that of a company's proxy. */
  env: Record<string, string>
}

const test = base.extend<{ behind: BehindProxy }>({
  behind: async ({ startService, dataDir }, use) => {
    const service = await startService(['--https', '--people'])
    const ca = join(dataDir, 'ca.pem')
    writeFileSync(ca, service.certificate ?? '')
    const proxy = await startConnectProxy(Number(new URL(service.endpoint).port))
    // With its dot the name is none that goes around proxies, and the certificate is good for it all the same.
    const host = `localhost.:${await deadPort()}`
    const connectionString = service.connectionString.replace(new URL(service.endpoint).host, host)
    await use({ proxy, connectionString, host, env: { SSL_CERT_FILE: ca } })
    proxy.close()
  },
})

async function deadPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const proxySettings = async (page: Page) => {
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'This computer' }).click()
  return page.getByRole('group', { name: 'Proxy' })
}

for (const host of ['desktop', 'web'] as const) {
  test(`messages and live updates go through the proxy of the system, or the one that was chosen (${host})`, async ({
    launch,
    behind,
  }) => {
    const { proxy, connectionString } = behind
    const system: Record<string, string> =
      host === 'web'
        ? { HTTPS_PROXY: proxy.url }
        : { PARLANCE_TEST_SYSTEM_PROXY: `PROXY ${new URL(proxy.url).host}; DIRECT` }
    const app = await launch({ host, env: { ...behind.env, ...system } })
    test.skip(app.host === 'electron', 'the system’s own proxy is not the test’s to set')
    const { page } = app
    await fillConnectionString(page, connectionString, 'Nora')
    await expect(online(page)).toBeVisible()
    await openConversation(page, 'Echo')
    await send(page, 'by a detour')
    await expect(messages(page).getByText('by a detour')).toHaveCount(2)
    expect(new Set(proxy.asked)).toEqual(new Set([behind.host]))
    const before = proxy.asked.length

    const choices = await proxySettings(page)
    await choices.getByRole('radio', { name: 'None' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByText('You are offline.')).toBeVisible()
    expect(proxy.asked).toHaveLength(before)
    await composer(page).fill('kept until there is a way')
    await page.getByRole('button', { name: 'Send' }).click()

    await (await proxySettings(page)).getByRole('radio', { name: 'This one' }).click()
    await page.getByRole('textbox', { name: 'Address of the proxy' }).fill(proxy.url)
    await page.getByRole('button', { name: 'Use it' }).click()
    await page.keyboard.press('Escape')
    await expect(online(page)).toBeVisible()
    await expect(messages(page).getByText('kept until there is a way')).toHaveCount(2)
    expect(proxy.asked.length).toBeGreaterThan(before)
  })
}

test('what stays on this computer goes through no proxy, and one that wants a password is named', async ({
  launch,
  behind,
}) => {
  const { proxy, connectionString } = behind
  proxy.refuses = true
  const env = { ...behind.env, HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url }
  const { page } = await launch({ host: 'web', env })
  await fillConnectionString(page, connectionString, 'Nora')
  await expect(page.getByText('ERR_PROXY_TUNNEL')).toBeVisible()
  const asked = proxy.asked.length
  expect(asked).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'On this computer, without an account' }).click()
  await page.getByRole('button', { name: 'Try it now' }).click()
  await expect(online(page)).toBeVisible()
  await expect(conversations(page).getByRole('button', { name: 'Echo' })).toBeVisible()
  expect(proxy.asked).toHaveLength(asked)
})
