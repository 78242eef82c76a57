import { spawn } from 'node:child_process'
import type { AutoUpdater } from 'electron'
import { getAppCacheDir } from 'electron-updater/out/AppAdapter.js'
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js'
import type { AppUpdater, UpdateCheckResult } from 'electron-updater/out/main.js'
import { MacUpdater } from 'electron-updater/out/MacUpdater.js'
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js'
import { Release } from '../../contract/updates.ts'
import { fail, ok } from '../../contract/result.ts'
import type { Log } from '../../core/system-ports.ts'
import type { Updater } from '../../core/update-ports.ts'
import type { Copy } from './no-updates-because.ts'
import { replaceAppImage, sha512 } from './app-image.ts'
import { updateProblem } from './update-problem.ts'
import { type Network, UpdateRequests } from './update-requests.ts'

export interface UpdaterParts {
  copy: Copy
  version: string
  /** Where the engine keeps what it keeps. */
  userData: string
  /** Where updates are, other than was said at packaging. */
  feed: string | null
  /** What the new one is started with. */
  args: string[]
  network: Network
  log: Log
  /** Quits as a person would; what it is handed runs last of all, when nothing of this app is held any more. */
  restart: (successor: () => void) => void
}

/** As electron-builder names their files. */
const channels = { stable: 'latest', beta: 'beta' }
const endings: Partial<Record<NodeJS.Platform, string>> = { linux: '.appimage', win32: '.exe', darwin: '.zip' }

/** What a verified download is replaced by; resolves when the app is about to end, throws where it stays as it is. */
type Install = (fetched: { file: string; sha512: string }) => Promise<void>

/** electron-updater, told to do nothing by itself. */
export function openRenewal(parts: UpdaterParts): Omit<Updater, 'unsupported'> {
  const { updater, install } = wayOf(parts)
  // It has no other way to be given the requests it makes.
  Object.assign(updater, { httpExecutor: new UpdateRequests(parts.network) })
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (detail: unknown): void =>
      parts.log[level]('updater', { detail: String(detail).slice(0, 500) })
  updater.logger = { info: write('info'), warn: write('warn'), error: write('error') }
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.disableWebInstaller = true
  if (parts.feed !== null) updater.setFeedURL({ provider: 'generic', url: parts.feed })
  let progress: (part: number) => void = () => {}
  updater.on('download-progress', ({ percent }) => progress(percent / 100))
  let fetched: Parameters<Install>[0] | null = null

  return {
    async check(channel) {
      try {
        updater.channel = channels[channel]
        // Choosing a channel allows it.
        updater.allowDowngrade = false
        const found = await updater.checkForUpdates()
        return ok(found?.isUpdateAvailable ? releaseOf(found.updateInfo, parts.copy.platform) : null)
      } catch (cause) {
        return fail(updateProblem(cause))
      }
    },
    async download(told) {
      progress = told
      fetched = null
      try {
        const [file = ''] = await updater.downloadUpdate()
        fetched = { file, sha512: await sha512(file) }
        return ok(null)
      } catch (cause) {
        return fail(updateProblem(cause))
      }
    },
    async install() {
      try {
        if (!fetched) throw new Error('nothing was fetched')
        await install(fetched)
        return await new Promise(() => {})
      } catch (cause) {
        return updateProblem(cause)
      }
    },
  }
}

function wayOf(parts: UpdaterParts): { updater: AppUpdater; install: Install } {
  const { copy, restart } = parts
  const app = {
    ...{ version: parts.version, name: 'Parlance', isPackaged: true, userDataPath: parts.userData },
    ...{ appUpdateConfigPath: copy.feedFile, baseCachePath: getAppCacheDir() },
    ...{ whenReady: () => Promise.resolve(), quit() {}, relaunch() {}, onQuit() {} },
  }
  if (copy.platform === 'win32') {
    const updater = new NsisUpdater(null, app)
    // The installer waits for the program to end, asks for what it needs, and starts the new one.
    return { updater, install: () => Promise.resolve(restart(() => void updater.install(true, true))) }
  }
  if (copy.platform === 'darwin') {
    const updater = new MacUpdater(undefined, app)
    return { updater, install: () => squirrelTakes(updater) }
  }
  const image = copy.env['APPIMAGE'] ?? ''
  return {
    updater: new AppImageUpdater(null, app),
    async install({ file, sha512 }) {
      await replaceAppImage(file, image, sha512)
      restart(() => spawn(image, parts.args, { detached: true, stdio: 'ignore' }).unref())
    },
  }
}

/** Squirrel looks at the signature before anything of this app is ended. */
async function squirrelTakes(updater: MacUpdater): Promise<void> {
  const { nativeUpdater: native } = updater as unknown as { nativeUpdater: AutoUpdater }
  await new Promise<void>((resolve, reject) => {
    native.once('update-downloaded', () => resolve())
    native.once('update-not-available', () => reject(new Error('Squirrel found nothing')))
    native.once('error', reject)
    native.checkForUpdates()
  })
  updater.quitAndInstall()
}

/** Whatever stands in the file that was published: only what looks like a release is one. */
function releaseOf(
  { version, releaseNotes, files }: UpdateCheckResult['updateInfo'],
  platform: NodeJS.Platform,
): Release {
  const notes =
    typeof releaseNotes === 'string'
      ? releaseNotes
      : (releaseNotes ?? []).map(({ version, note }) => `${version}\n${note ?? ''}`).join('\n\n')
  const file = files.find(({ url }) => url.toLowerCase().endsWith(endings[platform] ?? ''))
  return Release.parse({ version, notes: notes.trim().slice(0, 20_000), bytes: file?.size ?? null })
}
