/** A refusal the protocol has a place for: `{"error":{"code","message","target"}}` under an HTTP status. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly status: number
  readonly code: string
  readonly target: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(is: { status: number; code: string; message: string; target?: string; retryAfterSeconds?: number }) {
    super(is.message)
    this.status = is.status
    this.code = is.code
    this.target = is.target
    this.retryAfterSeconds = is.retryAfterSeconds
  }
}

/** The only place that pairs a status with a code and a text; operations say what is wrong, never which number. */
export const refusal = {
  badRequest: (message: string, target?: string) =>
    new ServiceError({ status: 400, code: 'BadRequest', message, ...(target === undefined ? {} : { target }) }),
  unsupportedApiVersion: () =>
    new ServiceError({
      status: 400,
      code: 'UnsupportedApiVersion',
      message: 'The query parameter api-version is required.',
      target: 'api-version',
    }),
  unauthorized: (message = 'Request is not authorized.') =>
    new ServiceError({ status: 401, code: 'Unauthorized', message }),
  tokenExpired: () => refusal.unauthorized('The token has expired.'),
  forbidden: (message = 'User is not allowed to perform specified action.') =>
    new ServiceError({ status: 403, code: 'Forbidden', message }),
  originRefused: () =>
    new ServiceError({ status: 403, code: 'Forbidden', message: 'Requests from this web origin are not accepted.' }),
  unknownPath: () => new ServiceError({ status: 404, code: 'NotFound', message: 'There is nothing at this path.' }),
  threadNotFound: () => new ServiceError({ status: 404, code: 'NotFound', message: 'The chat thread does not exist.' }),
  messageNotFound: () =>
    new ServiceError({ status: 404, code: 'NotFound', message: 'The chat message does not exist.' }),
  identityNotFound: () => new ServiceError({ status: 404, code: 'NotFound', message: 'The identity does not exist.' }),
  methodNotAllowed: () =>
    new ServiceError({ status: 405, code: 'MethodNotAllowed', message: 'This path does not support the method.' }),
  tooLarge: (message: string, target?: string) =>
    new ServiceError({
      status: 413,
      code: 'RequestEntityTooLarge',
      message,
      ...(target === undefined ? {} : { target }),
    }),
  tooManyRequests: (retryAfterSeconds: number) =>
    new ServiceError({ status: 429, code: 'TooManyRequests', message: 'Rate limit exceeded.', retryAfterSeconds }),
  bug: () => new ServiceError({ status: 500, code: 'InternalServerError', message: 'The service failed.' }),
  notImplemented: () =>
    new ServiceError({ status: 501, code: 'NotImplemented', message: 'This operation is not part of the service.' }),
  unavailable: () =>
    new ServiceError({
      status: 503,
      code: 'ServiceUnavailable',
      message: 'The server is currently unable to handle the request.',
    }),
}
