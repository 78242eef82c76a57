import { EventEmitter } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, Protocol, Session } from 'electron'
import { expect, test } from 'vitest'
import { ORIGIN, appScheme, serveAppProtocol } from '../../electron/shell/desktop/app-protocol.ts'
import { confineWindows, denyPermissions } from '../../electron/shell/desktop/security.ts'
import { tempDir } from '../helpers/temp-dir.ts'

type Opening = (details: { url: string }) => { action: string }

/** A window as the engine makes it known, and what became of an event of it. */
function confined() {
  const opened: string[] = []
  const app = new EventEmitter()
  confineWindows(app as unknown as App, { origin: ORIGIN, openExternal: url => void opened.push(url) })
  const contents = new EventEmitter() as EventEmitter & { setWindowOpenHandler: (handler: Opening) => void }
  let opening: Opening = () => ({ action: 'allow' })
  contents.setWindowOpenHandler = handler => (opening = handler)
  app.emit('web-contents-created', {}, contents)
  const denied = (name: string, fields: object = {}): boolean => {
    let prevented = false
    contents.emit(name, { ...fields, preventDefault: () => (prevented = true) })
    return prevented
  }
  return { opened, denied, open: (url: string) => opening({ url }).action }
}

const elsewhere = [
  'https://example.com/',
  'http://parlance/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,a',
  'app://parlance.evil/index.html',
  'app://other/index.html',
  'about:blank',
  'not an address',
]

test.each(elsewhere)('no window goes or is sent on to %j', url => {
  const { denied } = confined()
  expect(denied('will-frame-navigate', { url, isMainFrame: true })).toBe(true)
  expect(denied('will-redirect', { url })).toBe(true)
})

test('a window may load its own page again, and no frame inside it may load anything', () => {
  const { denied } = confined()
  const url = `${ORIGIN}/index.html`
  expect(denied('will-frame-navigate', { url, isMainFrame: true })).toBe(false)
  expect(denied('will-frame-navigate', { url, isMainFrame: false })).toBe(true)
})

test('nothing opens a second window or a webview; an address goes to the one gate', () => {
  const { denied, open, opened } = confined()
  for (const url of elsewhere) expect(open(url)).toBe('deny')
  expect(open(`${ORIGIN}/index.html`)).toBe('deny')
  expect(opened).toEqual([...elsewhere, `${ORIGIN}/index.html`])
  expect(denied('will-attach-webview')).toBe(true)
})

test('of all permissions the page has one: to put plain text on the clipboard', () => {
  type Decide = (granted: boolean) => void
  let request: (contents: null, permission: string, decide: Decide) => void = (_contents, _permission, decide) =>
    decide(true)
  let check: (contents: null, permission: string) => boolean = () => true
  let device: () => boolean = () => true
  denyPermissions({
    setPermissionRequestHandler: (handler: typeof request) => void (request = handler),
    setPermissionCheckHandler: (handler: typeof check) => void (check = handler),
    setDevicePermissionHandler: (handler: typeof device) => void (device = handler),
  } as unknown as Session)
  const asked = (permission: string): boolean => {
    let granted = true
    request(null, permission, answer => (granted = answer))
    return granted
  }
  const others = [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'openExternal',
    'fileSystem',
    'clipboard-read',
    'usb',
  ]
  expect(others.filter(permission => asked(permission) || check(null, permission))).toEqual([])
  expect(device()).toBe(false)
  expect(asked('clipboard-sanitized-write') && check(null, 'clipboard-sanitized-write')).toBe(true)
})

function served() {
  const root = tempDir()
  const folder = join(root, 'renderer')
  mkdirSync(folder)
  writeFileSync(join(folder, 'index.html'), 'page')
  writeFileSync(join(root, 'main.js'), 'outside')
  let answer: (request: Request) => Promise<Response> = () => Promise.reject(new Error('nobody answers'))
  const handle: Protocol['handle'] = (_scheme, handler) => {
    answer = async request => handler(request)
  }
  serveAppProtocol({ handle }, folder)
  /** The engine hands on addresses as they are; `url` reaches the handler unresolved. */
  return async (url: string, method = 'GET') => answer(new Request(url, { method }))
}

test('the scheme is strict: an origin of its own, and past no policy', () => {
  expect(appScheme.privileges).toEqual({ standard: true, secure: true, supportFetchAPI: true, codeCache: true })
})

test('serves the window with its policy, scripts of ours only and no markup without a policy of ours', async () => {
  const page = await served()(`${ORIGIN}/index.html`)
  expect([page.status, await page.text()]).toEqual([200, 'page'])
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).toContain("require-trusted-types-for 'script'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe|unsafe-eval|\*|https?:/)
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})

test.each([
  'app://parlance/../main.js',
  'app://parlance/%2e%2e/main.js',
  'app://parlance/..%2fmain.js',
  'app://parlance/..%5cmain.js',
  'app://parlance/%252e%252e%252fmain.js',
  'app://parlance/index.html%00.js',
  'app://parlance/C:%5cWindows%5cwin.ini',
  'app://parlance//etc/passwd',
  'app://other/index.html',
  'app://parlance.evil/index.html',
])('answers %j with nothing', async url => {
  const answer = await served()(url)
  expect([answer.status, await answer.text()]).toEqual([404, 'Not found'])
})

test('answers nobody who would write', async () => {
  expect((await served()(`${ORIGIN}/index.html`, 'POST')).status).toBe(404)
})
