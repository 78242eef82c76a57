import type { MenuItemConstructorOptions } from 'electron'

/** Roles only: their words and shortcuts come from the system. */
export function applicationMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const app: MenuItemConstructorOptions[] = platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  }
  return [...app, { role: 'fileMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }]
}
