import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoginItemSettings } from 'electron'
import { expect, test } from 'vitest'
import type { AtLogin } from '../../electron/contract/desktop.ts'
import { desktopOptions, sameAgain } from '../../electron/shell/both/options.ts'
import { type LoginItemParts, systemLoginItem, wasStartedAtLogin } from '../../electron/shell/desktop/login-item.ts'
import { tempDir } from '../helpers/temp-dir.ts'

const noApp = {
  isPackaged: true,
  getLoginItemSettings(): LoginItemSettings {
    throw new Error('not on Linux')
  },
  setLoginItemSettings() {
    throw new Error('not on Linux')
  },
}
const parts = (change: Partial<LoginItemParts> = {}): LoginItemParts => ({
  ...{ app: noApp, platform: 'linux', env: {}, home: '/nowhere', program: '/opt/Parlance/parlance', args: [] },
  ...{ name: 'parlance', only: true, ...change },
})
const inFolder = () => {
  const config = tempDir()
  const file = join(config, 'autostart', 'parlance.desktop')
  const item = (change: Partial<LoginItemParts> = {}) =>
    systemLoginItem(parts({ env: { XDG_CONFIG_HOME: config }, ...change }))
  return { config, file, item, text: () => readFileSync(file, 'utf8') }
}

test('on Linux it is a file that is there or not, and nothing half-written stays beside it', () => {
  const { config, file, item, text } = inFolder()
  expect(item().read()).toEqual({ state: 'off' })
  expect(item().set(true)).toEqual({ ok: true, value: { state: 'on' } })
  expect(text()).toBe(
    '[Desktop Entry]\nType=Application\nVersion=1.5\nName=Parlance\n' +
      'Exec="/opt/Parlance/parlance" "--at-login"\nTerminal=false\nX-GNOME-Autostart-enabled=true\n',
  )
  expect(item().read()).toEqual({ state: 'on' })
  expect(readdirSync(join(config, 'autostart'))).toEqual(['parlance.desktop'])
  expect(item().set(false)).toEqual({ ok: true, value: { state: 'off' } })
  expect(existsSync(file)).toBe(false)
  expect(item().set(false)).toEqual({ ok: true, value: { state: 'off' } })
})

test('without XDG_CONFIG_HOME it lies in .config, and an AppImage starts as the file it is', () => {
  const home = tempDir()
  systemLoginItem(parts({ home, env: { APPIMAGE: '/home/a/My Apps/Parlance.AppImage' } })).set(true)
  expect(readFileSync(join(home, '.config', 'autostart', 'parlance.desktop'), 'utf8')).toContain(
    'Exec="/home/a/My Apps/Parlance.AppImage" "--at-login"\n',
  )
})

test.each([
  ['/a b/"c"', String.raw`"/a b/\\"c\\""`],
  ['/a`b$c', '"/a\\\\`b\\\\$c"'],
  [String.raw`/a\b`, String.raw`"/a\\\\b"`],
  ['/100%/p', '"/100%%/p"'],
  ['/a\nExec=evil', String.raw`"/a\nExec=evil"`],
])('the program %j is one argument of one line', (program, expected) => {
  const { item, text } = inFolder()
  item({ program }).set(true)
  const lines = text()
    .split('\n')
    .filter(line => line.startsWith('Exec='))
  expect(lines).toEqual([`Exec=${expected} "--at-login"`])
})

test('a profile has an entry of its own that starts it', () => {
  const { config, item } = inFolder()
  const options = desktopOptions(['--profile', 'anna', '--data-dir', '/d', '--hidden'])
  item({ name: 'parlance-anna', args: sameAgain(options) }).set(true)
  expect(readFileSync(join(config, 'autostart', 'parlance-anna.desktop'), 'utf8')).toContain(
    'Exec="/opt/Parlance/parlance" "--at-login" "--profile=anna" "--data-dir=/d"\n',
  )
  expect(item().read()).toEqual({ state: 'off' })
  expect(sameAgain(desktopOptions([]))).toEqual([])
})

test.each([
  ['removed', null],
  ['hidden', '[Desktop Entry]\nType=Application\nExec=x\nHidden=true\n'],
  ['switched off in GNOME', '[Desktop Entry]\nExec=x\nX-GNOME-Autostart-enabled = false\n'],
  ['emptied', ''],
  ['of something else', '[Desktop Action new]\nExec=x\n'],
])('an entry that was %s elsewhere is off, and stays as it is', (_, text) => {
  const { file, item } = inFolder()
  item().set(true)
  if (text === null) item().set(false)
  else writeFileSync(file, text)
  expect(item().read()).toEqual({ state: 'off' })
  expect(existsSync(file) ? readFileSync(file, 'utf8') : null).toBe(text)
})

test('what moved is started from where it is now', () => {
  const { item, text } = inFolder()
  item().set(true)
  expect(item({ program: '/new/parlance' }).read()).toEqual({ state: 'on' })
  expect(text()).toContain('Exec="/new/parlance" "--at-login"')
})

test('a folder that cannot be written says so', () => {
  const config = tempDir()
  writeFileSync(join(config, 'autostart'), 'a file where the folder should be')
  const item = systemLoginItem(parts({ env: { XDG_CONFIG_HOME: config } }))
  expect(item.set(true)).toEqual({ ok: false, error: { kind: 'at-login', detail: 'EEXIST' } })
  expect(item.read()).toEqual({ state: 'off' })
})

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('nor may one without the right to', () => {
  const config = tempDir()
  mkdirSync(join(config, 'autostart'))
  chmodSync(join(config, 'autostart'), 0o500)
  expect(systemLoginItem(parts({ env: { XDG_CONFIG_HOME: config } })).set(true)).toMatchObject({
    error: { kind: 'at-login', detail: 'EACCES' },
  })
})

test.each([
  ['a copy that is not installed', { app: { ...noApp, isPackaged: false } }, 'not-installed'],
  ['a snap', { env: { SNAP: '/snap/parlance/1' } }, 'snap'],
  ['another profile on macOS', { platform: 'darwin', only: false }, 'one-profile'],
] as const)('%s cannot, and says why', (_, change, because) => {
  const item = systemLoginItem(parts(change))
  expect(item.read()).toEqual({ state: 'unavailable', because })
  expect(item.set(true)).toEqual({ ok: true, value: { state: 'unavailable', because } })
})

/** As much of Windows and macOS as Electron's documentation tells of. */
function system(change: Partial<LoginItemSettings> & { deaf?: boolean } = {}) {
  const asked: unknown[] = []
  let openAtLogin = false
  return {
    asked,
    isPackaged: true,
    setLoginItemSettings(settings: { openAtLogin?: boolean }) {
      asked.push(settings)
      openAtLogin = change.deaf ? false : (settings.openAtLogin ?? false)
    },
    getLoginItemSettings: (): LoginItemSettings => ({
      ...{ openAtLogin, wasOpenedAtLogin: false, status: openAtLogin ? 'enabled' : 'not-registered' },
      ...{ executableWillLaunchAtLogin: openAtLogin, launchItems: [] },
      ...change,
    }),
  }
}
const on: AtLogin = { state: 'on' }

test('on Windows it is an entry with a name of its own, started with words in quotes where they need them', () => {
  const app = system()
  const program = 'C:\\Program Files\\Parlance\\Parlance.exe'
  const item = systemLoginItem(parts({ app, platform: 'win32', program, args: ['--data-dir=D:\\my data'] }))
  expect(item.read()).toEqual({ state: 'off' })
  expect(item.set(true)).toEqual({ ok: true, value: on })
  expect(app.asked).toEqual([
    { path: program, args: ['--at-login', '"--data-dir=D:\\my data"'], name: 'parlance', openAtLogin: true },
  ])
})

test('what its user switched off in the system is held back, and said so', () => {
  const launchItems = [{ name: 'parlance', path: 'x', args: [], scope: 'user' as const, enabled: false }]
  const windows = systemLoginItem(parts({ app: system({ openAtLogin: true, launchItems }), platform: 'win32' }))
  expect(windows.read()).toEqual({ state: 'held' })
  const mac = systemLoginItem(parts({ app: system({ status: 'requires-approval' }), platform: 'darwin' }))
  expect(mac.set(true)).toEqual({ ok: true, value: { state: 'held' } })
})

test('a system that does nothing is not believed', () => {
  const item = systemLoginItem(parts({ app: system({ deaf: true }), platform: 'darwin' }))
  expect(item.set(true)).toEqual({ ok: false, error: { kind: 'at-login', detail: 'off' } })
})

test('the app knows whether it was its user or the login who started it', () => {
  expect(wasStartedAtLogin(noApp, 'linux', ['parlance', '--at-login'])).toBe(true)
  expect(wasStartedAtLogin(noApp, 'linux', ['parlance'])).toBe(false)
  expect(wasStartedAtLogin(system({ wasOpenedAtLogin: true }), 'darwin', ['Parlance'])).toBe(true)
})
