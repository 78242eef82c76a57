import type { Alert, AlertEvent, Desk, Glance } from '../../electron/core/attention-ports.ts'
import { wordsFor } from '../../electron/core/words.ts'

export interface FakeDesk extends Desk {
  /** On the screen now. */
  alerts: Alert[]
  /** Every one there ever was, in order. */
  told: Alert[]
  windowShown: number
  /** How often attention was drawn to the icon, and whether it was urgent. */
  flashes: boolean[]
  /** What was to be seen without the window, the latest last. */
  glances: Glance[]
  language: 'en' | 'fr'
  /** What somebody, or the system, does with the one of that title; the latest if none is named. */
  meet(event: AlertEvent, title?: string): void
}

/** A desk in memory, whose system shows everything. */
export function fakeDesk(): FakeDesk {
  const listeners = new Map<string, (event: AlertEvent) => void>()
  const gone = (id: string): void => {
    desk.alerts = desk.alerts.filter(alert => alert.id !== id)
  }
  const desk: FakeDesk = {
    ...{ alerts: [], told: [], windowShown: 0, glances: [], flashes: [], language: 'en' },
    words: () => wordsFor(desk.language, 'en'),
    show: glance => void desk.glances.push(glance),
    panel: () => 'there',
    flash: urgent => void desk.flashes.push(urgent),
    showWindow() {
      desk.windowShown++
    },
    notifier: {
      show(alert, on) {
        gone(alert.id)
        desk.alerts.push(alert)
        desk.told.push(alert)
        listeners.set(alert.id, on)
        on({ did: 'shown' })
      },
      withdraw: gone,
    },
    meet(event, title) {
      const alert = desk.alerts.findLast(alert => title === undefined || alert.title === title)
      if (!alert) throw new Error('no such notification is on the screen')
      gone(alert.id)
      listeners.get(alert.id)?.(event)
    },
  }
  return desk
}
