import type { Clock } from '../../core/system-ports.ts'
import { openSessionBus, theBus, type SessionBus } from './session-bus.ts'

const watcher = 'org.kde.StatusNotifierWatcher'
const asked = { destination: watcher, path: '/StatusNotifierWatcher', interface: 'org.freedesktop.DBus.Properties' }
const wanted = [
  `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${watcher}'`,
  `type='signal',interface='${watcher}'`,
]

export interface TrayHost {
  /** Somebody draws our icon: a window that is hidden can be found again. */
  isThere(): boolean
  stop(): void
}

/** Windows and macOS always have a place for icons; on Linux a program must be there that draws them. */
export async function trayHost(input: {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  uid: number
  clock: Clock
  changed: () => void
}): Promise<TrayHost> {
  const { platform, env, uid, clock, changed } = input
  if (platform !== 'linux') return { isThere: () => true, stop() {} }
  let there = false
  let stopped = false
  let again = false
  let looking: Promise<void> | null = null
  let bus: SessionBus | null = null
  bus = await openSessionBus({ env, uid, clock, hear: look, closed: () => tell(false) })
  if (bus) {
    for (const rule of wanted) await bus.ask({ ...theBus, member: 'AddMatch' }, ['s', rule])
    there = await isThere(bus)
  }

  /** What is heard while it is looked at may be newer than what is seen. */
  function look(): void {
    again = true
    looking ??= passes().finally(() => (looking = null))
  }

  async function passes(): Promise<void> {
    while (again && bus) {
      again = false
      tell(await isThere(bus))
    }
  }

  function tell(now: boolean): void {
    if (stopped || now === there) return
    there = now
    changed()
  }

  return {
    isThere: () => there,
    stop() {
      stopped = true
      bus?.close()
    },
  }
}

async function isThere(bus: SessionBus): Promise<boolean> {
  // Asked for what nobody has, the bus would start whoever could.
  const owned = await bus.ask({ ...theBus, member: 'NameHasOwner' }, ['s', watcher])
  if (owned?.[0] !== true) return false
  const host = await bus.ask({ ...asked, member: 'Get' }, ['s', watcher], ['s', 'IsStatusNotifierHostRegistered'])
  return host?.[0] === true
}
