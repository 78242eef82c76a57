import type { Shell } from 'electron'
import type { Log } from '../../core/system-ports.ts'

const allowed = new Set(['https:', 'mailto:'])

/**
 * The one gate to other programs. The address came from a page that draws what others wrote. `ask`: may this one be
 * opened although everybody on its way can read and change what it shows?
 */
export const openExternalGate =
  (shell: Pick<Shell, 'openExternal'>, ask: (address: string) => Promise<boolean>, log: Log) =>
  async (address: string): Promise<void> => {
    const url = URL.canParse(address) ? new URL(address) : null
    const scheme = url?.protocol ?? 'none'
    const opens = url && !url.username && !url.password && (allowed.has(scheme) || scheme === 'http:')
    if (!opens) return log.warn('link not opened', { scheme })
    try {
      if (allowed.has(scheme) || (await ask(url.href))) await shell.openExternal(url.href)
    } catch (cause) {
      log.warn('link not opened', { detail: String(cause) })
    }
  }
