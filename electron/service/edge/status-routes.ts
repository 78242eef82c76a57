import type { Route } from './call.ts'

const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}

/** For people and programs that want to know whether the service lives; tells nothing about anybody. */
export function statusRoutes(options: {
  instance: string
  startedAt: number
  connections: () => number
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
      run(context) {
        const { people, threads, messages } = context.store.statistics()
        const facts: [string, string | number][] = [
          ['Running since', new Date(options.startedAt).toUTCString()],
          ['People', people],
          ['Threads', threads],
          ['Messages', messages],
          ['Connected now', options.connections()],
        ]
        return { status: 200, headers: pageHeaders, body: page(facts) }
      },
    },
  ]
}

const page = (facts: readonly [string, string | number][]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Parlance local chat service</title>
<style>body{font:16px/1.5 system-ui;margin:3rem auto;max-width:32rem;padding:0 1rem;color-scheme:light dark}th{text-align:left;padding-right:2rem;font-weight:600}</style>
<h1>Local chat service</h1>
<p>It runs. Clients reach it with the connection string it printed when it started.</p>
<table>
${facts.map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`).join('\n')}
</table>
</html>
`
