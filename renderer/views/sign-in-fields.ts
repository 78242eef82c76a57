import type { SignIn } from '../../electron/contract/ipc.ts'
import type { AppError } from '../../electron/contract/result.ts'
import type { WordId } from '../text/words.ts'

export type Way = Exclude<SignIn['way'], 'token-service'>
export type FieldName = 'endpoint' | 'token' | 'connectionString' | 'name'

export interface Typed {
  endpoint: string
  token: string
  connectionString: string
  name: string
}

export const fieldsOf: Record<Way, readonly FieldName[]> = {
  local: ['name'],
  token: ['endpoint', 'token', 'name'],
  'connection-string': ['connectionString', 'name'],
}

/** What can be said before asking anybody. */
export function firstProblem(way: Way, typed: Typed): { field: FieldName; word: WordId } | null {
  const empty = fieldsOf[way].find(field => typed[field].trim() === '')
  if (empty) return { field: empty, word: `signIn.${empty}.missing` }
  return typed.name.trim().length > 100 ? { field: 'name', word: 'signIn.name.tooLong' } : null
}

export function signInOf(way: Way, typed: Typed): SignIn {
  const name = typed.name.trim()
  switch (way) {
    case 'local':
      return { way, name }
    case 'token':
      return { way, endpoint: typed.endpoint.trim(), token: typed.token.trim(), name }
    case 'connection-string':
      return { way, connectionString: typed.connectionString.trim(), name }
    default:
      return way satisfies never
  }
}

/** The field an error is about; null where it is about none of them. */
export function fieldOf(way: Way, error: AppError): FieldName | null {
  if (way === 'local') return null
  switch (error.kind) {
    case 'bad-token':
      return way === 'token' ? 'token' : 'connectionString'
    case 'bad-endpoint':
    case 'unreachable':
      return way === 'token' ? 'endpoint' : 'connectionString'
    case 'bad-connection-string':
      return way === 'connection-string' ? 'connectionString' : null
    default:
      return null
  }
}
