import { expect, test } from 'vitest'
import { fieldOf, firstProblem, signInOf } from '../../renderer/views/sign-in-fields.ts'

const typed = {
  endpoint: ' https://a.communication.azure.com ',
  token: ' a.b.c\n',
  connectionString: '',
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
