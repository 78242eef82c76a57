import { BrowserWindow } from 'electron'
import type { Screen, WebContents } from 'electron'
import type { JsonFile } from '../both/json-file.ts'
import { keepBounds, keepInView, readBounds } from './window-bounds.ts'

export interface Windows {
  /** Brings the window to the front, making it first where there is none. */
  show(): void
  hide(): void
  /** Draws attention to its place on the taskbar, unless somebody uses it. */
  flash(): void
  /** Out of sight, and to be found on the taskbar. */
  minimize(): void
  /** Nothing of it is to be seen, because that was wanted. */
  isHidden(): boolean
  /** It can be seen, or lies behind others. */
  isShown(): boolean
  contents(): WebContents[]
}

/** The one window of the app. `hidden`: there, but not to be seen until it is asked for. */
export function openWindow(input: {
  url: string
  preload: string
  icon: string
  hidden: boolean
  file: JsonFile
  screen: Screen
  /** What else there is to do with every window that is made. */
  each: (window: BrowserWindow) => void
  /** It can be seen now, or cannot any more. */
  seen: () => void
}): Windows {
  let isHidden = input.hidden
  let window = create(input.hidden)

  function create(hidden: boolean): BrowserWindow {
    const { bounds, maximized, fullScreen } = readBounds(input.file, input.screen)
    const made = new BrowserWindow({
      ...bounds,
      minWidth: 360,
      minHeight: 400,
      show: false,
      title: 'Parlance',
      icon: input.icon,
      autoHideMenuBar: true,
      webPreferences: {
        preload: input.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: true,
      },
    })
    keepBounds(input.file, made)
    keepInView(made, input.screen)
    input.each(made)
    made.on('show', input.seen)
    made.on('hide', input.seen)
    made.on('minimize', input.seen)
    made.on('restore', input.seen)
    made.on('closed', input.seen)
    made.once('ready-to-show', () => {
      if (hidden || isHidden) return
      made.show()
    })
    // It would show itself by that.
    if (maximized) made.once('show', () => made.maximize())
    if (fullScreen) made.once('show', () => made.setFullScreen(true))
    made.on('focus', () => made.flashFrame(false))
    void made.loadURL(input.url)
    return made
  }

  return {
    show() {
      isHidden = false
      if (window.isDestroyed()) window = create(false)
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    hide() {
      if (window.isDestroyed()) return
      isHidden = true
      window.hide()
    },
    flash() {
      if (!window.isDestroyed() && !window.isFocused()) window.flashFrame(true)
    },
    minimize() {
      isHidden = false
      // One that was never shown has no place on the taskbar to go to.
      window.showInactive()
      window.minimize()
    },
    isHidden: () => isHidden && !window.isDestroyed(),
    isShown: () => !window.isDestroyed() && window.isVisible() && !window.isMinimized(),
    contents: () => (window.isDestroyed() ? [] : [window.webContents]),
  }
}
