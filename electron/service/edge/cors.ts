const loopback = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i
const app = /^app:\/\/[\w.-]*$/i

const allowedHeaders = [
  'accept',
  'authorization',
  'content-type',
  'repeatability-request-id',
  'x-ms-client-request-id',
  'x-ms-content-sha256',
  'x-ms-date',
  'x-ms-useragent',
  'x-skypetoken',
].join(', ')

/** Pages of this machine and of desktop apps may ask; so may programs, which send no origin at all. */
export const isAllowedOrigin = (origin: string | undefined): boolean =>
  origin === undefined || loopback.test(origin) || app.test(origin)

export const corsHeaders = (origin: string | undefined): Record<string, string> =>
  origin === undefined
    ? {}
    : { 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': '*', Vary: 'Origin' }

export const preflightHeaders = (origin: string): Record<string, string> => ({
  ...corsHeaders(origin),
  'Access-Control-Allow-Headers': allowedHeaders,
  'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE, OPTIONS',
  'Access-Control-Allow-Private-Network': 'true',
  'Access-Control-Max-Age': '600',
})
