import type { AlertMet, PageAlert } from '../contract/alert.ts'
import type { Publish } from '../contract/ipc.ts'
import type { AlertEvent, Notifier } from './attention-ports.ts'

export interface PageNotifier extends Notifier {
  /** Whether a page may show notifications; its browser asked whoever sits there. */
  allow(allowed: boolean): void
  /** What became of one, or was done with it. */
  met(id: string, did: AlertMet): void
}

/** Where there is no desktop the page shows notifications, if its browser lets it. */
export function pageNotifier(publish: Publish): PageNotifier {
  const shown = new Map<string, (event: AlertEvent) => void>()
  let allowed = false
  const tell = (id: string, alert: PageAlert | null): void => publish('alert.changed', { id, alert })
  const show: Notifier['show'] = ({ id, title, body, silent }, on) => {
    shown.set(id, on)
    tell(id, { title, body, silent })
  }
  return {
    allow: now => void (allowed = now),
    met(id, did) {
      const on = shown.get(id)
      if (did !== 'shown') shown.delete(id)
      on?.(did === 'failed' ? { did, because: 'refused by the browser' } : { did })
    },
    withdraw(id) {
      if (shown.delete(id)) tell(id, null)
    },
    get show() {
      return allowed ? show : null
    },
  }
}
