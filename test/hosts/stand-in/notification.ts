import { EventEmitter } from 'node:events'
import type { Notification, NotificationConstructorOptions } from 'electron'
import { PreventableEvent } from './event.ts'
import { record } from './record.ts'
import { strict } from './strict.ts'
import { onTold } from './told.ts'

type Used = 'close' | 'show'

/** On the screen, the latest last. */
const visible = new Set<StandInNotification>()

class StandInNotification extends EventEmitter {
  readonly #options: NotificationConstructorOptions

  constructor(options: NotificationConstructorOptions = {}) {
    super()
    this.#options = options
  }

  static isSupported(): boolean {
    return process.env['PARLANCE_TEST_NO_NOTIFICATIONS'] === undefined
  }

  show(): void {
    const { title = '', body = '', silent = false, urgency = 'normal' } = this.#options
    visible.add(this)
    record({ what: 'notification', title, body, silent, urgency })
    setImmediate(() => this.emit('show', new PreventableEvent()))
  }

  close(): void {
    if (!visible.delete(this)) return
    record({ what: 'notification-closed', title: this.#options.title ?? '' })
    this.emit('close', new PreventableEvent())
  }

  /** What somebody does with it, and the system with what they do it to. */
  meet(event: string, details: object, ...more: unknown[]): void {
    this.emit(event, Object.assign(new PreventableEvent(), details), ...more)
  }
}

onTold('notification', told => {
  const { did, ...details } = told as { did: string; reply?: string; error?: string }
  const latest = [...visible].at(-1)
  if (!latest) throw new Error('no notification is on the screen')
  latest.meet(did, details, ...(details.error === undefined ? [] : [details.error]))
})

export const NotificationStandIn = new Proxy(StandInNotification, {
  construct: (target, [options]: [NotificationConstructorOptions?]) =>
    strict('Notification', new target(options) satisfies Pick<Notification, Used>),
}) as unknown as typeof Notification
