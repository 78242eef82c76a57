import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { NoUpdatesBecause } from '../../contract/updates.ts'

/** How this copy of the app came to be where it is. */
export interface Copy {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  /** The program that runs. */
  program: string
  /** What electron-builder put beside the archive. */
  resources: string
  /** Where updates are published, as written at packaging. */
  feedFile: string
}

/** Null where this copy can be replaced by a newer one; otherwise who renews it, or why nobody can. */
export function noUpdatesBecause(copy: Copy): NoUpdatesBecause | null {
  const { env } = copy
  if (env['FLATPAK_ID'] || isBelow(copy.program, env['SNAP'])) return 'store'
  if (env['PORTABLE_EXECUTABLE_FILE']) return 'portable'
  if (!isInstalled(copy)) return fromPackage(copy.resources) ? 'package-manager' : 'unpacked'
  if (!existsSync(copy.feedFile)) return 'no-feed'
  return mayBeReplaced(copy) ? null : 'read-only'
}

function isInstalled({ platform, env, program }: Copy): boolean {
  // Whoever starts us from an AppImage of their own leaves its name in our environment.
  if (platform === 'linux') return Boolean(env['APPIMAGE']) && isBelow(program, env['APPDIR'])
  // What the installer leaves beside the program, and an archive that was unpacked by hand has not.
  if (platform === 'win32') return existsSync(join(dirname(program), 'Uninstall Parlance.exe'))
  return platform === 'darwin' && program.includes('.app/Contents/')
}

const isBelow = (program: string, folder: string | undefined): boolean =>
  Boolean(folder) && program.startsWith(join(folder ?? '', sep))

/** deb and rpm say so in a file beside the archive. */
function fromPackage(resources: string): boolean {
  try {
    return readFileSync(join(resources, 'package-type'), 'utf8').trim() !== ''
  } catch {
    return false
  }
}

function mayBeReplaced({ platform, env, program }: Copy): boolean {
  // Started from the image it came in, or from where macOS runs what was not moved out of the downloads.
  if (platform === 'darwin') return !program.startsWith('/Volumes/') && !program.includes('/AppTranslocation/')
  if (platform !== 'linux') return true
  try {
    accessSync(dirname(env['APPIMAGE'] ?? ''), constants.W_OK)
    return true
  } catch {
    return false
  }
}
