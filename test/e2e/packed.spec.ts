import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { findElectron } from '../helpers/find-electron.ts'
import { bytesOf, packApp } from '../helpers/pack-app.ts'
import type { PackedApp } from '../helpers/pack-app.ts'
import { tryItNow } from './chat.ts'
import { expect, test as base } from './fixtures.ts'

const system = `${process.platform}-${process.arch}`

const test = base.extend<object, { packed: PackedApp }>({
  packed: [
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'parlance-packed-'))
      await use(await packApp(folder))
      rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})

test.skip(process.platform !== 'linux', 'the other systems pack with tools that are fetched')
test.describe.configure({ mode: 'serial' })

test('the package holds the built app and the two native modules of this system, and nothing it was made from', ({
  packed,
}) => {
  const files = listPackage(packed.asar, { isPack: false }).map(file => file.slice(1))
  for (const needed of [
    'package.json',
    'dist/main.js',
    'dist/preload.cjs',
    'dist/service.js',
    'dist/renderer/index.html',
  ])
    expect(files).toContain(needed)
  expect(new Set(files.map(file => file.split('/')[0]))).toEqual(new Set(['dist', 'node_modules', 'package.json']))
  expect(new Set(files.filter(file => file.startsWith('node_modules/')).map(file => file.split('/')[1]))).toEqual(
    new Set(['better-sqlite3-multiple-ciphers', 'keytar']),
  )
  expect(files.filter(file => file.endsWith('.node')).toSorted()).toEqual([
    `node_modules/better-sqlite3-multiple-ciphers/prebuilds/${system}.node`,
    `node_modules/keytar/prebuilds/${system}/keytar.node`,
  ])
  const strangers = /\.(map|tsx?|c|cc|cpp|h|gyp|sh|spec\.js|test\.js|env|pem|key)$|(^|\/)(test|\.stamps|web\.js)(\/|$)/
  expect(files.filter(file => strangers.test(file))).toEqual([])
})

test('without the runtime it is at most 25 MB', ({ packed }) => {
  const bytes = bytesOf(packed)
  expect(bytes).toBeGreaterThan(3e6)
  expect(bytes).toBeLessThan(25e6)
})

test('it knows where newer versions will be published', ({ packed }) => {
  const feed = readFileSync(join(packed.resources, 'app-update.yml'), 'utf8')
  expect(feed).toContain('provider: generic')
  expect(feed).toContain(`url: ${packed.feed}`)
  expect(feed).toContain('updaterCacheDirName: parlance-updater')
})

test('the fuses of the packed program are set', async ({ packed }) => {
  const wire = await getCurrentFuseWire(packed.program)
  const on = [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ]
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]
  for (const fuse of on) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.ENABLE)
  for (const fuse of off) expect(wire[fuse], FuseV1Options[fuse]).toBe(FuseState.DISABLE)
})

test('what is in the package starts and chats', async ({ packed, launch, dataDir }) => {
  const extracted = join(dataDir, 'extracted')
  extractAll(packed.asar, extracted)
  const main = (await findElectron()) ? packed.asar : join(extracted, 'dist', 'main.js')
  const { page } = await launch({ main })
  await tryItNow(page, 'Anna')
})
