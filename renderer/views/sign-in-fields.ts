import type { SignIn } from '../../electron/contract/ipc.ts'
import type { AppError } from '../../electron/contract/result.ts'
import { nameProblem } from '../text/name-problem.ts'
import type { WordId } from '../text/words.ts'

export type Way = SignIn['way']
export type FieldName = 'endpoint' | 'token' | 'connectionString' | 'url' | 'headerName' | 'headerValue' | 'name'

export interface Typed extends Record<FieldName, string> {
  method: 'GET' | 'POST'
}

export const nothingTyped: Typed = {
  ...{ endpoint: '', token: '', connectionString: '', url: '', headerName: '', headerValue: '', name: '' },
  method: 'GET',
}

export const fieldsOf: Record<Way, readonly FieldName[]> = {
  local: ['name'],
  token: ['endpoint', 'token', 'name'],
  'token-service': ['endpoint', 'url', 'headerName', 'headerValue', 'name'],
  'connection-string': ['connectionString', 'name'],
}

const optional: readonly FieldName[] = ['headerName', 'headerValue']

/** What can be said before asking anybody. */
export function firstProblem(way: Way, typed: Typed): { field: FieldName; word: WordId } | null {
  const missing = (field: FieldName) => typed[field].trim() === ''
  for (const field of fieldsOf[way]) {
    if (optional.includes(field) ? field === 'headerName' && missing(field) && !missing('headerValue') : missing(field))
      return { field, word: `signIn.${field}.missing` as WordId }
  }
  const word = nameProblem(typed.name)
  return word && { field: 'name', word }
}

export function signInOf(way: Way, typed: Typed): SignIn {
  const name = typed.name.trim()
  const endpoint = typed.endpoint.trim()
  switch (way) {
    case 'local':
      return { way, name }
    case 'token':
      return { way, endpoint, token: typed.token.trim(), name }
    case 'token-service': {
      const header = typed.headerName.trim() ? { name: typed.headerName.trim(), value: typed.headerValue.trim() } : null
      return { way, endpoint, service: { url: typed.url.trim(), method: typed.method, header }, name }
    }
    case 'connection-string':
      return { way, connectionString: typed.connectionString.trim(), name }
    default:
      return way satisfies never
  }
}

/** The field an error is about; null where it is about none of them. */
export function fieldOf(way: Way, error: AppError): FieldName | null {
  switch (error.kind) {
    case 'bad-token':
      // What a token service hands out is its matter, and no field holds it.
      return byWay(way, { token: 'token', 'connection-string': 'connectionString' })
    case 'bad-endpoint':
    case 'unreachable':
      return byWay(way, { token: 'endpoint', 'token-service': 'endpoint', 'connection-string': 'connectionString' })
    case 'policy':
      if (error.problem === 'token-service') return byWay(way, { 'token-service': 'url' })
      return error.problem === 'endpoint'
        ? byWay(way, { token: 'endpoint', 'token-service': 'endpoint', 'connection-string': 'connectionString' })
        : null
    case 'bad-connection-string':
      return byWay(way, { 'connection-string': 'connectionString' })
    case 'bad-token-service':
      return byWay(way, { 'token-service': error.problem === 'bad-header' ? 'headerName' : 'url' })
    default:
      return null
  }
}

const byWay = (way: Way, fields: Partial<Record<Way, FieldName>>): FieldName | null => fields[way] ?? null
