import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fail, ok } from '../../contract/result.ts'
import type { Result } from '../../contract/result.ts'

export interface Paths {
  profile: string
  root: string
  /** Names this data in places all profiles share, such as the OS keychain; empty for the usual place. */
  suffix: string
  /** Shared by every profile of this root. */
  workspace: string
  databases: string
  /** Where settings.json, accounts.json and window.json live. */
  home: string
  logs: string
  lock: string
  /** What the browser engine of the desktop app keeps for itself. */
  engine: string
}

export type PathProblem =
  { kind: 'bad-profile'; name: string } | { kind: 'not-writable'; directory: string; detail: string }

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Names become folder names on every system, so they are the least all of them accept. */
export const isProfileName = (name: string): boolean =>
  /^[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9_-])?$/i.test(name) && !RESERVED.test(name)

/** The folder Electron would choose for an app of this name. */
export function usualRoot(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Parlance')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Parlance')
  return join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'Parlance')
}

/** Names every place of a profile and makes the folders; says so where it may not. */
export function openPaths(input: {
  usualRoot: string
  dataDir: string | undefined
  profile: string
}): Result<Paths, PathProblem> {
  if (!isProfileName(input.profile)) return fail({ kind: 'bad-profile', name: input.profile })
  const root = resolve(input.dataDir ?? input.usualRoot)
  const home = join(root, 'profiles', input.profile)
  const paths: Paths = {
    profile: input.profile,
    root,
    suffix: root === resolve(input.usualRoot) ? '' : createHash('sha256').update(root).digest('hex').slice(0, 12),
    workspace: join(root, 'local-workspace'),
    databases: join(home, 'databases'),
    home,
    logs: join(home, 'logs'),
    lock: join(home, 'instance.lock'),
    engine: join(home, 'engine'),
  }
  for (const directory of [paths.workspace, paths.databases, paths.logs, paths.engine]) {
    try {
      makeDirectory(directory)
      accessSync(directory, constants.W_OK)
    } catch (cause) {
      return fail({ kind: 'not-writable', directory, detail: codeOf(cause) })
    }
  }
  return ok(paths)
}

/** Step by step: Node's recursive mkdir never returns where a folder cannot be made below one that is there, as in /proc. */
function makeDirectory(directory: string): void {
  if (existsSync(directory)) return
  makeDirectory(dirname(directory))
  try {
    mkdirSync(directory, { mode: 0o700 })
  } catch (cause) {
    // Another profile may have been quicker.
    if (!existsSync(directory)) throw cause
  }
}

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
