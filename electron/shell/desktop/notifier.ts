import type { Notification, NotificationConstructorOptions } from 'electron'
import type { Alert, AlertEvent, Notifier } from '../../core/attention-ports.ts'

type Made = Pick<Notification, 'show' | 'close' | 'on'>
type Notifications = { isSupported(): boolean; new (options: NotificationConstructorOptions): Made }

/** The notifications of the system. */
export function systemNotifier(Notification: Notifications, platform: NodeJS.Platform): Notifier {
  /** Held, for one that nobody holds answers no click. */
  const shown = new Map<string, Made>()
  const withdraw = (id: string): void => {
    const made = shown.get(id)
    shown.delete(id)
    made?.close()
  }

  function show(alert: Alert, on: (event: AlertEvent) => void): void {
    const { id } = alert
    const made = new Notification(optionsOf(alert, platform))
    const tell = (event: AlertEvent, isOver = true): void => {
      // One that was taken back, or has another in its place, has nothing to say.
      if (shown.get(id) !== made) return
      if (isOver) withdraw(id)
      on(event)
    }
    made.on('show', () => tell({ did: 'shown' }, false))
    made.on('click', () => tell({ did: 'opened' }))
    made.on('reply', ({ reply }) => tell({ did: 'replied', text: reply }))
    made.on('action', () => tell({ did: 'read' }))
    made.on('close', () => tell({ did: 'closed' }))
    made.on('failed', (_event, because) => tell({ did: 'failed', because }))
    withdraw(id)
    shown.set(id, made)
    made.show()
  }

  return {
    withdraw,
    get show() {
      return Notification.isSupported() ? show : null
    },
  }
}

function optionsOf(alert: Alert, platform: NodeJS.Platform): NotificationConstructorOptions {
  const { title, body, silent, urgent, deeds } = alert
  const answers = deeds !== null && (platform === 'darwin' || platform === 'win32')
  return {
    ...{ title, silent, urgency: urgent ? 'critical' : 'normal' },
    // Linux takes the body for markup.
    body: platform === 'linux' ? escaped(body) : body,
    ...(answers ? { hasReply: true, replyPlaceholder: deeds.reply } : {}),
    ...(answers ? { actions: [{ type: 'button', text: deeds.read }] } : {}),
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string => text.replace(/[&<>]/g, character => entities[character] ?? character)
