import type { Session } from 'electron'
import type { Settings } from '../../contract/settings.ts'
import type { SystemProxy } from '../../core/system-ports.ts'

/** As the system has it, its scripts included: the engine knows. Asked before it is ready, it answers once it is. */
export const systemProxy =
  (ready: Promise<void>, session: () => Pick<Session, 'resolveProxy'>): SystemProxy =>
  async url => {
    try {
      await ready
      return firstOf(await session().resolveProxy(url))
    } catch {
      return null
    }
  }

/** Of a list such as `PROXY a:8080; DIRECT`, in the words of proxy scripts: the one to try first. */
function firstOf(list: string): string | null {
  const [kind = 'DIRECT', where = ''] = (list.split(';')[0] ?? '').trim().split(/\s+/)
  if (kind.toUpperCase() === 'DIRECT' || where === '') return null
  const scheme = kind.toUpperCase() === 'PROXY' ? 'http' : kind.toLowerCase()
  return `${scheme}://${where}`
}

/** What the engine itself fetches, a dictionary for spelling, goes the way that was chosen too. */
export function setEngineProxy(session: Pick<Session, 'setProxy'>, proxy: Settings['proxy']): Promise<void> {
  if (proxy.mode === 'none') return session.setProxy({ mode: 'direct' })
  if (proxy.mode === 'system') return session.setProxy({ mode: 'system' })
  return session.setProxy({ mode: 'fixed_servers', proxyRules: proxy.address })
}
