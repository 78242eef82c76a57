import type { BrowserWindow, Rectangle, Screen } from 'electron'
import type { JsonFile } from '../both/json-file.ts'

interface Kept {
  bounds: Partial<Rectangle> & { width: number; height: number }
  maximized: boolean
}

const usual: Kept = { bounds: { width: 1180, height: 780 }, maximized: false }

/** Where the window was, unless that is on a screen that is gone. */
export function readBounds(file: JsonFile, screen: Pick<Screen, 'getAllDisplays'>): Kept {
  const { bounds, maximized } = file.read()
  if (!isRectangle(bounds)) return usual
  const visible = screen.getAllDisplays().some(display => overlap(display.workArea, bounds) >= 100)
  return { bounds: visible ? bounds : usual.bounds, maximized: maximized === true }
}

export function keepBounds(file: JsonFile, window: BrowserWindow): void {
  window.on('close', () => {
    file.write({ ...file.read(), bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  })
}

/** The smaller side of what two rectangles share: enough of a title bar to take hold of. */
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
