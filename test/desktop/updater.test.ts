import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { LogFields } from '../../electron/core/system-ports.ts'
import { noUpdatesBecause } from '../../electron/shell/desktop/no-updates-because.ts'
import { desktopUpdater } from '../../electron/shell/desktop/updater.ts'
import { eventually } from '../helpers/eventually.ts'
import { expectOk } from '../helpers/expect-ok.ts'
import { fakeClock } from '../helpers/fake-clock.ts'
import { tempDir } from '../helpers/temp-dir.ts'
import { startUpdateServer, type Published } from '../helpers/update-server.ts'
import { net } from '../hosts/stand-in/net.ts'
import { defaultSession } from '../hosts/stand-in/session.ts'

const old = '#!/bin/sh\necho old\n'

/** Version 0.1.0, started from an AppImage in a folder of the user, and a server of newer ones. */
async function appImage(published: Partial<Published> | null = {}, { plainLoopback = true } = {}) {
  const folder = tempDir()
  const server = await startUpdateServer()
  onTestFinished(() => server.close())
  const image = join(folder, 'apps', 'Parlance.AppImage')
  const started = join(folder, 'started')
  const newer = `#!/bin/sh\nprintf '%s ' "$@" > ${started}.part && mv ${started}.part ${started}\n`
  const feedFile = join(folder, 'app-update.yml')
  mkdirSync(dirname(image))
  writeFileSync(image, old, { mode: 0o755 })
  writeFileSync(feedFile, server.feed)
  if (published) server.publish({ version: '0.2.0', image: newer, ...published })
  // electron-updater reads both from there.
  vi.stubEnv('APPIMAGE', image)
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'))
  onTestFinished(() => void vi.unstubAllEnvs())
  const clock = fakeClock()
  const logged: (LogFields | undefined)[] = []
  const log = (_what: string, fields?: LogFields): void => void logged.push(fields)
  let successor = null as (() => void) | null
  const updater = desktopUpdater({
    ...{ version: '0.1.0', userData: join(folder, 'engine'), feed: null, args: ['--profile', 'work'] },
    copy: {
      ...{ platform: 'linux', resources: folder, feedFile, program: join(folder, 'mounted', 'parlance') },
      env: { APPIMAGE: image, APPDIR: join(folder, 'mounted') },
    },
    network: { net, clock, plainLoopback, session: () => defaultSession },
    log: { info: log, warn: log, error: log },
    restart: next => void (successor = next),
  })
  return {
    ...{ updater, server, image, newer, started, clock, logged, folder },
    pending: join(folder, 'cache', 'parlance-updater', 'pending'),
    successor: () => successor,
    fetch: async () => {
      expectOk(await updater.check('stable'))
      return updater.download(() => {})
    },
  }
}

describe.skipIf(process.platform !== 'linux')('an AppImage', () => {
  test('finds what is newer with its notes and size, fetches it, and is replaced when asked to', async () => {
    const { updater, image, newer, started, successor } = await appImage({ notes: 'Faster.\n<b>Really.</b>' })
    expect(updater.unsupported).toBe(null)
    const release = { version: '0.2.0', notes: 'Faster.\n<b>Really.</b>', bytes: newer.length }
    expect(await updater.check('stable')).toEqual({ ok: true, value: release })
    expect(await updater.download(() => {})).toEqual({ ok: true, value: null })
    expect(readFileSync(image, 'utf8')).toBe(old)
    expect(successor()).toBe(null)
    void updater.install()
    await eventually(() => expect(successor()).not.toBe(null))
    expect(readFileSync(image, 'utf8')).toBe(newer)
    expect(statSync(image).mode & 0o777).toBe(0o755)
    expect(readdirSync(dirname(image))).toEqual(['Parlance.AppImage'])
    expect(existsSync(started)).toBe(false)
    successor()?.()
    await eventually(() => expect(readFileSync(started, 'utf8')).toBe('--profile work '))
  })

  test('a file that is not what was announced is refused and nothing is replaced', async () => {
    const { updater, fetch, image, pending, successor } = await appImage({ announced: 'something else' })
    expect(await fetch()).toEqual({ ok: false, error: { problem: 'tampered', detail: 'ERR_CHECKSUM_MISMATCH' } })
    expect(readdirSync(pending)).toEqual([])
    expect(await updater.install()).toMatchObject({ problem: 'other' })
    expect(readFileSync(image, 'utf8')).toBe(old)
    expect(successor()).toBe(null)
  })

  test('a file that was changed after it had been verified is not installed', async () => {
    const { updater, fetch, image, pending, successor } = await appImage()
    expectOk(await fetch())
    writeFileSync(join(pending, 'Parlance-0.2.0.AppImage'), 'changed')
    expect(await updater.install()).toEqual({ problem: 'tampered', detail: 'ERR_CHECKSUM_MISMATCH' })
    expect(readFileSync(image, 'utf8')).toBe(old)
    expect(readdirSync(dirname(image))).toEqual(['Parlance.AppImage'])
    expect(successor()).toBe(null)
  })

  test.each(['0.1.0', '0.0.9', '0.1.0-beta.3'])('version %s is no newer one and is not offered', async version => {
    const { updater } = await appImage({ version })
    expect(await updater.check('stable')).toEqual({ ok: true, value: null })
    expect(await updater.check('beta')).toMatchObject({ ok: false, error: { problem: 'refused', detail: '404' } })
  })

  test('the beta channel is another file, and its versions do not come by the stable one', async () => {
    const { updater, server } = await appImage({ version: '0.3.0-beta.1', channel: 'beta' })
    expect(await updater.check('beta')).toMatchObject({ ok: true, value: { version: '0.3.0-beta.1' } })
    expect(await updater.check('stable')).toMatchObject({ ok: false, error: { problem: 'refused' } })
    expect(server.requests.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^\/beta-linux.*\.yml$/),
      expect.stringMatching(/^\/latest-linux.*\.yml$/),
    ])
  })

  test('of a release that is rolled out to nobody yet nothing is heard, to everybody it is', async () => {
    const { updater, server, newer } = await appImage({ stagingPercentage: 0 })
    expect(await updater.check('stable')).toEqual({ ok: true, value: null })
    server.publish({ version: '0.2.0', image: newer, stagingPercentage: 100 })
    expect(await updater.check('stable')).toMatchObject({ ok: true, value: { version: '0.2.0' } })
  })

  test('no request says which copy asks', async () => {
    const { fetch, server, folder } = await appImage({ stagingPercentage: 100 })
    expectOk(await fetch())
    const id = readFileSync(join(folder, 'engine', '.updaterId'), 'utf8')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    expect(server.requests.length).toBeGreaterThan(1)
    for (const { headers } of server.requests) expect(JSON.stringify(headers)).not.toContain(id)
  })

  const answers: [what: string, problem: string, detail: string, act: (response: ServerResponse) => unknown][] = [
    ['says 500', 'refused', '500', response => response.writeHead(500).end()],
    ['says nonsense', 'not-understood', 'ERR_UPDATER_INVALID_VERSION', response => response.end('version: newest')],
    ['says what is no YAML', 'not-understood', 'ERR_UPDATER_INVALID_UPDATE_INFO', response => response.end('a: [')],
    ['hangs up', 'unreachable', 'ERR_CONNECTION_RESET', response => response.destroy()],
  ]
  test.each(answers)('a server that %s is a value that says so', async (_, problem, detail, act) => {
    const { updater, server } = await appImage()
    server.answer(response => void act(response))
    expect(await updater.check('stable')).toEqual({ ok: false, error: { problem, detail } })
  })

  test('a server that is not there is a value, and so is one that never answers', async () => {
    const { updater, server, clock } = await appImage()
    let waits = false
    server.answer(() => void (waits = true))
    const asked = updater.check('stable')
    await eventually(() => expect(waits).toBe(true))
    await clock.advance(60_000)
    expect(await asked).toEqual({ ok: false, error: { problem: 'unreachable', detail: 'timeout' } })
    await server.close()
    const error = { problem: 'unreachable', detail: 'ERR_CONNECTION_REFUSED' }
    expect(await updater.check('stable')).toEqual({ ok: false, error })
  })

  test('nothing is asked without encryption, and no server can send it on to where there is none', async () => {
    const refused = { ok: false, error: { problem: 'other', detail: 'ERR_NOT_ENCRYPTED' } }
    const packed = await appImage({}, { plainLoopback: false })
    expect(await packed.updater.check('stable')).toEqual(refused)
    expect(packed.server.requests).toEqual([])
    const { updater, server } = await appImage()
    server.answer(response => {
      response.writeHead(302, { location: `http://localhost:${server.port}/latest-linux.yml` }).end()
    })
    expect(await updater.check('stable')).toEqual(refused)
    expect(server.requests).toHaveLength(1)
  })

  test('where the disk has no room or may not be written, it says so and stays as it is', async () => {
    const { fetch, updater, image, successor } = await appImage()
    expectOk(await fetch())
    if (process.getuid?.() === 0) return
    chmodSync(dirname(image), 0o555)
    onTestFinished(() => chmodSync(dirname(image), 0o755))
    expect(await updater.install()).toEqual({ problem: 'read-only', detail: 'EACCES' })
    expect(readFileSync(image, 'utf8')).toBe(old)
    expect(successor()).toBe(null)
  })

  test('what it does is in the log, without a path of the user', async () => {
    const { fetch, logged } = await appImage()
    expectOk(await fetch())
    expect(logged.map(fields => fields?.['detail'])).toContainEqual(expect.stringContaining('Found version 0.2.0'))
  })
})

test.each([
  ['a snap', { SNAP: '/snap/parlance/1' }, '/snap/parlance/1/parlance', [], 'store'],
  ['a flatpak', { FLATPAK_ID: 'app.parlance' }, '/app/parlance', [], 'store'],
  ['a deb', {}, '/opt/Parlance/parlance', ['package-type', 'app-update.yml'], 'package-manager'],
  ['a folder', {}, '/home/ada/parlance', ['app-update.yml'], 'unpacked'],
  [
    'one that an AppImage of somebody else started',
    { APPIMAGE: '/a/Other', APPDIR: '/tmp/x' },
    '/home/p',
    [],
    'unpacked',
  ],
  ['an AppImage nobody named a place for', { APPIMAGE: '/a/P', APPDIR: '/tmp/x' }, '/tmp/x/parlance', [], 'no-feed'],
  [
    'an AppImage in a folder that is gone',
    { APPIMAGE: '/gone/P', APPDIR: '/tmp/x' },
    '/tmp/x/p',
    ['app-update.yml'],
    'read-only',
  ],
] as const)('on Linux, %s says who renews it', (_, env, program, files, because) => {
  const resources = tempDir()
  for (const file of files) writeFileSync(join(resources, file), 'deb\n')
  const copy = { platform: 'linux', env, program, resources, feedFile: join(resources, 'app-update.yml') } as const
  expect(noUpdatesBecause(copy)).toBe(because)
})

test('on Windows a portable one and one without an uninstaller are left alone, an installed one is not', () => {
  const resources = tempDir()
  const feedFile = join(resources, 'app-update.yml')
  const copy = { platform: 'win32', env: {}, program: join(resources, 'Parlance.exe'), resources, feedFile } as const
  writeFileSync(feedFile, '')
  expect(noUpdatesBecause({ ...copy, env: { PORTABLE_EXECUTABLE_FILE: 'P.exe' } })).toBe('portable')
  expect(noUpdatesBecause(copy)).toBe('unpacked')
  writeFileSync(join(resources, 'Uninstall Parlance.exe'), '')
  expect(noUpdatesBecause(copy)).toBe(null)
})

test('on macOS one that was never moved out of where it came in is told to be', () => {
  const resources = tempDir()
  const feedFile = join(resources, 'app-update.yml')
  writeFileSync(feedFile, '')
  const at = (folder: string) =>
    noUpdatesBecause({
      ...{ platform: 'darwin', env: {}, resources, feedFile },
      program: `${folder}/Parlance.app/Contents/MacOS/Parlance`,
    })
  expect(at('/Volumes/Parlance')).toBe('read-only')
  expect(at('/private/var/folders/x/AppTranslocation/y/d')).toBe('read-only')
  expect(at('/Applications')).toBe(null)
})
