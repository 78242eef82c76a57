import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onText } from './digits.mjs'
import { mark } from './icons.mjs'
import { png } from './png.mjs'

// What stands in the panel of the system, and on the icon in the taskbar of Windows. The names are those that
// electron/shell/desktop/tray-icons.ts asks for; `@2x` and the like are chosen by Electron.

const RED = [0xc4, 0x25, 0x3c]
const AMBER = [0xf2, 0xb1, 0x34]
const GREY = [0x70, 0x75, 0x7a]
const INK = [0x1b, 0x1b, 0x1b]
const WHITE = [0xff, 0xff, 0xff]
const BLACK = [0, 0, 0]

const panels = {
  'on-light': mark([0x10, 0x75, 0x80], [0xd9, 0x62, 0x42]),
  'on-dark': mark([0x4f, 0xc3, 0xcf], [0xf2, 0x94, 0x7a]),
}

/** The spot of an icon: on the mark, or alone and as large as it can be. */
const small = { cx: 32, cy: 32, radius: 15.5 }
const whole = { cx: 24, cy: 24, radius: 23 }

const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '9+']

/** What stands on a spot: the shape, its colours, and where the ink is. */
const numberOn = (text, { cx, cy, radius }) => {
  const long = text.length > 1
  const height = radius * (long ? 0.9 : 1.2)
  return { color: RED, ink: WHITE, isInk: onText(text, { cx, cy, height, pen: radius * (long ? 0.21 : 0.26) }) }
}
const muted = ({ cx, cy, radius }) => ({
  ...{ color: GREY, ink: WHITE },
  isInk: (x, y) => Math.abs(x - cx) <= radius * 0.6 && Math.abs(y - cy) <= radius * 0.16,
})
const trouble = ({ cx, cy, radius }) => ({
  ...{ color: AMBER, ink: INK },
  isInk: onText('!', { cx, cy, height: radius * 1.2, pen: radius * 0.3 }),
})

const states = Object.fromEntries([
  ['plain', null],
  ...numbers.map(text => [text.replace('+', '-more'), spot => numberOn(text, spot)]),
  ['muted', muted],
  ['trouble', trouble],
])

/** A gap around the spot keeps it apart from what is behind. */
function spotted(behind, spot, state) {
  if (!state) return behind
  const { color, ink, isInk } = state(spot)
  return (x, y) => {
    const away = Math.hypot(x - spot.cx, y - spot.cy)
    if (away <= spot.radius) return isInk(x, y) ? ink : color
    return away <= spot.radius + 3 ? null : behind(x, y)
  }
}

/** For macOS, which takes the shape and colours it itself: ink is a hole. */
const template = colorAt => (x, y) => {
  const color = colorAt(x, y)
  return color && color !== WHITE && color !== INK ? BLACK : null
}

const nothing = () => null
const drawings = Object.entries(states).flatMap(([name, state]) => [
  ...Object.entries(panels).flatMap(([panel, behind]) => {
    const colorAt = spotted(behind, small, state)
    return [
      { file: `win32/${panel}-${name}`, size: 16, scales: [1, 1.25, 1.5, 2], colorAt },
      { file: `linux/${panel}-${name}`, size: 24, scales: [1, 2], colorAt },
    ]
  }),
  {
    ...{ file: `darwin/${name}Template`, size: 18, scales: [1, 2] },
    colorAt: template(spotted(panels['on-light'], small, state)),
  },
  ...(/^\d/.test(name)
    ? [{ file: `win32/overlay-${name}`, size: 16, scales: [1, 1.25, 1.5, 2], colorAt: spotted(nothing, whole, state) }]
    : []),
])

export async function drawTrayIcons(folder) {
  await Promise.all(['win32', 'linux', 'darwin'].map(system => mkdir(join(folder, system), { recursive: true })))
  const files = drawings.flatMap(({ file, size, scales, colorAt }) =>
    scales.map(scale => [`${file}${scale === 1 ? '' : `@${scale}x`}.png`, png(Math.round(size * scale), colorAt)]),
  )
  await Promise.all(files.map(([file, picture]) => writeFile(join(folder, file), picture)))
}
