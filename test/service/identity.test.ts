import path from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { expect, test } from 'vitest'
import { chatClient, collect, startLocalService, temporaryDirectory } from '../helpers/local-service.ts'
import { ask, signed } from '../helpers/local-service-raw.ts'

const createToken = JSON.stringify({ createTokenWithScopes: ['chat'] })
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<'iat' | 'exp', number>

test('the identity client makes users, issues tokens, revokes them and deletes users', async () => {
  const service = await startLocalService()
  const user = await service.identity.createUser()
  expect(user.communicationUserId).toMatch(/^8:acs:[\da-f-]{36}_[\da-f-]{36}$/)
  const { token, expiresOn } = await service.identity.getToken(user, ['chat', 'voip'])
  const hours = (expiresOn.getTime() - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(23.9)
  expect(hours).toBeLessThanOrEqual(24)
  expect(await collect(chatClient(service, token).listChatThreads())).toEqual([])
  await service.identity.revokeTokens(user)
  await service.identity.deleteUser(user)
  await expect(service.identity.getToken(user, ['chat'])).rejects.toMatchObject({ statusCode: 404 })
})

test('a token carries the claims of live ones', async () => {
  const service = await startLocalService()
  const { user, token, expiresOn } = await service.identity.createUserAndToken(['chat', 'voip'], {
    tokenExpiresInMinutes: 60,
  })
  const [header] = token.split('.').map(part => Buffer.from(part, 'base64url').toString())
  expect(JSON.parse(header ?? '')).toMatchObject({ alg: 'HS256', typ: 'JWT', kid: expect.any(String) })
  const claims = claimsOf(token)
  expect(claims).toMatchObject({
    skypeid: user.communicationUserId.slice(2),
    scp: 1792,
    csi: String(claims.iat),
    exp: claims.iat + 3600,
    rgn: expect.any(String),
    acsScope: 'chat,voip',
    resourceId: user.communicationUserId.slice(6, 42),
    resourceLocation: expect.any(String),
  })
  expect(expiresOn.getTime()).toBe(claims.exp * 1000)
})

test('on the wire, times have seven digits and creations answer 201', async () => {
  const service = await startLocalService()
  const bare = await ask(service, signed(service, { method: 'POST', path: '/identities' }))
  expect([bare.status, bare.body]).toEqual([201, { identity: { id: expect.any(String) } }])
  const full = await ask(service, signed(service, { method: 'POST', path: '/identities', body: createToken }))
  expect(full.status).toBe(201)
  expect(full.body.accessToken.expiresOn).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+00:00$/)
  const issue = `/identities/${encodeURIComponent(bare.body.identity.id)}/:issueAccessToken`
  const issued = await ask(service, signed(service, { method: 'POST', path: issue, body: '{"scopes":["chat"]}' }))
  expect([issued.status, Object.keys(issued.body)]).toEqual([200, ['token', 'expiresOn']])
})

test('lifetimes outside an hour to a day, no scopes and unknown scopes are refused, and leave no user behind', async () => {
  const service = await startLocalService()
  const user = await service.identity.createUser()
  for (const tokenExpiresInMinutes of [59, 1441, 0, 61.5]) {
    const options = { tokenExpiresInMinutes }
    await expect(service.identity.getToken(user, ['chat'], options)).rejects.toMatchObject({ statusCode: 400 })
    await expect(service.identity.createUserAndToken(['chat'], options)).rejects.toMatchObject({ statusCode: 400 })
  }
  await expect(service.identity.getToken(user, [])).rejects.toMatchObject({ statusCode: 400 })
  await expect(service.identity.getToken(user, ['admin' as 'chat'])).rejects.toMatchObject({ statusCode: 400 })
})

test('a user and a first token are made together or not at all', async () => {
  const directory = temporaryDirectory()
  await (await startLocalService({ directory })).close()
  const database = new Database(path.join(directory, 'service.db'))
  database.exec(
    `create trigger stuck before update of first_chat_token_at on identities begin select raise(abort, 'no'); end`,
  )
  database.close()
  const service = await startLocalService({ directory })
  const made = await ask(service, signed(service, { method: 'POST', path: '/identities', body: createToken }))
  expect([made.status, made.body.error.code]).toEqual([500, 'InternalServerError'])
  const page = await ask(service, { path: '/', version: false })
  expect(page.text).toContain('<th scope="row">People</th><td>0</td>')
})

test('users are deleted and tokens revoked with 204, and whoever is not there is 404', async () => {
  const service = await startLocalService()
  const { communicationUserId: id } = await service.identity.createUser()
  const where = `/identities/${encodeURIComponent(id)}`
  const outcome = async (method: string, path: string, body?: string) => {
    const answer = await ask(service, signed(service, { method, path, ...(body === undefined ? {} : { body }) }))
    return [answer.status, answer.text === '' ? '' : answer.body.error.code]
  }
  expect(await outcome('POST', `${where}/:revokeAccessTokens`)).toEqual([204, ''])
  expect(await outcome('DELETE', where)).toEqual([204, ''])
  expect(await outcome('DELETE', where)).toEqual([404, 'NotFound'])
  expect(await outcome('POST', `${where}/:revokeAccessTokens`)).toEqual([404, 'NotFound'])
  expect(await outcome('POST', `${where}/:issueAccessToken`, '{"scopes":["chat"]}')).toEqual([404, 'NotFound'])
})

test('a signature over the query as URLSearchParams writes it is as good as over the query sent', async () => {
  const service = await startLocalService()
  const create = { method: 'POST', path: '/identities' }
  const sent = '/identities?api-version=2023-10-01&note=a%20b'
  for (const query of ['api-version=2023-10-01&note=a+b', 'api-version=2023-10-01&note=a%20b']) {
    expect((await ask(service, { ...signed(service, { ...create, query }), path: sent })).status).toBe(201)
  }
  const other = signed(service, { ...create, query: 'api-version=2023-10-01&note=a-b' })
  expect((await ask(service, { ...other, path: sent })).status).toBe(401)
})

test('only a request signed with the key, just now, over this very body is heard', async () => {
  const service = await startLocalService()
  const request = { method: 'POST', path: '/identities', body: createToken }
  const minutes = (count: number) => new Date(Date.now() + count * 60_000)
  const status = async (input: Parameters<typeof ask>[1]) => (await ask(service, input)).status
  expect(await status(signed(service, { ...request, at: minutes(-14) }))).toBe(201)
  expect(await status(signed(service, { ...request, at: minutes(-16) }))).toBe(401)
  expect(await status(signed(service, { ...request, at: minutes(16) }))).toBe(401)
  expect(await status(signed(service, { ...request, key: Buffer.alloc(32).toString('base64') }))).toBe(401)
  expect(await status(signed(service, { ...request, hashed: '{}' }))).toBe(401)
  const good = signed(service, request)
  expect(await status({ ...good, body: createToken.replace('chat', 'voip') })).toBe(401)
  expect(await status({ ...good, path: good.path.replace('2023-10-01', '2023-10-02') })).toBe(401)
  expect(await status({ ...good, headers: { ...good.headers, 'x-ms-date': minutes(1).toUTCString() } })).toBe(401)
  expect(await status({ method: 'POST', path: '/identities', version: false })).toBe(401)
})

test('a signature that leaves out the date, the host or the body is none', async () => {
  const service = await startLocalService()
  const create = { method: 'POST', path: '/identities' }
  const status = async (names: string[]) => (await ask(service, signed(service, { ...create, names }))).status
  expect(await status(['x-ms-date', 'host', 'x-ms-content-sha256'])).toBe(201)
  expect(await status(['host', 'x-ms-content-sha256', 'x-ms-date'])).toBe(201)
  expect(await status(['x-ms-date', 'x-ms-content-sha256'])).toBe(401)
  expect(await status(['x-ms-date', 'host'])).toBe(401)
  expect(await status(['host', 'x-ms-content-sha256'])).toBe(401)
})

test('a bearer token is no key and the key is no bearer token', async () => {
  const service = await startLocalService()
  const { token } = await service.person()
  expect((await ask(service, { method: 'POST', path: '/identities', token, body: {} })).status).toBe(401)
  expect((await ask(service, signed(service, { method: 'GET', path: '/chat/threads' }))).status).toBe(401)
})

test('Teams tokens are honestly not there', async () => {
  const service = await startLocalService()
  const exchange = { method: 'POST', path: '/teamsUser/:exchangeAccessToken', body: '{}' }
  expect((await ask(service, signed(service, exchange))).status).toBe(501)
})

test('the access key can be chosen', async () => {
  const accessKey = Buffer.from('a key of my own choosing').toString('base64')
  const service = await startLocalService({ accessKey })
  expect(service.connectionString).toBe(`endpoint=${service.endpoint}/;accesskey=${accessKey}`)
  await expect(service.identity.createUser()).resolves.toBeDefined()
})
