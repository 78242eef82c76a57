import type { Shell } from 'electron'
import type { Log } from '../../core/system-ports.ts'

const allowed = new Set(['https:', 'mailto:'])

/** The one gate to other programs. The address came from a page that draws what others wrote. */
export const openExternalGate =
  (shell: Pick<Shell, 'openExternal'>, log: Log) =>
  (address: string): void => {
    const url = URL.canParse(address) ? new URL(address) : null
    if (!url || !allowed.has(url.protocol) || url.username || url.password) {
      log.warn('link not opened', { scheme: url?.protocol ?? 'none' })
      return
    }
    shell.openExternal(url.href).catch((cause: unknown) => log.warn('link not opened', { detail: String(cause) }))
  }
