import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// npm start: builds what is not up to date and runs the app, in a window of its own or, where Electron cannot be had,
// in a browser. stdout belongs to --json.

const root = fileURLToPath(new URL('..', import.meta.url))
const say = line => console.error(line)

const args = process.argv.slice(2)
const take = flag => {
  const at = args.indexOf(flag)
  if (at >= 0) args.splice(at, 1)
  return at >= 0
}

if (Number.parseInt(process.versions.node, 10) < 24) await onPinnedNode()
else await start()

async function start() {
  const { buildAll } = await import('./bundle.mjs')
  await buildAll({ say })
  const electron = take('--web') ? null : await electronOrWhyNot()
  if (electron) runElectron(electron)
  else await runInBrowser()
}

/** The Electron binary, or null after one line that says why the app runs in the browser. */
async function electronOrWhyNot() {
  const { fetchElectron, findElectron, noWindowBecause } = await import('./electron-runtime.mjs')
  const noWindow = noWindowBecause()
  const problem = noWindow ?? (findElectron() ? null : await fetchElectron({ say }))
  if (!problem) return findElectron()
  const what = noWindow ? 'Electron cannot open a window here' : 'The Electron runtime cannot be fetched here'
  say(`${what} (${problem}), so Parlance runs in the browser.`)
  return null
}

function runElectron(electron) {
  const forTheBrowser = new Set(['--no-open', '--json'])
  const own = args.filter((arg, at) => !forTheBrowser.has(arg) && arg !== '--port' && args[at - 1] !== '--port')
  const child = spawn(electron, [root, ...own], { stdio: ['inherit', 2, 2] })
  follow(child)
}

/** In this process, so that signals and exit codes are its own. */
async function runInBrowser() {
  take('--hidden')
  const web = join(root, 'dist', 'web.js')
  process.argv = [process.execPath, web, ...args]
  await import(pathToFileURL(web).href)
}

/** npm puts the Node of our devDependencies first; this is for whoever calls the file by another one. */
async function onPinnedNode() {
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  follow(spawn(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' }))
}

function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('error', error => {
    say(error.message)
    process.exitCode = 1
  })
  child.once('close', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}
