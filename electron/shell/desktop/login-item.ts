import { join } from 'node:path'
import type { App } from 'electron'
import type { AtLogin } from '../../contract/desktop.ts'
import { fail, ok } from '../../contract/result.ts'
import type { LoginItem } from '../../core/system-ports.ts'
import { isOn, removeEntry, writeEntry } from './autostart-entry.ts'

/** What the system starts us with, so that we know who did. */
export const AT_LOGIN = '--at-login'

type LoginApp = Pick<App, 'getLoginItemSettings' | 'isPackaged' | 'setLoginItemSettings'>

export interface LoginItemParts {
  app: LoginApp
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  home: string
  /** This program, and what makes it this profile. */
  program: string
  args: readonly string[]
  /** Of the profile, among all there may be. */
  name: string
  only: boolean
}

/** Whether Parlance starts when its user logs in: the system knows, and its user may have changed it there. */
export function systemLoginItem(parts: LoginItemParts): LoginItem {
  const { app, platform, env } = parts
  const never = (because: Extract<AtLogin, { state: 'unavailable' }>['because']): LoginItem => {
    const state: AtLogin = { state: 'unavailable', because }
    return { read: () => state, set: () => ok(state) }
  }
  if (!app.isPackaged) return never('not-installed')
  if (platform === 'linux') return env['SNAP'] ? never('snap') : linuxItem(parts)
  // What opens at login there takes no options, so it is always the profile that has none.
  if (platform === 'darwin' && !parts.only) return never('one-profile')
  return platform === 'darwin' ? macItem(app) : windowsItem(parts)
}

/** The login started it, not its user. */
export const wasStartedAtLogin = (app: LoginApp, platform: NodeJS.Platform, args: readonly string[]): boolean =>
  args.includes(AT_LOGIN) || (platform === 'darwin' && app.isPackaged && app.getLoginItemSettings().wasOpenedAtLogin)

function linuxItem({ env, home, program, args, name }: LoginItemParts): LoginItem {
  const file = join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'autostart', `${name}.desktop`)
  // An AppImage runs from a place that is gone when it ends.
  const command = [env['APPIMAGE'] || program, AT_LOGIN, ...args]
  const write = (): void => writeEntry(file, { name: 'Parlance', command })
  const read = (): AtLogin => ({ state: isOn(file) ? 'on' : 'off' })
  return {
    read() {
      const now = read()
      // The program may lie elsewhere than when it was turned on.
      if (now.state === 'on') attempt(write)
      return now
    },
    set(on) {
      const failed = attempt(() => (on ? write() : removeEntry(file)))
      return failed === null ? ok(read()) : fail({ kind: 'at-login', detail: failed })
    },
  }
}

function macItem(app: LoginApp): LoginItem {
  const read = (): AtLogin => {
    const { status, openAtLogin } = app.getLoginItemSettings()
    if (status === 'requires-approval') return { state: 'held' }
    return { state: openAtLogin ? 'on' : 'off' }
  }
  return setting(read, on => app.setLoginItemSettings({ openAtLogin: on }))
}

function windowsItem({ app, env, program, args, name }: LoginItemParts): LoginItem {
  // The portable one runs from where it unpacked itself, and that is gone when it ends.
  const item = { path: env['PORTABLE_EXECUTABLE_FILE'] || program, args: [AT_LOGIN, ...args.map(inQuotes)] }
  const read = (): AtLogin => {
    const { openAtLogin, launchItems } = app.getLoginItemSettings(item)
    if (!openAtLogin) return { state: 'off' }
    return { state: launchItems.some(each => each.name === name && !each.enabled) ? 'held' : 'on' }
  }
  return setting(read, on => app.setLoginItemSettings({ ...item, name, openAtLogin: on }))
}

function setting(read: () => AtLogin, write: (on: boolean) => void): LoginItem {
  return {
    read,
    set(on) {
      const failed = attempt(() => write(on))
      const now = read()
      if (failed !== null) return fail({ kind: 'at-login', detail: failed })
      // Neither system says why it did nothing.
      return (now.state === 'off') === on ? fail({ kind: 'at-login', detail: now.state }) : ok(now)
    },
  }
}

/** The system's code where it refused, and null where it did not. */
function attempt(work: () => void): string | null {
  try {
    work()
    return null
  } catch (cause) {
    return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
  }
}

/** Electron puts arguments into the command line as they are. */
const inQuotes = (argument: string): string =>
  /[\s"]/.test(argument) ? `"${argument.replaceAll('"', '\\"')}"` : argument
