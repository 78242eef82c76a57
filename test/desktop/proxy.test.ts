import type { ProxyConfig } from 'electron'
import { expect, test } from 'vitest'
import { ProxyAddress, type Settings } from '../../electron/contract/settings.ts'
import { proxyFor } from '../../electron/core/way-out.ts'
import { environmentProxy } from '../../electron/shell/both/environment-proxy.ts'
import { setEngineProxy, systemProxy } from '../../electron/shell/desktop/system-proxy.ts'
import { proxyProblem, readProxy } from '../../renderer/text/proxy-address.ts'

const azure = 'https://contoso.communication.azure.com/'
const fromSystem = () => Promise.resolve('http://system:8080')

test('the way out is the one that was chosen, and what is on this computer needs none', async () => {
  const way = (proxy: Settings['proxy'], url = azure) => proxyFor(url, proxy, fromSystem)
  expect(await way({ mode: 'system' })).toBe('http://system:8080')
  expect(await way({ mode: 'none' })).toBe(null)
  expect(await way({ mode: 'address', address: 'http://mine:3128' })).toBe('http://mine:3128')
  for (const url of ['http://127.0.0.1:8400', 'https://localhost:8400/', 'http://[::1]:8400', 'http://127.1.2.3'])
    expect([url, await way({ mode: 'address', address: 'http://mine:3128' }, url)]).toEqual([url, null])
})

test.each([
  [{}, azure, null],
  [{ HTTPS_PROXY: 'http://a:1' }, azure, 'http://a:1'],
  [{ https_proxy: 'http://b:1', HTTPS_PROXY: 'http://a:1' }, azure, 'http://b:1'],
  [{ HTTP_PROXY: 'http://a:1' }, azure, null],
  [{ ALL_PROXY: 'socks5://a:1' }, azure, 'socks5://a:1'],
  [{ HTTPS_PROXY: 'a:1' }, azure, 'http://a:1'],
  [{ HTTPS_PROXY: 'http://a:1', NO_PROXY: 'example.com, .azure.com' }, azure, null],
  [{ HTTPS_PROXY: 'http://a:1', NO_PROXY: '*.azure.com' }, azure, null],
  [{ HTTPS_PROXY: 'http://a:1', NO_PROXY: 'azure.com:443' }, azure, null],
  [{ HTTPS_PROXY: 'http://a:1', NO_PROXY: 'azure.com:8443' }, azure, 'http://a:1'],
  [{ HTTPS_PROXY: 'http://a:1', NO_PROXY: 'zure.com' }, azure, 'http://a:1'],
  [{ HTTPS_PROXY: 'http://a:1', no_proxy: '*' }, azure, null],
  [{ HTTPS_PROXY: 'http://a:1' }, 'not an address', null],
])('with %j in the environment, %s goes by %s', async (env: NodeJS.ProcessEnv, url, expected) => {
  expect(await environmentProxy(env)(url)).toBe(expected)
})

test.each([
  ['DIRECT', null],
  ['', null],
  ['PROXY proxy.contoso.com:8080; DIRECT', 'http://proxy.contoso.com:8080'],
  ['DIRECT; PROXY a:1', null],
  ['HTTPS a:443', 'https://a:443'],
  ['SOCKS5 a:1080;PROXY b:1', 'socks5://a:1080'],
])('what the system answers, %j, is understood', async (list, expected) => {
  const session = { resolveProxy: () => Promise.resolve(list) }
  expect(await systemProxy(Promise.resolve(), () => session)(azure)).toBe(expected)
})

test('what the engine fetches goes the same way', async () => {
  const asked: ProxyConfig[] = []
  const session = { setProxy: (config: ProxyConfig) => Promise.resolve(void asked.push(config)) }
  await setEngineProxy(session, { mode: 'system' })
  await setEngineProxy(session, { mode: 'none' })
  await setEngineProxy(session, { mode: 'address', address: 'http://mine:3128' })
  expect(asked).toEqual([
    { mode: 'system' },
    { mode: 'direct' },
    { mode: 'fixed_servers', proxyRules: 'http://mine:3128' },
  ])
})

test.each([
  ['proxy.contoso.com:8080', 'http://proxy.contoso.com:8080'],
  [' https://proxy.contoso.com/ ', 'https://proxy.contoso.com'],
  ['http://[::1]:3128', 'http://[::1]:3128'],
])('%j is taken for the proxy %s, and the main process takes it too', (typed, expected) => {
  expect(readProxy(typed)).toBe(expected)
  expect(proxyProblem(typed)).toBe(null)
  expect(ProxyAddress.safeParse(expected).success).toBe(true)
})

test.each([
  ['http://nora:secret@proxy:8080', 'proxy.hasUser'],
  ['nora@proxy', 'proxy.hasUser'],
  ['socks5://proxy:1080', 'proxy.socks'],
  ['http://proxy:99999', 'proxy.noAddress'],
  ['http://proxy/path', 'proxy.noAddress'],
  ['two words', 'proxy.noAddress'],
  ['http://', 'proxy.noAddress'],
])('%j is no proxy, and it is said why', (typed, problem) => {
  expect(readProxy(typed)).toBe(null)
  expect(proxyProblem(typed)).toBe(problem)
})

test.each(['http://nora:secret@proxy:8080', 'socks5://proxy:1080', 'http://proxy/path', 'proxy:8080'])(
  'the main process keeps no %s',
  address => {
    expect(ProxyAddress.safeParse(address).success).toBe(false)
  },
)
