import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../node_modules/electron', import.meta.url))

/** No byte for this long: whoever should send it is not reachable. */
const STALLED_MS = 15_000
const LOOK_MS = 500

const program =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'

/** The Electron binary, null where it has not been fetched. */
export function findElectron() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  const file = join(dist, program)
  return existsSync(file) ? file : null
}

/** Why Electron cannot show a window here although its binary may be there; null where it can. */
export function noWindowBecause() {
  if (process.platform !== 'linux') return null
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'this session has no display'
  if (process.getuid() === 0) return 'it does not run sandboxed as root'
  const electron = findElectron()
  return electron && !maySandbox(electron) ? 'this system does not let it sandbox itself' : null
}

/** Chromium's sandbox takes user namespaces or, where the system withholds them, its helper set up by root. */
function maySandbox(electron) {
  const helper = statSync(join(dirname(electron), 'chrome-sandbox'), { throwIfNoEntry: false })
  const isRoots = helper?.uid === 0 && (helper.mode & 0o4000) !== 0
  return (
    isRoots || !(readsAs('apparmor_restrict_unprivileged_userns', '1') || readsAs('unprivileged_userns_clone', '0'))
  )
}

function readsAs(setting, value) {
  try {
    return readFileSync(`/proc/sys/kernel/${setting}`, 'utf8').trim() === value
  } catch {
    return false
  }
}

/** Fetches the binary the way its package does; answers what stands in the way, null when it is there. */
export async function fetchElectron({ say }) {
  say('Fetching the Electron runtime; this happens once.')
  const temporary = await mkdtemp(join(tmpdir(), 'parlance-electron-'))
  const problem = await install(temporary)
  await rm(temporary, { recursive: true, force: true })
  return problem
}

async function install(temporary) {
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary }
  const child = spawn(process.execPath, [join(folder, 'install.js')], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => (said += text))
  const ended = new Promise(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('close', code => resolve(code === 0 ? null : reason(said)))
  })
  const watch = stalled([temporary, join(folder, 'dist')])
  const problem = await Promise.race([ended, watch.promise])
  watch.cancel()
  child.kill()
  return problem
}

/** Resolves when the folders have not grown for too long: a slow line may take its time, a dead one may not. */
function stalled(folders) {
  let timer
  const promise = new Promise(resolve => {
    let size = -1
    let since = Date.now()
    timer = setInterval(async () => {
      const now = (await Promise.all(folders.map(sizeOf))).reduce((sum, part) => sum + part, 0)
      if (now !== size) since = Date.now()
      size = now
      if (Date.now() - since > STALLED_MS) resolve('nothing arrives from where it is published')
    }, LOOK_MS)
  })
  return { promise, cancel: () => clearInterval(timer) }
}

async function sizeOf(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => [])
  const sizes = entries.filter(entry => entry.isFile()).map(entry => stat(join(entry.parentPath, entry.name)))
  return (await Promise.allSettled(sizes)).reduce((sum, { value }) => sum + (value?.size ?? 0), 0)
}

const reason = said =>
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|UND_ERR_\w+)\b/.exec(said)?.[1] ??
  /^(?:\w*Error): (.*)$/m.exec(said)?.[1] ??
  'its installer failed'
