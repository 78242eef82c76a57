import { mkdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { findElectron } from './find-electron.ts'
import { launchElectron } from './launch-electron.ts'
import { launchStandIn } from './launch-stand-in.ts'
import { launchWeb } from './launch-web.ts'
import type { Recorded } from '../hosts/stand-in/record.ts'

export interface LaunchedApp {
  host: 'electron' | 'stand-in' | 'web'
  page: Page
  /** Of the main process. */
  pid: number
  /** What the app did to the desktop so far; only the stand-in knows. */
  records: readonly Recorded[]
  /** Does something to the desktop, as a person or the computer would; only the stand-in hears it. */
  tell: (what: Record<string, unknown>) => void
  /** Quits as a person would and waits for the end. */
  close(): Promise<void>
  /** Ends it as a crash or the power switch would. */
  kill(): Promise<void>
}

export interface Launch {
  dataDir: string
  profile: string
  /** Of the keychain to find; without it the one of the test run. */
  env: Record<string, string>
  args: readonly string[]
  /** The main process to run instead of the built app's. */
  main?: string
}

const told = new Set<string>()

/** The built app in a real page: on Electron where its runtime is here, else on the stand-in; or on the browser host. */
export async function launchApp(options: {
  dataDir: string
  profile?: string
  host?: 'desktop' | 'web'
  env?: Record<string, string>
  args?: readonly string[]
  main?: string
}): Promise<LaunchedApp> {
  const { dataDir, profile = 'default', env = {}, args = [], main } = options
  mkdirSync(dataDir, { recursive: true })
  const launch: Launch = { dataDir, profile, env, args, ...(main === undefined ? {} : { main }) }
  const electron = await findElectron()
  const host = options.host === 'web' ? 'web' : electron ? 'electron' : 'stand-in'
  if (!told.has(host)) console.log(`host: ${host}`)
  told.add(host)
  if (host === 'web') return launchWeb(launch)
  return electron ? launchElectron(electron, launch) : launchStandIn(launch)
}
