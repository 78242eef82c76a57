import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findElectron } from './find-electron.ts'
import { makeUpRuntime } from './made-up-runtime.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface PackedApp {
  program: string
  /** Everything that is ours: the archive, and what lies unpacked beside it. */
  resources: string
  asar: string
  /** Where it looks for newer versions. */
  feed: string
}

/** What `npm run pack` leaves on Linux: around the runtime where it is here, else around one that is made up. */
export async function packApp(folder: string): Promise<PackedApp> {
  const electron = await findElectron()
  const runtime = electron ? dirname(electron) : makeUpRuntime(join(folder, 'runtime'))
  const feed = 'https://updates.example/parlance'
  await promisify(execFile)(process.execPath, [join(root, 'build', 'pack.mjs'), '--dir'], {
    cwd: root,
    env: {
      ...process.env,
      PARLANCE_OUT: join(folder, 'out'),
      ELECTRON_OVERRIDE_DIST_PATH: runtime,
      PARLANCE_UPDATES: feed,
    },
  })
  const app = join(folder, 'out', 'linux-unpacked')
  const resources = join(app, 'resources')
  return { program: join(app, 'parlance'), resources, asar: join(resources, 'app.asar'), feed }
}

export function bytesOf({ resources }: PackedApp): number {
  return readdirSync(resources, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)
}
