import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { aptAdvice, aptInstall } from './apt.mjs'
import { isExecutable, run, which } from './run.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const onPath = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  name => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

const onWindows = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap(variable => {
  const folder = process.env[variable]
  return folder
    ? [
        join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ]
    : []
})

/** A Chromium of this machine that tests can drive: the one asked for, Playwright's own, or the system's. */
export function findBrowser() {
  const asked = process.env.PARLANCE_TEST_BROWSER
  if (asked) return isExecutable(asked) ? asked : null
  const known =
    process.platform === 'darwin'
      ? onMac
      : process.platform === 'win32'
        ? onWindows
        : // A snap keeps its own /tmp and cannot reach the profiles tests give it.
          onPath.map(which).filter(file => file && !file.startsWith('/snap/'))
  return [playwrights(), ...known].find(file => file && isExecutable(file)) ?? null
}

function playwrights() {
  try {
    return chromium.executablePath()
  } catch {
    return null
  }
}

/** Finds a browser or installs one; throws one sentence where neither is possible. */
export async function ensureBrowser({ say }) {
  const found = findBrowser()
  if (found) return found

  say('No Chrome, Chromium or Edge here; asking Playwright for its Chromium.')
  const cli = join(root, 'node_modules', 'playwright', 'cli.js')
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }
  const options = { env, timeout: 10 * 60_000, quiet: true }
  const downloaded = await run(process.execPath, [cli, 'install', 'chromium'], options)
  if (downloaded === 0 && (await starts(playwrights()))) return playwrights()

  const packages = ['chromium', 'fonts-liberation']
  say(downloaded === 0 ? 'That Chromium misses libraries of this system.' : 'It could not be downloaded.')
  if ((await aptInstall(packages, say)) && findBrowser()) return findBrowser()
  throw new Error(
    `The tests need a Chromium and none could be installed here. Install Chrome, Chromium or Edge` +
      (process.platform === 'linux' ? ` (${aptAdvice(packages)})` : '') +
      `, or name one in PARLANCE_TEST_BROWSER.`,
  )
}

const starts = async file => file !== null && (await run(file, ['--version'], { quiet: true, timeout: 30_000 })) === 0
