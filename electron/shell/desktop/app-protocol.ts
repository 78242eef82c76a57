import type { CustomScheme, Protocol } from 'electron'
import { securityHeaders } from '../both/content-security.ts'
import { readStaticFile } from '../both/static-file.ts'

const SCHEME = 'app'
export const ORIGIN = `${SCHEME}://parlance`

/** To be registered before the app is ready: makes our scheme as strict as https, with an origin of its own. */
export const appScheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
}

/** Serves the window's files and nothing else of the disk; `made` are pages that are in no file. */
export function serveAppProtocol(
  protocol: Pick<Protocol, 'handle'>,
  folder: string,
  made: Readonly<Record<string, () => string>> = {},
): void {
  const fileAt = (path: string) => {
    const page = Object.hasOwn(made, path) ? made[path] : undefined
    return page ? { body: page(), type: 'text/html; charset=utf-8' } : readStaticFile(folder, path)
  }
  protocol.handle(SCHEME, async request => {
    const url = new URL(request.url)
    const file = request.method === 'GET' && url.host === 'parlance' ? await fileAt(url.pathname) : null
    return file
      ? new Response(file.body, { headers: { ...securityHeaders, 'content-type': file.type } })
      : new Response('Not found', { status: 404, headers: { ...securityHeaders, 'content-type': 'text/plain' } })
  })
}
