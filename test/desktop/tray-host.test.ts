import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../electron/shell/both/clock.ts'
import { trayHost } from '../../electron/shell/desktop/tray-host.ts'
import { eventually } from '../helpers/eventually.ts'
import { startSecretService } from '../helpers/secret-service.ts'
import { tempDir } from '../helpers/temp-dir.ts'
import { startTrayWatcher } from '../helpers/tray-watcher.ts'

async function hostOn(platform: NodeJS.Platform, env: Record<string, string>) {
  const changes: boolean[] = []
  const uid = process.getuid?.() ?? 0
  const changed = (): number => changes.push(host.isThere())
  const host = await trayHost({ platform, env, uid, clock: systemClock, changed: () => void changed() })
  onTestFinished(() => host.stop())
  return { host, changes }
}

test.each(['win32', 'darwin'] as const)('on %s there is always a place for an icon', async platform => {
  expect((await hostOn(platform, {})).host.isThere()).toBe(true)
})

describe.skipIf(process.platform !== 'linux')('on Linux', () => {
  async function session(): Promise<Record<string, string>> {
    const desktop = await startSecretService('none')
    onTestFinished(() => desktop.stop())
    return desktop.env
  }

  test('nobody draws an icon where there is no bus, or one that hangs up', async () => {
    expect((await hostOn('linux', {})).host.isThere()).toBe(false)
    const path = join(tempDir(), 'bus')
    const server = createServer(socket => socket.destroy()).listen(path)
    onTestFinished(() => void server.close())
    expect((await hostOn('linux', { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` })).host.isThere()).toBe(false)
  })

  test('one who draws icons is noticed as they come and go, and a keeper of icons alone draws none', async () => {
    const env = await session()
    const { host, changes } = await hostOn('linux', env)
    expect(host.isThere()).toBe(false)
    const watcher = await startTrayWatcher(env, false)
    onTestFinished(() => watcher.stop())
    watcher.setHost(true)
    await eventually(() => expect(changes).toEqual([true]))
    watcher.setHost(false)
    await eventually(() => expect(changes).toEqual([true, false]))
    watcher.setHost(true)
    await eventually(() => expect(changes).toEqual([true, false, true]))
    // As when the shell of the desktop ends.
    watcher.stop()
    await eventually(() => expect(changes).toEqual([true, false, true, false]))
    const next = await startTrayWatcher(env)
    onTestFinished(() => next.stop())
    await eventually(() => expect(host.isThere()).toBe(true))
  })

  test('one who was there first is found, and lost with the whole session', async () => {
    const desktop = await startSecretService('none')
    const watcher = await startTrayWatcher(desktop.env)
    onTestFinished(() => watcher.stop())
    const { host, changes } = await hostOn('linux', desktop.env)
    expect(host.isThere()).toBe(true)
    await desktop.stop()
    await eventually(() => expect(changes).toEqual([false]))
  })
})
