import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './bundle.mjs'
import { drawInstallerIcons } from './icons.mjs'
import { run } from './run.mjs'

// npm run pack: the app as it will be installed, unpacked into out/. npm run dist: its installers. Both pass options on
// to electron-builder. With the runtime in ELECTRON_OVERRIDE_DIST_PATH packing needs no network.

const root = fileURLToPath(new URL('..', import.meta.url))
const say = line => console.error(line)
const args = process.argv.slice(2)

await buildAll({ say })
await drawInstallerIcons(join(root, 'dist', 'icons'))
const builder = join(root, 'node_modules', 'electron-builder', 'cli.js')
const config = join(root, 'build', 'electron-builder.mjs')
const own = ['--config', config, '--publish', 'never', ...(process.platform === 'darwin' ? [] : ['--' + process.arch])]
process.exitCode = (await run(process.execPath, [builder, ...own, ...args], { cwd: root })) ?? 1
