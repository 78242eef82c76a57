// What electron-builder makes installers of. The bundles in dist/ are whole; of node_modules only the two native
// modules come along, each with the one binary of the system it is for.

import { readFileSync } from 'node:fs'
import { releaseNotes } from './release-notes.mjs'

const { ELECTRON_OVERRIDE_DIST_PATH, GITHUB_REPOSITORY, APPLE_TEAM_ID, PARLANCE_HOMEPAGE, PARLANCE_OUT } = process.env
// The folder that newer versions will be published in; without it the app says that it does not renew itself.
const { PARLANCE_UPDATES } = process.env
if (PARLANCE_UPDATES && !PARLANCE_UPDATES.startsWith('https://'))
  throw new Error('PARLANCE_UPDATES must begin with https://')
const homepage = PARLANCE_HOMEPAGE ?? (GITHUB_REPOSITORY && `https://github.com/${GITHUB_REPOSITORY}`)

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

const ours = [
  'dist/**',
  '!dist/web*.js',
  '!dist/.stamps{,/**}',
  '!dist/icons{,/**}',
  '!**/*.map',
  '!node_modules/node-addon-api{,/**}',
  '!node_modules/{better-sqlite3-multiple-ciphers,keytar}/{src,deps,script}{,/**}',
  '!node_modules/**/{README.md,*.d.ts,binding.gyp}',
]

/** Leaves out the binaries of all systems but this one, in the two ways the modules name them. */
const nativesOf = system => [
  `!node_modules/better-sqlite3-multiple-ciphers/prebuilds/!(${system}.node)`,
  `!node_modules/keytar/prebuilds/!(${system}){,/**}`,
]

/** Leaves out what is drawn for the panels of other systems. */
const iconsOf = system => `!dist/tray/!(${system}){,/**}`

export default {
  appId: 'app.parlance.desktop',
  productName: 'Parlance',
  copyright: 'The Parlance authors',
  directories: { output: PARLANCE_OUT ?? 'out', buildResources: 'build' },
  ...(ELECTRON_OVERRIDE_DIST_PATH ? { electronDist: ELECTRON_OVERRIDE_DIST_PATH } : {}),
  ...(homepage ? { extraMetadata: { homepage } } : {}),
  electronLanguages: ['en', 'en-US', 'fr'],
  // N-API binaries, good for Node and Electron alike.
  npmRebuild: false,
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  publish: PARLANCE_UPDATES ? { provider: 'generic', url: PARLANCE_UPDATES } : null,
  // Who follows beta versions is offered finished ones too.
  generateUpdatesFilesForAllChannels: true,
  releaseInfo: { releaseNotes: releaseNotes(version) },
  // No spaces: hosts disagree about what becomes of them, and the files that announce a version name these.
  artifactName: '${productName}-${version}-${arch}.${ext}',
  protocols: [{ name: 'Parlance', schemes: ['parlance'] }],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  linux: {
    target: ['AppImage', 'deb', 'rpm', 'snap'],
    executableName: 'parlance',
    category: 'Network;InstantMessaging;Chat',
    icon: 'dist/icons',
    synopsis: 'Chat over Azure Communication Services',
    maintainer: 'The Parlance authors',
    files: [...ours, ...nativesOf('linux-${arch}'), iconsOf('linux')],
  },
  deb: { recommends: ['gnome-keyring'], fpm: ['--deb-no-default-config-files'] },
  mac: {
    target: [
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ],
    category: 'public.app-category.social-networking',
    icon: 'dist/icons/icon.icns',
    hardenedRuntime: true,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    // Apple's account comes from the environment: APPLE_ID, APPLE_APP_SPECIFIC_PASSWORD and APPLE_TEAM_ID.
    notarize: Boolean(APPLE_TEAM_ID),
    // Both halves of a universal app carry the binaries of both.
    x64ArchFiles: '**/prebuilds/**',
    files: [...ours, ...nativesOf('darwin-*'), iconsOf('darwin')],
  },
  win: {
    target: ['nsis', 'portable'],
    icon: 'dist/icons/icon.ico',
    files: [...ours, ...nativesOf('win32-${arch}'), iconsOf('win32')],
  },
  portable: { artifactName: '${productName}-${version}-${arch}-portable.${ext}' },
  nsis: {
    artifactName: '${productName}-${version}-${arch}-setup.${ext}',
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
  },
}
