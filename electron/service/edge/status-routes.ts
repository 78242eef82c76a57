import type { Route } from './call.ts'
import { isStatusKey } from './status-key.ts'
import { statusPage, type Fact } from './status-page.ts'

const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

/** For people and programs that want to know whether the service lives. Without the key it tells how much there is and nothing about anybody. */
export function statusRoutes(options: {
  instance: string
  startedAt: number
  accessKey: string
  connected: () => readonly string[]
}): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/health',
      auth: 'open',
      run: () => ({
        status: 200,
        headers: { 'Cache-Control': 'no-store' },
        body: { status: 'ok', instance: options.instance },
      }),
    },
    {
      method: 'GET',
      path: '/',
      auth: 'open',
      run(context, { query }) {
        const { people, threads, messages } = context.store.statistics()
        const connected = options.connected()
        const facts: Fact[] = [
          ['Running since', new Date(options.startedAt).toUTCString()],
          ['People', people],
          ['Threads', threads],
          ['Messages', messages],
          ['Connected now', connected.length],
        ]
        const mayLook = isStatusKey(query.get('key'), options.accessKey)
        const details = mayLook ? { ...context.store.overview(), connected } : null
        return { status: 200, headers: pageHeaders, body: statusPage(facts, details) }
      },
    },
  ]
}
