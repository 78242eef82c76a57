import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { Publish } from '../contract/ipc.ts'
import type { Door } from './door.ts'

/** Only the page we serve, and only its top frame: an iframe of another origin shares the WebContents. */
export const fromOurPage =
  (origin: string) =>
  (event: IpcMainInvokeEvent): boolean => {
    const frame = event.senderFrame
    return frame !== null && frame.parent === null && frame.origin === origin
  }

/** Returns how to stop answering. */
export function serveElectron(ipcMain: Pick<IpcMain, 'handle' | 'removeHandler'>, door: Door<IpcMainInvokeEvent>) {
  ipcMain.handle('call', (event, name: unknown, input: unknown) => door(event, name, input))
  return (): void => ipcMain.removeHandler('call')
}

export const publishToWindows =
  (windows: () => readonly Pick<WebContents, 'send' | 'isDestroyed'>[]): Publish =>
  (name, payload) => {
    for (const contents of windows()) if (!contents.isDestroyed()) contents.send('event', name, payload)
  }
