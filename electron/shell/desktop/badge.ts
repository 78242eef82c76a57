import type { App, BrowserWindow, NativeImage } from 'electron'
import type { Glance } from '../../core/attention-ports.ts'
import { overlayIcon } from './tray-icons.ts'

type Dressed = Pick<BrowserWindow, 'isDestroyed' | 'setOverlayIcon'>

export interface IconBadge {
  show(glance: Glance): void
  /** A window that is new has none of it. */
  dress(window: Dressed): void
}

/** The number on the icon of the app, in the dock, the launcher or the taskbar. */
export function iconBadge(input: {
  app: Pick<App, 'setBadgeCount'>
  platform: NodeJS.Platform
  icons: string
  read: (file: string) => NativeImage
}): IconBadge {
  const { app, platform, icons, read } = input
  let shown: Pick<Glance, 'number' | 'waiting'> = { number: 0, waiting: '' }
  let window: Dressed | null = null

  function draw(): void {
    const { number, waiting } = shown
    if (platform !== 'win32') app.setBadgeCount(number)
    else if (window?.isDestroyed() === false) {
      window.setOverlayIcon(number > 0 ? read(overlayIcon(icons, number)) : null, number > 0 ? waiting : '')
    }
  }

  return {
    show(glance) {
      shown = glance
      draw()
    },
    dress(made) {
      window = made
      if (platform === 'win32') draw()
    },
  }
}
