import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { online, send, signInWithConnectionString, startConversation } from './chat.ts'
import { expect, test } from './fixtures.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const node = async (args: string[], env = {}): Promise<string> =>
  (await promisify(execFile)(process.execPath, args, { cwd: root, env: { ...process.env, ...env } })).stdout

test.skip(process.platform !== 'linux', 'only Linux lets a test have a keychain of its own')

/** Under which the keychain keeps what belongs to a profile of this data directory. */
const serviceName = (dataDir: string, profile: string): string =>
  `Parlance/${profile}/${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`

/** A token service that knows who asks by a secret header. */
async function tokenService(answer: object, header: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    response.writeHead(request.headers['x-api-key'] === header ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, close: () => void server.close() }
}

async function signInWithTokenService(page: Page, endpoint: string, url: string, header: string): Promise<void> {
  await page.getByRole('button', { name: 'Azure: endpoint and token service' }).click()
  await page.getByRole('textbox', { name: 'Endpoint', exact: true }).fill(endpoint)
  await page.getByRole('textbox', { name: 'Address of the token service' }).fill(url)
  await page.getByLabel('Header (optional)').fill('x-api-key')
  await page.getByLabel('Value of the header').fill(header)
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Ben')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(online(page)).toBeVisible()
}

/** A secret as it may lie in a file: as text, and as what that text spells. */
const formsOf = (secret: string): Buffer[] => [
  Buffer.from(secret),
  Buffer.from(secret, 'utf16le'),
  ...(/^[0-9a-f]{64}$/.test(secret) ? [Buffer.from(secret, 'hex')] : []),
]

/** The local service is a program of its own and keeps the key it was made with. */
function filesWith(directory: string, secrets: readonly string[]): string[] {
  const forms = secrets.flatMap(formsOf)
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !file.startsWith(join(directory, 'service')))
    .filter(file => forms.some(form => readFileSync(file).includes(form)))
}

/** Everything the window can ask for without doing anything, as it crosses the bridge. */
const answers = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    type Call = (name: string, input: object) => Promise<{ value?: unknown }>
    const { call } = (globalThis as unknown as { parlance: { call: Call } }).parlance
    const snapshot = await call('app.snapshot', {})
    const all: unknown[] = [snapshot, await call('diagnostics.run', {}), await call('log.read', { known: null })]
    for (const { id } of (snapshot.value as { accounts: { id: string }[] }).accounts)
      for (const name of ['thread.list', 'contact.list', 'person.list', 'identity.list'])
        all.push(await call(name, { accountId: id }))
    return JSON.stringify(all)
  })

async function heap(page: Page): Promise<string> {
  const devtools = await page.context().newCDPSession(page)
  const chunks: string[] = []
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk))
  await devtools.send('HeapProfiler.takeHeapSnapshot')
  await devtools.detach()
  return chunks.join('')
}

test('no secret is in a file, in a log, on the bridge or in the memory of the window', async ({
  launch,
  startService,
  dataDir,
  desktop,
}) => {
  const service = await startService()
  const header = 'header-secret-4c1d9'
  const user = ['dist/service.js', 'users', 'add', 'Ben', '--data', join(dataDir, 'service')]
  const minted = JSON.parse(await node(user)) as { token: string; user: string }
  const tokens = await tokenService({ token: minted.token, expiresOn: Date.now() + 36e5, user: minted.user }, header)

  const first = await launch({ profile: 'key' })
  await signInWithConnectionString(first.page, service.connectionString, 'Anna')
  await startConversation(first.page, { id: minted.user }, 'Plans')
  await send(first.page, 'The words of this message are private.')
  await first.close()
  const second = await launch({ profile: 'service' })
  await signInWithTokenService(second.page, service.endpoint, tokens.url, header)
  await second.close()

  const script = `require('keytar').findCredentials(process.argv[1]).then(all => console.log(JSON.stringify(all)))`
  const kept = async (profile: string): Promise<string[]> => {
    const all = await node(['-e', script, serviceName(dataDir, profile)], desktop.env)
    const items = JSON.parse(all) as { account: string; password: string }[]
    return items.filter(({ account }) => account !== 'is-it-open').map(({ password }) => password)
  }
  const inKeychain = [...(await kept('key')), ...(await kept('service'))]
  const key = /accesskey=(.+)$/.exec(service.connectionString)?.[1] ?? ''
  // The keychain holds them all, so what is looked for below is what was really used.
  for (const secret of [key, header]) expect(inKeychain.some(item => item.includes(secret))).toBe(true)
  expect(inKeychain.filter(item => /^[0-9a-f]{64}$/.test(item))).toHaveLength(2)
  const secrets = [...inKeychain, key, header, minted.token]

  expect(filesWith(dataDir, [...secrets, 'The words of this message are private.'])).toEqual([])

  for (const profile of ['key', 'service']) {
    const { page } = await launch({ profile })
    await expect(online(page)).toBeVisible()
    const [told, held] = [await answers(page), await heap(page)]
    expect(held.length).toBeGreaterThan(1e6)
    for (const secret of secrets) {
      expect(told).not.toContain(secret)
      expect(held).not.toContain(secret)
    }
  }
  tokens.close()
})
