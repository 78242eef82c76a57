import { EventEmitter } from 'node:events'
import type { BrowserWindow, Display, Rectangle, Screen } from 'electron'
import { expect, test } from 'vitest'
import type { JsonFile } from '../../electron/shell/both/json-file.ts'
import { keepInView, readBounds } from '../../electron/shell/desktop/window-bounds.ts'

const fileWith = (values: Record<string, unknown>): JsonFile => ({ read: () => values, write: () => undefined })
const asDisplay = (workArea: Rectangle) => ({ workArea }) as Display
function screenWith(...workAreas: [Rectangle, ...Rectangle[]]) {
  let there = workAreas
  const screen = new EventEmitter()
  return Object.assign(screen, {
    getAllDisplays: () => there.map(asDisplay),
    getDisplayMatching: () => asDisplay(there[0]),
    /** As when cables are pulled. */
    become(...areas: [Rectangle, ...Rectangle[]]) {
      there = areas
      screen.emit('display-removed')
    },
  })
}
type Screens = ReturnType<typeof screenWith> & Pick<Screen, 'on' | 'off'>
const laptop = { x: 0, y: 0, width: 1440, height: 900 }
const left = { x: -1920, y: 0, width: 1920, height: 1080 }

test('the window opens where it was', () => {
  const bounds = { x: -1800, y: 40, width: 900, height: 700 }
  expect(readBounds(fileWith({ bounds, maximized: true }), screenWith(laptop, left))).toEqual({
    ...{ bounds, maximized: true, fullScreen: false },
  })
})

test.each([
  ['a screen that is gone', { x: -1800, y: 40, width: 900, height: 700 }],
  ['which only a sliver would show', { x: 1400, y: 40, width: 900, height: 700 }],
  ['which the title bar is above the screen', { x: 100, y: -300, width: 900, height: 700 }],
])('a window of %s opens as large as it was in the middle of one that is there', (_, bounds) => {
  expect(readBounds(fileWith({ bounds, fullScreen: true }), screenWith(laptop))).toEqual({
    ...{ bounds: { x: 270, y: 100, width: 900, height: 700 }, maximized: false, fullScreen: true },
  })
})

test('it is no larger than the screen it opens on', () => {
  const bounds = { x: -1920, y: 0, width: 1920, height: 1080 }
  expect(readBounds(fileWith({ bounds }), screenWith(laptop)).bounds).toEqual(laptop)
})

test.each([{}, { bounds: null }, { bounds: { x: 0, y: 0 } }, { bounds: { x: 'a', y: 0, width: 1, height: 1 } }])(
  'without usable bounds, as in %j, it has its usual size',
  values => {
    expect(readBounds(fileWith(values), screenWith(laptop))).toEqual({
      ...{ bounds: { width: 1180, height: 780 }, maximized: false, fullScreen: false },
    })
  },
)

function windowAt(bounds: Rectangle, change: { maximized?: boolean; fullScreen?: boolean } = {}) {
  const did: unknown[] = []
  const window = Object.assign(new EventEmitter(), {
    ...{ isDestroyed: () => false, getBounds: () => bounds },
    ...{ isMaximized: () => change.maximized ?? false, isFullScreen: () => change.fullScreen ?? false },
    ...{ maximize: () => did.push('maximize'), unmaximize: () => did.push('unmaximize') },
    setBounds: (to: Rectangle) => did.push(to),
  })
  return { did, window: window as typeof window & Pick<BrowserWindow, 'once'> }
}
const onTheLeft = { x: -1800, y: 40, width: 900, height: 700 }

test('a window whose screen is unplugged comes back into view, and as it was', () => {
  const screen = screenWith(laptop, left) as Screens
  const [usual, large] = [windowAt(onTheLeft), windowAt(onTheLeft, { maximized: true })]
  keepInView(usual.window, screen)
  keepInView(large.window, screen)
  screen.become(laptop)
  const middle = { x: 270, y: 100, width: 900, height: 700 }
  expect(usual.did).toEqual([middle])
  expect(large.did).toEqual(['unmaximize', middle, 'maximize'])
})

test('one that can still be reached stays where it is, and so does one that fills its screen', () => {
  const screen = screenWith(laptop, left) as Screens
  const [here, full] = [
    windowAt({ x: -200, y: 40, width: 900, height: 700 }),
    windowAt(onTheLeft, { fullScreen: true }),
  ]
  keepInView(here.window, screen)
  keepInView(full.window, screen)
  screen.become(laptop)
  expect([...here.did, ...full.did]).toEqual([])
})

test('a window that is closed is left alone', () => {
  const screen = screenWith(laptop, left) as Screens
  const { window, did } = windowAt(onTheLeft)
  keepInView(window, screen)
  window.emit('closed')
  screen.become(laptop)
  expect(did).toEqual([])
  expect(screen.listenerCount('display-removed') + screen.listenerCount('display-metrics-changed')).toBe(0)
})
