import type { BrowserWindow, Display, Rectangle, Screen } from 'electron'
import type { JsonFile } from '../both/json-file.ts'

interface Kept {
  bounds: Partial<Rectangle> & { width: number; height: number }
  maximized: boolean
  fullScreen: boolean
}

const usual = { width: 1180, height: 780 }
/** Enough of a title bar to take hold of. */
const hold = 100

/** Where the window was; on a screen that is gone, as large as it was in the middle of one that is there. */
export function readBounds(file: JsonFile, screen: Pick<Screen, 'getAllDisplays' | 'getDisplayMatching'>): Kept {
  const { bounds, maximized, fullScreen } = file.read()
  if (!isRectangle(bounds)) return { bounds: usual, maximized: false, fullScreen: false }
  return {
    bounds: isReachable(bounds, screen) ? bounds : middleOf(screen.getDisplayMatching(bounds), bounds),
    maximized: maximized === true,
    fullScreen: fullScreen === true,
  }
}

export function keepBounds(file: JsonFile, window: BrowserWindow): void {
  window.on('close', () => {
    const [maximized, fullScreen] = [window.isMaximized(), window.isFullScreen()]
    file.write({ ...file.read(), bounds: window.getNormalBounds(), maximized, fullScreen })
  })
}

type Screens = Pick<Screen, 'getAllDisplays' | 'getDisplayMatching' | 'on' | 'off'>
type Moved = Pick<BrowserWindow, 'getBounds' | 'isDestroyed' | 'isFullScreen' | 'isMaximized' | 'maximize'> &
  Pick<BrowserWindow, 'once' | 'setBounds' | 'unmaximize'>

/** A window that nobody can reach any more, for its screen was unplugged or shrank, comes back into view; any other stays where it is. */
export function keepInView(window: Moved, screen: Screens): void {
  const look = (): void => {
    // A system that has full screens of its own moves those by itself.
    if (window.isDestroyed() || window.isFullScreen()) return
    const bounds = window.getBounds()
    if (isReachable(bounds, screen)) return
    const maximized = window.isMaximized()
    if (maximized) window.unmaximize()
    window.setBounds(middleOf(screen.getDisplayMatching(bounds), bounds))
    if (maximized) window.maximize()
  }
  screen.on('display-removed', look)
  screen.on('display-metrics-changed', look)
  window.once('closed', () => {
    screen.off('display-removed', look)
    screen.off('display-metrics-changed', look)
  })
}

const isReachable = (bounds: Rectangle, screen: Pick<Screen, 'getAllDisplays'>): boolean =>
  screen.getAllDisplays().some(({ workArea }) => overlap(workArea, bounds) >= hold && isBelowTop(workArea, bounds))

/** A title bar above the screen cannot be taken hold of, however much of the window shows. */
const isBelowTop = (area: Rectangle, bounds: Rectangle): boolean => bounds.y >= area.y - hold / 2

function middleOf({ workArea }: Pick<Display, 'workArea'>, wanted: Rectangle): Rectangle {
  const width = Math.min(wanted.width, workArea.width)
  const height = Math.min(wanted.height, workArea.height)
  return {
    x: workArea.x + Math.round((workArea.width - width) / 2),
    y: workArea.y + Math.round((workArea.height - height) / 2),
    ...{ width, height },
  }
}

/** The smaller side of what two rectangles share. */
function overlap(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.min(width, height)
}

function isRectangle(value: unknown): value is Rectangle {
  if (typeof value !== 'object' || value === null) return false
  const sides = new Map(Object.entries(value))
  return ['x', 'y', 'width', 'height'].every(side => Number.isFinite(sides.get(side)))
}
