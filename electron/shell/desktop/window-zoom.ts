import type { BrowserWindow } from 'electron'
import type { JsonFile } from '../both/json-file.ts'

const STEP = 0.5
/** In steps of the engine: a quarter to five times the size. */
const within = (level: number): number => Math.min(9, Math.max(-7, level))

/** The size things have in the window, from one time to the next; the wheel with Ctrl changes it as the menu does. */
export function keepZoom(file: JsonFile, window: BrowserWindow): void {
  const { webContents } = window
  webContents.on('did-finish-load', () => {
    const { zoom } = file.read()
    if (typeof zoom === 'number' && Number.isFinite(zoom)) webContents.setZoomLevel(within(zoom))
  })
  webContents.on('zoom-changed', (_event, direction) => {
    webContents.setZoomLevel(within(webContents.getZoomLevel() + (direction === 'in' ? STEP : -STEP)))
  })
  window.on('close', () => file.write({ ...file.read(), zoom: webContents.getZoomLevel() }))
}
