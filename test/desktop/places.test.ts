import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { desktopOptions, webOptions } from '../../electron/shell/both/options.ts'
import { isProfileName, openPaths, usualRoot } from '../../electron/shell/both/paths.ts'
import { tempDir } from '../helpers/temp-dir.ts'

test.each(['default', 'a', 'Anna', 'work-2', 'a.b_c', 'x'.repeat(32)])('%j can name a profile', name => {
  expect(isProfileName(name)).toBe(true)
})

test.each(['', '.', '..', '../x', 'a/b', 'a\\b', '.hidden', 'a.', ' a', 'a b', 'é', 'con', 'NUL.txt', 'x'.repeat(33)])(
  '%j cannot name a profile',
  name => {
    expect(isProfileName(name)).toBe(false)
  },
)

test('everything of a profile lies in its own folder, and the local workspace is shared', () => {
  const root = tempDir()
  const open = (profile: string) => {
    const paths = openPaths({ usualRoot: '/usual', dataDir: root, profile })
    if (!paths.ok) throw new Error(paths.error.kind)
    return paths.value
  }
  const [anna, ben] = [open('anna'), open('ben')]
  expect(anna.workspace).toBe(ben.workspace)
  for (const place of [anna.databases, anna.home, anna.logs, anna.lock, anna.engine]) {
    expect(place.startsWith(join(root, 'profiles', 'anna'))).toBe(true)
  }
  expect(existsSync(anna.databases)).toBe(true)
  if (process.platform !== 'win32') expect(statSync(anna.databases).mode & 0o077).toBe(0)
})

test('only an unusual place adds a suffix to names that all profiles share', () => {
  const usual = tempDir()
  const other = tempDir()
  const suffixOf = (dataDir: string | undefined) => {
    const paths = openPaths({ usualRoot: usual, dataDir, profile: 'default' })
    return paths.ok ? paths.value.suffix : null
  }
  expect(suffixOf(undefined)).toBe('')
  expect(suffixOf(usual + sep)).toBe('')
  expect(suffixOf(other)).toMatch(/^[0-9a-f]{12}$/)
})

test('a place that cannot be written to is an answer with its name', () => {
  const file = join(tempDir(), 'a file')
  writeFileSync(file, '')
  expect(openPaths({ usualRoot: '/usual', dataDir: file, profile: 'default' })).toMatchObject({
    ok: false,
    error: { kind: 'not-writable', directory: join(file, 'local-workspace') },
  })
})

test('the usual place is where Electron keeps an app of this name', () => {
  expect(usualRoot('linux', {}, '/home/anna')).toBe(join('/home/anna', '.config', 'Parlance'))
  expect(usualRoot('linux', { XDG_CONFIG_HOME: '/cfg' }, '/home/anna')).toBe(join('/cfg', 'Parlance'))
  expect(usualRoot('darwin', {}, '/Users/anna')).toBe(join('/Users/anna', 'Library', 'Application Support', 'Parlance'))
  expect(usualRoot('win32', { APPDATA: 'C:\\Roaming' }, 'C:\\Users\\anna')).toBe(join('C:\\Roaming', 'Parlance'))
})

test('the desktop takes its options from among switches of Electron it does not know', () => {
  const args = ['--inspect=0', '.', '--hidden', '--profile', 'anna', '--no-sandbox', '--data-dir=/d']
  expect(desktopOptions(args)).toEqual({ hidden: true, profile: 'anna', dataDir: '/d' })
  expect(desktopOptions([])).toEqual({ hidden: false, profile: 'default', dataDir: undefined })
})

test('the browser host says what it does not understand', () => {
  expect(webOptions(['--no-open', '--json', '--port', '8080'])).toEqual({
    ok: true,
    value: { profile: 'default', dataDir: undefined, port: 8080, open: false, json: true },
  })
  expect(webOptions(['--port', 'http'])).toEqual({ ok: false, error: '--port is 0 to 65535, not "http"' })
  expect(webOptions(['--prot', '1'])).toMatchObject({ ok: false, error: expect.stringContaining('--prot') as unknown })
})
