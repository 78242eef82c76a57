import { expect, test } from 'vitest'
import { type Typed, fieldOf, firstProblem, nothingTyped, signInOf } from '../../renderer/views/sign-in-fields.ts'

const typed: Typed = {
  ...nothingTyped,
  endpoint: ' https://a.communication.azure.com ',
  token: ' a.b.c\n',
  name: ' Nora ',
}

test('asks for what is missing before asking anybody else, first field first', () => {
  expect(firstProblem('token', { ...typed, token: ' ', name: '' })).toEqual({
    field: 'token',
    word: 'signIn.token.missing',
  })
  expect(firstProblem('local', { ...typed, name: 'x'.repeat(101) })).toEqual({
    field: 'name',
    word: 'signIn.name.tooLong',
  })
  expect(firstProblem('token', typed)).toBeNull()
})

test('sends what was typed without the space around it, and nothing of the other ways', () => {
  expect(signInOf('token', typed)).toEqual({
    way: 'token',
    endpoint: 'https://a.communication.azure.com',
    token: 'a.b.c',
    name: 'Nora',
  })
  expect(signInOf('local', typed)).toEqual({ way: 'local', name: 'Nora' })
})

test('says what is wrong at the field that is wrong', () => {
  expect(fieldOf('token', { kind: 'bad-token', problem: 'expired' })).toBe('token')
  expect(fieldOf('token', { kind: 'unreachable', endpoint: 'https://a', detail: 'ENOTFOUND' })).toBe('endpoint')
  expect(fieldOf('connection-string', { kind: 'bad-connection-string', problem: 'refused' })).toBe('connectionString')
  expect(fieldOf('connection-string', { kind: 'bad-endpoint', problem: 'not-https' })).toBe('connectionString')
  expect(fieldOf('token', { kind: 'offline' })).toBeNull()
  expect(fieldOf('local', { kind: 'local-service', detail: '' })).toBeNull()
})

test('asks a token service with the header that was typed, or with none', () => {
  const service = { ...typed, url: ' https://login.example.com/token ', method: 'POST' as const }
  expect(signInOf('token-service', service)).toEqual({
    ...{ way: 'token-service', endpoint: 'https://a.communication.azure.com', name: 'Nora' },
    service: { url: 'https://login.example.com/token', method: 'POST', header: null },
  })
  const secret = { ...service, headerName: 'Authorization ', headerValue: ' Bearer x' }
  expect(signInOf('token-service', secret)).toMatchObject({
    service: { header: { name: 'Authorization', value: 'Bearer x' } },
  })
  expect(firstProblem('token-service', { ...service, headerValue: 'x' })?.field).toBe('headerName')
  expect(firstProblem('token-service', service)).toBeNull()
  expect(firstProblem('token-service', typed)).toEqual({ field: 'url', word: 'signIn.url.missing' })
})

test('tells what is wrong with a token service from what is wrong with the endpoint', () => {
  const wrong = (problem: 'refused' | 'bad-header') =>
    fieldOf('token-service', { kind: 'bad-token-service', problem, detail: '' })
  expect(wrong('refused')).toBe('url')
  expect(wrong('bad-header')).toBe('headerName')
  expect(fieldOf('token-service', { kind: 'bad-endpoint', problem: 'not-https' })).toBe('endpoint')
  expect(fieldOf('token-service', { kind: 'bad-token', problem: 'expired' })).toBeNull()
})
