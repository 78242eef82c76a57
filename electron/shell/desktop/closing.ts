import type { BrowserWindow, MessageBoxOptions, MessageBoxReturnValue } from 'electron'
import type { Settings } from '../../contract/settings.ts'
import type { Words } from '../../core/words-en.ts'
import type { TrayHost } from './tray-host.ts'
import type { Windows } from './window.ts'

export interface ClosingParts {
  /** On macOS an app outlives its windows anyway. */
  platform: NodeJS.Platform
  wish: () => Settings['whenClosed']
  /** What was answered counts from now on. */
  keep: (wish: 'tray' | 'quit') => void
  ask: (over: BrowserWindow, question: MessageBoxOptions) => Promise<MessageBoxReturnValue>
  words: () => Words['closing']
  /** Null while that is not known yet. */
  host: () => Pick<TrayHost, 'isThere'> | null
  window: () => Pick<Windows, 'hide' | 'show' | 'isHidden' | 'minimize'> | null
  quit: () => void
}

export interface Closing {
  watch(window: BrowserWindow): void
  /** The app ends, and its windows with it. */
  ends(): void
  /** What draws our icon came or went. */
  hostChanged(): void
  /** The same, before anything was there: a window that began hidden has to be found as well. */
  hostKnown(): void
}

/** What becomes of the app when its window is closed. It never hides where nothing would bring it back. */
export function closing(parts: ClosingParts): Closing {
  const { platform, wish, keep, ask, words, host, window, quit } = parts
  let ending = false
  let asking = false
  const hasHost = (): boolean => host()?.isThere() === true
  const isLost = (): boolean => !ending && host()?.isThere() === false && window()?.isHidden() === true

  async function question(over: BrowserWindow): Promise<void> {
    asking = true
    const { message, detail, tray, quit: end, cancel } = words()
    const buttons = [tray, end, cancel]
    const answer = await ask(over, { type: 'question', message, detail, buttons, cancelId: 2, noLink: true })
    asking = false
    if (answer.response === 2) return
    const chosen = answer.response === 0 ? 'tray' : 'quit'
    keep(chosen)
    if (chosen === 'quit') quit()
    else if (hasHost()) window()?.hide()
  }

  return {
    watch(made) {
      if (platform === 'darwin') return
      made.on('close', event => {
        if (ending || wish() === 'quit' || !hasHost()) return
        event.preventDefault()
        if (wish() === 'tray') window()?.hide()
        else if (!asking) void question(made)
      })
    },
    ends: () => void (ending = true),
    hostChanged() {
      if (isLost()) window()?.show()
    },
    hostKnown() {
      if (isLost()) window()?.minimize()
    },
  }
}
