import { createRequire } from 'node:module'
import { aptAdvice, aptInstall } from './apt.mjs'
import { run, which } from './run.mjs'

const packages = ['libsecret-1-0', 'dbus', 'gnome-keyring']

/** On Linux the keychain is a service of the desktop; tests run one of their own and need its programs. */
export async function ensureDesktopServices({ say }) {
  if (process.platform !== 'linux' || (await isThere())) return
  if ((await aptInstall(packages, say)) && (await isThere())) return
  throw new Error(
    `The tests need libsecret, dbus and gnome-keyring, and may not install them here: ${aptAdvice(packages)}`,
  )
}

async function isThere() {
  return Boolean(which('dbus-daemon') && which('gnome-keyring-daemon') && (await libraryLoads()))
}

/** In a process of its own: a library that is installed later is not found by one that looked before. */
async function libraryLoads() {
  const keytar = createRequire(import.meta.url).resolve('keytar')
  return (await run(process.execPath, ['-e', `require(${JSON.stringify(keytar)})`], { quiet: true })) === 0
}
