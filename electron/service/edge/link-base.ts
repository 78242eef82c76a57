const loopbackHost = /^(localhost\.?|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i

type Header = (name: string) => string | undefined

/** The address the client used, if it is one of this machine, else our own. */
export function requestBase(header: Header, own: string): string {
  const host = header('host') ?? ''
  return loopbackHost.test(host) ? `${own.slice(0, own.indexOf('/'))}//${host}` : own
}

/**
 * The scheme a client follows links with. Azure SDKs refuse to send a bearer token over plain http, so one that
 * got here over http rewrites https on the way out, and a link must be https to take the same way again.
 */
export function linkBase(header: Header, base: string): string {
  const agent = `${header('user-agent') ?? ''} ${header('x-ms-useragent') ?? ''}`
  const forwarded = header('x-forwarded-proto')
  const https = forwarded === undefined ? agent.includes('azsdk-') : forwarded === 'https'
  return https ? base.replace(/^http:/, 'https:') : base
}
