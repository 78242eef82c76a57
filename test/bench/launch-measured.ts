import { findElectron } from '../helpers/find-electron.ts'
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts'

/**
 * On Electron where its runtime is here, else on the browser host: the stand-in carries every call between window and main
 * process through a debugger's protocol, which takes longer than what is measured.
 */
export async function launchMeasured(options: Omit<Parameters<typeof launchApp>[0], 'host'>): Promise<LaunchedApp> {
  return launchApp({ ...options, host: (await findElectron()) ? 'desktop' : 'web' })
}
