import type { Display, Rectangle } from 'electron'
import { expect, test } from 'vitest'
import type { JsonFile } from '../../electron/shell/both/json-file.ts'
import { readBounds } from '../../electron/shell/desktop/window-bounds.ts'

const fileWith = (values: Record<string, unknown>): JsonFile => ({ read: () => values, write: () => undefined })
const screenWith = (...workAreas: Rectangle[]) => ({
  getAllDisplays: () => workAreas.map(workArea => ({ workArea }) as Display),
})
const laptop = { x: 0, y: 0, width: 1440, height: 900 }
const left = { x: -1920, y: 0, width: 1920, height: 1080 }

test('the window opens where it was', () => {
  const bounds = { x: -1800, y: 40, width: 900, height: 700 }
  expect(readBounds(fileWith({ bounds, maximized: true }), screenWith(laptop, left))).toEqual({
    bounds,
    maximized: true,
  })
})

test('a window of a screen that is gone opens on one that is there', () => {
  const bounds = { x: -1800, y: 40, width: 900, height: 700 }
  expect(readBounds(fileWith({ bounds }), screenWith(laptop)).bounds).not.toHaveProperty('x')
})

test('a window of which only a sliver would show counts as gone', () => {
  const bounds = { x: 1400, y: 40, width: 900, height: 700 }
  expect(readBounds(fileWith({ bounds }), screenWith(laptop)).bounds).not.toHaveProperty('x')
})

test.each([{}, { bounds: null }, { bounds: { x: 0, y: 0 } }, { bounds: { x: 'a', y: 0, width: 1, height: 1 } }])(
  'without usable bounds, as in %j, it has its usual size',
  values => {
    expect(readBounds(fileWith(values), screenWith(laptop))).toEqual({
      bounds: { width: 1180, height: 780 },
      maximized: false,
    })
  },
)
