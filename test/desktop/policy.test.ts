import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Policy } from '../../electron/contract/policy.ts'
import { policyPlace, readPolicy } from '../../electron/shell/both/policy.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const read = (written: unknown): Policy => {
  const file = join(tempDir(), 'policy.json')
  writeFileSync(file, typeof written === 'string' ? written : JSON.stringify(written))
  return readPolicy({ file, guarded: false })
}
const rulesOf = (written: unknown) => {
  const policy = read(written)
  if (policy.state !== 'in-force') throw new Error(JSON.stringify(policy))
  return policy.rules
}
const everyWay = ['local', 'token', 'token-service', 'connection-string']

test('an installed app reads the place of its system and nothing that a user could set', () => {
  const env = { PARLANCE_POLICY: '/tmp/mine.json', ProgramData: 'D:\\mine' }
  const place = (platform: NodeJS.Platform) => policyPlace(platform, true, env)
  expect(place('linux')).toEqual({ file: '/etc/parlance/policy.json', guarded: true })
  expect(place('darwin')).toEqual({ file: '/Library/Application Support/Parlance/policy.json', guarded: true })
  expect(place('win32')).toEqual({ file: 'C:\\ProgramData\\Parlance\\policy.json', guarded: false })
  expect(policyPlace('linux', false, env)).toEqual({ file: '/tmp/mine.json', guarded: false })
  expect(policyPlace('linux', false, {})).toEqual({ file: '/etc/parlance/policy.json', guarded: true })
})

test('no file is no policy, and an empty one forbids nothing', () => {
  expect(readPolicy({ file: join(tempDir(), 'policy.json'), guarded: true })).toEqual({ state: 'none' })
  expect(read({})).toMatchObject({ state: 'in-force', strange: [] })
  expect(rulesOf({})).toEqual({
    ...{ ways: everyWay, endpoints: null, tokenService: null, settings: {} },
    updates: { channel: null, server: null },
  })
})

test('all of it is understood, with the mark that Windows puts in front of text', () => {
  const written = {
    endpoint: ['https://Contoso.communication.azure.com/', 'https://fabrikam.communication.azure.com:443'],
    signIn: ['token-service', 'try-it-now'],
    tokenService: { address: 'https://login.contoso.com/chat?for=parlance', method: 'POST' },
    updates: 'beta',
    updateServer: 'https://updates.contoso.com/parlance',
    settings: { alerts: 'no-name', tellRead: false },
  }
  expect(rulesOf(`\uFEFF${JSON.stringify(written)}`)).toEqual({
    ways: ['token-service', 'local'],
    endpoints: ['https://contoso.communication.azure.com', 'https://fabrikam.communication.azure.com'],
    tokenService: written.tokenService,
    updates: { channel: 'beta', server: written.updateServer },
    settings: written.settings,
  })
  expect(rulesOf({ endpoint: 'https://a.example', tokenService: { address: 'https://b.example/' } })).toMatchObject({
    endpoints: ['https://a.example'],
    tokenService: { address: 'https://b.example/', method: 'GET' },
  })
})

test('names that mean nothing here are told of, at any depth, and cost no other rule', () => {
  const policy = read({ signin: [], endpoint: 'https://a.example', settings: { tellRead: false, theme: 'dark' } })
  expect(policy).toMatchObject({
    strange: ['settings.theme', 'signin'],
    rules: { endpoints: ['https://a.example'], settings: { tellRead: false } },
  })
})

test.each([
  ['{"signIn": [', 'not-json', ''],
  ['', 'not-json', ''],
  ['[]', 'not-json', ''],
  ['null', 'not-json', ''],
  ['"text"', 'not-json', ''],
  [{ signIn: [] }, 'wrong-value', 'signIn'],
  [{ signIn: ['token', 'password'] }, 'wrong-value', 'signIn.1'],
  [{ endpoint: 'http://contoso.communication.azure.com' }, 'wrong-value', 'endpoint'],
  [{ endpoint: 'https://contoso.communication.azure.com/chat' }, 'wrong-value', 'endpoint'],
  [{ endpoint: [] }, 'wrong-value', 'endpoint'],
  [{ tokenService: { address: 'http://login.contoso.com' } }, 'wrong-value', 'tokenService.address'],
  [{ updates: 'nightly' }, 'wrong-value', 'updates'],
  [{ updateServer: 'file:///srv/parlance' }, 'wrong-value', 'updateServer'],
  [{ strange: 1, settings: { alerts: 'loud' } }, 'wrong-value', 'settings.alerts'],
])('%j is not taken for no policy', (written, problem, detail) => {
  expect(read(written)).toMatchObject({ state: 'broken', problem, detail })
})

test('neither is what cannot be read, or is no file, or has no end', () => {
  const folder = join(tempDir(), 'policy.json')
  mkdirSync(folder)
  expect(readPolicy({ file: folder, guarded: false })).toEqual({
    ...{ state: 'broken', file: folder, problem: 'unreadable', detail: 'EISDIR' },
  })
  expect(read(' '.repeat(300 * 1024))).toMatchObject({ problem: 'unreadable', detail: 'EFBIG' })
})

test.skipIf(process.platform === 'win32')('a file that anybody may write is nobody’s policy', () => {
  const file = join(tempDir(), 'policy.json')
  writeFileSync(file, '{}')
  chmodSync(file, 0o666)
  expect(readPolicy({ file, guarded: true })).toMatchObject({ state: 'broken', problem: 'writable' })
})
