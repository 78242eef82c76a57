import type { Bridge, EventName } from '../../electron/contract/ipc.ts'
import type { Change, EventChange } from './change.ts'

const names: Record<EventName, true> = {
  'settings.changed': true,
  'keychain.changed': true,
  'account.changed': true,
  'account.removed': true,
  'identity.changed': true,
  'closed.changed': true,
  'export.changed': true,
  'export.dismissed': true,
  'notice.changed': true,
  'connection.changed': true,
  'thread.changed': true,
  'thread.removed': true,
  'message.changed': true,
  'message.removed': true,
  'timeline.reset': true,
  'contact.changed': true,
  'participant.changed': true,
  'receipt.changed': true,
  'typing.changed': true,
  'alert.changed': true,
  'thread.opened': true,
  'menu.chosen': true,
  'update.changed': true,
}

/** Every event of the bridge becomes one change. */
export function listen(bridge: Bridge, apply: (change: Change) => void): () => void {
  const stops = (Object.keys(names) as EventName[]).map(name =>
    bridge.on(name, payload => apply({ type: name, payload } as EventChange)),
  )
  return () => stops.forEach(stop => stop())
}
