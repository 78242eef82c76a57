import type { AppError } from '../../electron/contract/result.ts'
import type { WordId, Words } from './words.ts'

type Problem<K extends AppError['kind']> = Extract<AppError, { kind: K; problem: string }>['problem']

const token: Record<Problem<'bad-token'>, WordId> = {
  malformed: 'error.badToken.malformed',
  expired: 'error.badToken.expired',
  'no-chat-scope': 'error.badToken.noChatScope',
  refused: 'error.badToken.refused',
  'other-user': 'error.badToken.otherUser',
}
const endpoint: Record<Problem<'bad-endpoint'>, WordId> = {
  'not-a-url': 'error.badEndpoint.notUrl',
  'not-https': 'error.badEndpoint.notHttps',
  'has-path': 'error.badEndpoint.hasPath',
  'has-user': 'error.badEndpoint.hasUser',
  'has-space': 'error.badEndpoint.hasSpace',
  'bad-port': 'error.badEndpoint.badPort',
  'is-connection-string': 'error.badEndpoint.isConnectionString',
  'not-acs': 'error.badEndpoint.notAcs',
}
const connectionString: Record<Problem<'bad-connection-string'>, WordId> = {
  malformed: 'error.badConnectionString.malformed',
  'key-not-base64': 'error.badConnectionString.keyNotBase64',
  refused: 'error.badConnectionString.refused',
}
const tokenService: Record<Problem<'bad-token-service'>, WordId> = {
  'not-a-url': 'error.badTokenService.notUrl',
  'not-https': 'error.badTokenService.notHttps',
  unreachable: 'error.badTokenService.unreachable',
  refused: 'error.badTokenService.refused',
  'no-token': 'error.badTokenService.noToken',
  'other-user': 'error.badTokenService.otherUser',
  'bad-header': 'error.badTokenService.badHeader',
}
const storage: Record<Problem<'storage'>, WordId> = {
  damaged: 'error.storage.damaged',
  'newer-version': 'error.storage.newerVersion',
  'read-only': 'error.storage.readOnly',
  'disk-full': 'error.storage.diskFull',
  'key-lost': 'error.storage.keyLost',
}

const policy: Record<Problem<'policy'>, WordId> = {
  unreadable: 'error.policy.unreadable',
  'not-json': 'error.policy.notJson',
  'wrong-value': 'error.policy.wrongValue',
  writable: 'error.policy.writable',
  way: 'error.policy.way',
  endpoint: 'error.policy.endpoint',
  'token-service': 'error.policy.tokenService',
  setting: 'error.policy.setting',
}

/** One precise sentence for each thing that can be wrong. */
export function errorWords(words: Words, error: AppError): string {
  switch (error.kind) {
    case 'offline':
      return words('error.offline')
    case 'unreachable':
      return words('error.unreachable', { endpoint: error.endpoint, detail: error.detail })
    case 'signed-out':
      return words('error.signedOut')
    case 'bad-token':
      return words(token[error.problem])
    case 'bad-endpoint':
      return words(endpoint[error.problem])
    case 'bad-connection-string':
      return words(connectionString[error.problem])
    case 'bad-token-service':
      return words(tokenService[error.problem], { detail: error.detail })
    case 'no-resource-key':
      return words('error.noResourceKey')
    case 'forbidden':
      return words('error.forbidden')
    case 'not-found':
      return words('error.notFound')
    case 'too-large':
      return words('error.tooLarge', { bytes: error.bytes, limit: error.limit })
    case 'throttled':
      return error.retryAfterMs === null
        ? words('error.throttled')
        : words('error.throttledFor', { seconds: Math.ceil(error.retryAfterMs / 1000) })
    case 'refused':
      return words('error.refused', { reason: error.reason, status: error.status })
    case 'ambiguous':
      return words('error.ambiguous')
    case 'keychain':
      return words(error.state === 'locked' ? 'keychain.locked.body' : 'keychain.missing.body')
    case 'storage':
      return words(storage[error.problem])
    case 'local-service':
      return words('error.localService', { detail: error.detail })
    case 'policy':
      return words(policy[error.problem], { file: error.file, detail: error.detail })
    case 'at-login':
      return words('error.atLogin', { detail: error.detail })
    case 'bad-request':
      return words('error.badRequest', { detail: error.detail })
    case 'bug':
      return words('error.bug', { id: error.id })
    default:
      return error satisfies never
  }
}
