import type { SystemProxy } from '../../core/system-ports.ts'

/** The proxy that the environment names, by the variables that most programs know. */
export function environmentProxy(env: NodeJS.ProcessEnv): SystemProxy {
  const named = (name: string): string => env[name.toLowerCase()] || env[name] || ''
  return address => {
    const url = URL.parse(address)
    const proxy = (url?.protocol === 'http:' ? named('HTTP_PROXY') : named('HTTPS_PROXY')) || named('ALL_PROXY')
    if (!url || proxy === '' || isExcepted(url, named('NO_PROXY'))) return Promise.resolve(null)
    return Promise.resolve(/^[a-z\d]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`)
  }
}

/** `NO_PROXY`: names with all below them, with a port or without, or * for everything. */
function isExcepted({ hostname, port, protocol }: URL, list: string): boolean {
  const usualPort = protocol === 'http:' ? '80' : '443'
  return list.split(/[\s,]+/).some(entry => {
    const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    if (name === '*') return true
    const bare = name.replace(/^\*?\./, '')
    if (bare === '' || (only !== undefined && only !== (port || usualPort))) return false
    return hostname === bare || hostname.endsWith(`.${bare}`)
  })
}
