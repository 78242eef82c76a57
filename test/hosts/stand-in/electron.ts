import type * as Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindowStandIn } from './browser-window.ts'
import { clipboard, crashReporter, dialog, powerMonitor, screen, shell } from './desktop.ts'
import { ipcMainStandIn } from './ipc-main.ts'
import { MenuStandIn } from './menu.ts'
import { nativeImage } from './native-image.ts'
import { net } from './net.ts'
import { NotificationStandIn } from './notification.ts'
import { protocol } from './protocol.ts'
import { defaultSession } from './session.ts'
import { strict } from './strict.ts'
import { nativeTheme, TrayStandIn } from './tray.ts'
import { utilityProcess } from './utility-process.ts'

// What `import … from 'electron'` finds when the built main process runs under Node. A name that is missing here is a
// link error at start; a member that is missing throws where it is used.

const session = strict('session', { defaultSession })

export { app, clipboard, crashReporter, dialog, nativeImage, net, powerMonitor, protocol, screen, session, shell }
export { nativeTheme, TrayStandIn as Tray, utilityProcess }
export { BrowserWindowStandIn as BrowserWindow, ipcMainStandIn as ipcMain, MenuStandIn as Menu }
export { NotificationStandIn as Notification }

/** electron-store takes the module as a whole. */
const electron: { [Name in 'app' | 'ipcMain' | 'shell']: Partial<(typeof Electron)[Name]> } = {
  app,
  ipcMain: ipcMainStandIn,
  shell,
}
export { electron as default }
