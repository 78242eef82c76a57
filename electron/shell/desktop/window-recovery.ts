import type { BrowserWindow, MessageBoxOptions, MessageBoxReturnValue } from 'electron'
import type { Clock, Log } from '../../core/system-ports.ts'
import type { Words } from '../../core/words-en.ts'

/** What ends again within this time would end for ever. */
const SOON = 60_000

interface Recovery {
  /** The page of the window, and the one that says that it ended twice. */
  page: string
  crashPage: string
  words: () => Words['crashed']
  ask: (window: BrowserWindow, options: MessageBoxOptions) => Promise<MessageBoxReturnValue>
  /** Nobody listens in the window any more. */
  left: () => void
  clock: Clock
  log: Log
}

/** A window whose process ends is loaded again, once; one that does not answer is left alone or ended, as its user says. */
export function recover(window: BrowserWindow, { page, crashPage, words, ask, left, clock, log }: Recovery): void {
  const { webContents } = window
  let endedAt = -SOON
  let asking: AbortController | null = null

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    log.error('window process ended', { reason, exitCode })
    asking?.abort()
    left()
    const again = clock.now() - endedAt < SOON
    endedAt = clock.now()
    if (webContents.getURL() === crashPage) return
    // The engine is still taking the process apart when it tells of it.
    clock.after(0, () => {
      if (!window.isDestroyed()) void window.loadURL(again ? crashPage : page)
    })
  })

  window.on('unresponsive', () => {
    if (asking) return
    log.warn('window does not answer')
    asking = new AbortController()
    void patience(asking.signal)
      .then(end => {
        if (end && !window.isDestroyed()) webContents.forcefullyCrashRenderer()
      })
      .finally(() => (asking = null))
  })
  window.on('responsive', () => asking?.abort())

  async function patience(signal: AbortSignal): Promise<boolean> {
    const { silent, kept, wait, again } = words()
    const { response } = await ask(window, {
      ...{ type: 'warning', message: silent, detail: kept, buttons: [wait, again] },
      ...{ defaultId: 0, cancelId: 0, noLink: true, signal },
    })
    return response === 1
  }
}
