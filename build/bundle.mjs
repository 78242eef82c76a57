import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { drawIcon } from './icons.mjs'
import { licencesOf } from './licences.mjs'
import { drawTrayIcons } from './tray-icons.mjs'
import { unlessUpToDate } from './up-to-date.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const at = (...parts) => join(root, ...parts)

// Loaded from node_modules at run time: natives that find their binary beside themselves, and what ws can do without.
const external = ['electron', 'better-sqlite3-multiple-ciphers', 'keytar', 'bufferutil', 'utf-8-validate']

const bundles = [
  { input: 'electron/main.ts', output: { file: 'main.js', format: 'esm' }, split: true },
  { input: 'electron/web.ts', output: { file: 'web.js', format: 'esm' }, split: true },
  { input: 'electron/service/main.ts', output: { file: 'service.js', format: 'esm' } },
  { input: 'electron/store/check-worker.ts', output: { file: 'check-worker.js', format: 'esm' } },
  {
    input: 'electron/azure/system-certificates-worker.ts',
    output: { file: 'system-certificates-worker.js', format: 'esm' },
  },
  // A sandboxed preload cannot be a module.
  { input: 'electron/preload.ts', output: { file: 'preload.cjs', format: 'cjs', minify: true } },
  {
    input: 'electron/azure/realtime-worker.ts',
    output: { file: 'realtime-worker.js', format: 'esm' },
    // Only the browser build of Microsoft's client has real time; the worker brings what it misses of a browser.
    resolve: { conditionNames: ['browser', 'import', 'default'], mainFields: ['browser', 'module', 'main'] },
  },
]

/** `split`: what the source imports only when it is wanted becomes a file of its own, which the start does not wait for. */
async function bundle({ input, output, resolve = {}, split = false }) {
  const built = await rolldown({
    input: at(input),
    cwd: root,
    platform: 'node',
    external: [...external, /^node:/],
    resolve,
    onLog: (level, log, handle) => {
      if (log.code !== 'EVAL' && log.code !== 'CIRCULAR_DEPENDENCY') handle(level, log)
    },
  })
  const { file, ...format } = output
  const files = split
    ? { dir: dist, entryFileNames: file, chunkFileNames: `${file.replace('.js', '')}-[name].js` }
    : { file: join(dist, file), codeSplitting: false }
  const written = await built.write({ ...format, ...files, sourcemap: true })
  await built.close()
  return modulesOf(written)
}

const modulesOf = ({ output }) => output.flatMap(chunk => chunk.moduleIds ?? [])

async function bundleElectron() {
  const modules = (await Promise.all(bundles.map(bundle))).flat()
  // Not bundled, and part of the app as they are.
  const whole = ['better-sqlite3-multiple-ciphers', 'keytar'].map(name => at('node_modules', name, 'package.json'))
  await writeLicences('electron', [...modules, ...whole])
}

async function writeLicences(part, modules) {
  await mkdir(join(dist, 'licences'), { recursive: true })
  await writeFile(join(dist, 'licences', `${part}.json`), JSON.stringify(await licencesOf(modules)))
}

async function bundleRenderer() {
  const { build } = await import('vite')
  // Files from this disk may be large; what the first frame does not wait for is a matter of the source.
  const large = { chunkSizeWarningLimit: 4000 }
  const built = await build({ configFile: at('build', 'vite.config.ts'), logLevel: 'warn', build: large })
  await writeLicences('window', modulesOf(built))
}

/** Builds what is not up to date; `say` hears what it does. */
export async function buildAll({ say }) {
  const common = ['package-lock.json', 'build/bundle.mjs', 'build/licences.mjs'].map(file => at(file))
  const started = performance.now()
  const done = await Promise.all([
    unlessUpToDate({
      stamp: join(dist, '.stamps', 'electron'),
      inputs: [...common, at('electron')],
      outputs: [...bundles.map(({ output }) => join(dist, output.file)), join(dist, 'licences', 'electron.json')],
      work: bundleElectron,
    }),
    unlessUpToDate({
      stamp: join(dist, '.stamps', 'renderer'),
      inputs: [
        ...[...common, at('renderer'), at('electron', 'contract')],
        ...['vite.config.ts', 'emoji.mjs', 'messages.mjs'].map(file => at('build', file)),
      ],
      outputs: [join(dist, 'renderer', 'index.html'), join(dist, 'licences', 'window.json')],
      work: bundleRenderer,
    }),
    unlessUpToDate({
      stamp: join(dist, '.stamps', 'icons'),
      inputs: ['icons.mjs', 'tray-icons.mjs', 'digits.mjs', 'png.mjs'].map(file => at('build', file)),
      outputs: [join(dist, 'icon.png'), join(dist, 'tray')],
      work: () => Promise.all([drawIcon(join(dist, 'icon.png'), 256), drawTrayIcons(join(dist, 'tray'))]),
    }),
  ])
  if (done.some(Boolean)) say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

if (process.argv[1] && existsSync(process.argv[1]) && fileURLToPath(import.meta.url) === process.argv[1]) {
  await buildAll({ say: line => console.error(line) })
}
