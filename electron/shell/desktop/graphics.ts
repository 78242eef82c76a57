import { readFileSync } from 'node:fs'
import type { App } from 'electron'
import type { Log } from '../../core/system-ports.ts'

const MOST_FAILURES = 3

/** Whether the settings say to do without the graphics card. Asked before anything is open, as the engine has to know before it is ready. */
export function drawsWithoutCard(settingsFile: string): boolean {
  try {
    const settings: unknown = JSON.parse(readFileSync(settingsFile, 'utf8'))
    return typeof settings === 'object' && settings !== null && 'graphicsCard' in settings && !settings.graphicsCard
  } catch {
    return false
  }
}

/** The processes of the engine beside the window: it starts them again by itself. `giveUp`: the graphics card has failed often enough. */
export function watchEngine(app: App, log: Log, giveUp: () => void): void {
  let failures = 0
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason === 'clean-exit') return
    log.warn('engine process ended', { type, reason, exitCode, name })
    if (type === 'GPU' && ++failures === MOST_FAILURES) giveUp()
  })
}
