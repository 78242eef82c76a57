import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { askTokenService } from '../../electron/azure/token-service.ts'
import { UserId } from '../../electron/contract/domain.ts'
import type { TokenServiceConfig } from '../../electron/core/service-ports.ts'
import { expectOk } from '../helpers/expect-ok.ts'

const user = UserId.parse('8:acs:resource_ada')
const seconds = (ms: number): number => Math.floor(ms / 1000)
const now = Date.now()
const inAnHour = seconds(now) * 1000 + 3_600_000

/** A token as ACS writes it, signed by nobody. */
function tokenOf(claims: object = {}): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const usual = { skypeid: 'acs:resource_ada', acsScope: 'chat', iat: seconds(now), exp: seconds(inAnHour) }
  return `${part({ alg: 'none' })}.${part({ ...usual, ...claims })}.x`
}

interface Heard {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

async function serving(handle: (request: Heard, response: ServerResponse) => void) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
      heard.push(one)
      handle(one, response)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> => new Promise(resolve => server.close(() => resolve()))
  return { heard, url: `http://127.0.0.1:${port}`, close }
}

const json = (response: ServerResponse, value: unknown, headers = {}): void =>
  void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
const config = (url: string, rest: Partial<TokenServiceConfig> = {}): TokenServiceConfig => ({
  ...{ url, method: 'GET', header: null },
  ...rest,
})
const problem = async (asked: ReturnType<typeof askTokenService>): Promise<unknown> => {
  const answer = await asked
  return answer.ok ? answer.value : 'problem' in answer.error ? answer.error.problem : answer.error
}

const told: [name: string, answer: object][] = [
  ['with a date', { token: tokenOf(), expiresOn: new Date(inAnHour).toISOString() }],
  ['with seconds', { token: tokenOf(), expiresOn: seconds(inAnHour) }],
  ['with milliseconds', { token: tokenOf(), expiresOn: inAnHour }],
  ['with digits', { token: tokenOf(), expiresOn: String(inAnHour) }],
  ['with nothing but the token', { token: tokenOf() }],
  ['with a user', { token: tokenOf(), expiresOn: inAnHour, user }],
  ['with a user as the SDK has it', { token: tokenOf(), expiresOn: inAnHour, user: { communicationUserId: user } }],
  ['with a userId and more', { token: tokenOf(), expiresOn: inAnHour, userId: user, tenant: { a: [1] }, refreshIn: 5 }],
  ['with a name of its own for the user', { token: tokenOf(), expiresOn: inAnHour, user: 'ada@example.com' }],
]

test.each(told)('an answer %s is understood', async (_, answer) => {
  const { url } = await serving((_request, response) => json(response, answer))
  const value = expectOk(await askTokenService(config(url), user))
  expect(value).toMatchObject({ user, token: { token: tokenOf(), expiresAt: inAnHour } })
  expect(value.token.lastsMs).toBeGreaterThan(3_590_000)
  expect(value.token.lastsMs).toBeLessThanOrEqual(3_600_000)
})

test('a token that waited in a cache is told by the date of the answer to last as long as it still does', async () => {
  const halfAnHourOn = new Date(seconds(now) * 1000 + 1_800_000)
  const { url } = await serving((_request, response) =>
    json(response, { token: tokenOf() }, { date: halfAnHourOn.toUTCString() }),
  )
  expect(expectOk(await askTokenService(config(url), null)).token.lastsMs).toBe(1_800_000)
})

test('the header goes along with every request and with its redirects at home, and nothing else does', async () => {
  const { url, heard } = await serving((request, response) =>
    request.url === '/token?code=k'
      ? void response.writeHead(307, { location: '/moved' }).end()
      : json(response, { token: tokenOf() }),
  )
  const header = { name: 'X-Secret', value: 'between us' }
  expectOk(await askTokenService(config(`${url}/token?code=k`, { method: 'POST', header }), user))
  expect(heard.map(({ method, url: path, headers, body }) => [method, path, headers['x-secret'], body])).toEqual([
    ['POST', '/token?code=k', 'between us', '{}'],
    ['POST', '/moved', 'between us', '{}'],
  ])
})

test('a redirect elsewhere is not followed, with a secret or without, and one in circles ends', async () => {
  const elsewhere = await serving((_request, response) => json(response, { token: tokenOf() }))
  const { url } = await serving((request, response) => {
    const location = request.url === '/away' ? elsewhere.url : '/circle'
    response.writeHead(302, { location }).end()
  })
  const header = { name: 'x-secret', value: 'between us' }
  expect(await problem(askTokenService(config(`${url}/away`, { header }), user))).toBe('refused')
  expect(await problem(askTokenService(config(`${url}/away`), user))).toBe('refused')
  expect(await problem(askTokenService(config(`${url}/circle`), user))).toBe('refused')
  expect(elsewhere.heard).toEqual([])
})

test.each([
  ['not a URL', 'not-a-url'],
  ['ftp://example.com/token', 'not-a-url'],
  ['https://ada:secret@example.com/token', 'not-a-url'],
  ['http://example.com/token', 'not-https'],
  ['http://127.0.0.1.example.com/token', 'not-https'],
])('%s is no address for a token service', async (url, expected) => {
  expect(await problem(askTokenService(config(url), user))).toBe(expected)
})

test.each([
  ['Host', 'x'],
  ['content-length', '5'],
  ['Transfer-Encoding', 'chunked'],
  ['Cookie', 'a=b'],
  ['Sec-Fetch-Site', 'none'],
  ['Proxy-Authorization', 'x'],
  ['two words', 'x'],
  ['', 'x'],
  ['x-secret:', 'x'],
  ['x-secret', 'a\r\nX-Other: b'],
  ['x-secret', 'a\nb'],
  ['x-secret', 'a\0b'],
  ['x-secret', '   '],
  ['x-secret', 'schlüssel€'],
])('the header %j: %j is refused before anything is sent', async (name, value) => {
  const { url, heard } = await serving((_request, response) => json(response, { token: tokenOf() }))
  expect(await problem(askTokenService(config(url, { header: { name, value } }), user))).toBe('bad-header')
  expect(heard).toEqual([])
})

const answers: [name: string, answer: (response: ServerResponse) => void, expected: unknown][] = [
  ['401', response => void response.writeHead(401).end('go away'), 'refused'],
  ['404', response => void response.writeHead(404).end(), 'refused'],
  ['429', response => void response.writeHead(429).end(), 'unreachable'],
  ['500', response => void response.writeHead(500).end(), 'unreachable'],
  ['no body', response => void response.writeHead(204).end(), 'no-token'],
  ['a page to sign in on', response => void response.end('<!doctype html><p>Sign in'), 'no-token'],
  ['JSON that is no object', response => json(response, 'token'), 'no-token'],
  ['an object without a token', response => json(response, { access_token: tokenOf() }), 'no-token'],
  ['a token that names nobody', response => json(response, { token: 'opaque' }), 'no-token'],
  ['a token of two lines', response => json(response, { token: 'a\r\nb', user, expiresOn: inAnHour }), 'no-token'],
  ['more than any token', response => void response.end(`{"token":"${'x'.repeat(100_000)}"}`), 'no-token'],
  ['half an answer', response => void response.writeHead(200, { 'content-length': 100 }).write('{"tok'), 'unreachable'],
  ['a token that ended', response => json(response, { token: tokenOf({ iat: 1, exp: 2 }) }), 'no-token'],
  ['a token for calls', response => json(response, { token: tokenOf({ acsScope: 'voip' }) }), 'no-chat-scope'],
  ['a token of somebody else', response => json(response, { token: tokenOf({ skypeid: 'acs:bo' }) }), 'other-user'],
  ['somebody else beside it', response => json(response, { token: tokenOf(), user: '8:acs:bo' }), 'other-user'],
]

test.each(answers)('%s is told as what it is', async (name, answer, expected) => {
  const { url } = await serving((_request, response) => {
    answer(response)
    // The connection breaks in the middle of it.
    if (name === 'half an answer') setImmediate(() => response.destroy())
  })
  expect(await problem(askTokenService(config(url), user))).toBe(expected)
})

test('an opaque token with a user and an end is taken at its word', async () => {
  const { url } = await serving((_request, response) => json(response, { token: 'opaque', user, expiresOn: inAnHour }))
  expect(expectOk(await askTokenService(config(url), null))).toMatchObject({ user, token: { token: 'opaque' } })
})

test('what goes wrong is told without the address or the secret', async () => {
  const secret = 'between-us'
  const gone = await serving(() => {})
  await gone.close()
  const wrong = await askTokenService(
    config(`${gone.url}/?code=${secret}`, { header: { name: 'x-secret', value: secret } }),
    user,
  )
  expect(wrong).toEqual({
    ok: false,
    error: { kind: 'bad-token-service', problem: 'unreachable', detail: 'ECONNREFUSED' },
  })
})
