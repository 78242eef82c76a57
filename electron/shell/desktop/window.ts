import { BrowserWindow } from 'electron'
import type { Screen, WebContents } from 'electron'
import type { JsonFile } from '../both/json-file.ts'
import { keepBounds, readBounds } from './window-bounds.ts'

export interface Windows {
  /** Brings the window to the front, making it first where there is none. */
  show(): void
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
}): Windows {
  let window = create(input.hidden)

  function create(hidden: boolean): BrowserWindow {
    const { bounds, maximized } = readBounds(input.file, input.screen)
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
    input.each(made)
    made.once('ready-to-show', () => {
      if (hidden) return
      if (maximized) made.maximize()
      made.show()
    })
    void made.loadURL(input.url)
    return made
  }

  return {
    show() {
      if (window.isDestroyed()) window = create(false)
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    contents: () => (window.isDestroyed() ? [] : [window.webContents]),
  }
}
