import { registerHooks } from 'node:module'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { standInApp } from './app.ts'

// node boot.ts <built main> [options]: runs the built main process as Electron would, with the stand-in for `electron`.

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
})

const main = process.argv[2]
if (!main) throw new Error('boot.ts <built main> [options]')
process.argv.splice(1, 2, main)
// Electron names the folder of the archive, packed or not.
Object.assign(process, { resourcesPath: dirname(main) })
// Whoever started it is gone: an app nobody can close any more.
process.once('disconnect', () => process.exit(1))
await import(pathToFileURL(main).href)
standInApp.becomeReady()
