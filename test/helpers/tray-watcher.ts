import { openSessionBus, theBus } from '../../electron/shell/desktop/session-bus.ts'
import { systemClock } from '../../electron/shell/both/clock.ts'

const name = 'org.kde.StatusNotifierWatcher'
const path = '/StatusNotifierWatcher'

export interface TrayWatcher {
  /** Whether there is somebody that draws icons; who listens is told. */
  setHost(there: boolean): void
  stop(): void
}

/** What a desktop of Linux has on its bus for programs with an icon: who keeps them, and says whether they are drawn. */
export async function startTrayWatcher(env: Record<string, string>, hasHost = true): Promise<TrayWatcher> {
  let host = hasHost
  const bus = await openSessionBus({
    ...{ env, uid: process.getuid?.() ?? 0, clock: systemClock, closed: () => undefined },
    hear({ kind, sender, serial }) {
      if (kind !== 'call' || sender === undefined) return
      bus?.send({ kind: 'answer', destination: sender, replyTo: serial }, ['v', host])
    },
  })
  if (!bus) throw new Error('there is no session bus')
  const [got] = (await bus.ask({ ...theBus, member: 'RequestName' }, ['s', name], ['u', 4])) ?? []
  if (got !== 1) throw new Error('somebody else is the watcher')
  return {
    setHost(there) {
      host = there
      const member = there ? 'StatusNotifierHostRegistered' : 'StatusNotifierHostUnregistered'
      bus.send({ kind: 'signal', path, interface: name, member })
    },
    stop: () => bus.close(),
  }
}
