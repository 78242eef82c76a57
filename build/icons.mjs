import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { png } from './png.mjs'

// Our mark, two voices side by side, on the grid of 48 that renderer/icon.svg uses.

const TEAL = [0x10, 0x75, 0x80]
const CORAL = [0xe8, 0x78, 0x5a]

const box = (x, y, left, top, right, bottom, round) => {
  const dx = Math.max(left + round - x, 0, x - (right - round))
  const dy = Math.max(top + round - y, 0, y - (bottom - round))
  return Math.hypot(dx, dy) - round
}

/** Inside the triangle that hangs from the bubble at (x0..x1, top) down to the point (tip, bottom). */
const tail = (x, y, x0, x1, top, tip, bottom) => {
  if (y < top || y > bottom) return false
  const down = (y - top) / (bottom - top)
  return x >= x0 + (tip - x0) * down && x <= x1 + (tip - x1) * down
}

const inFront = (x, y, grown) =>
  box(x, y, 1 - grown, 5 - grown, 39 + grown, 31 + grown, 8 + grown) <= 0 ||
  tail(x, y, 9 - grown, 20 + grown, 30, 9, 38 + grown)

const inBack = (x, y) => box(x, y, 19, 17, 47, 40, 8) <= 0 || tail(x, y, 32, 40, 39, 40, 45)

export const mark = (front, back) => (x, y) => {
  if (inFront(x, y, 0)) return front
  return inBack(x, y) && !inFront(x, y, 3) ? back : null
}

const inColor = mark(TEAL, CORAL)

export async function drawIcon(file, size) {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, png(size, inColor))
}

/** What installers want: a folder of sizes for Linux, one file of several for each of the others. */
export async function drawInstallerIcons(folder) {
  const sizes = [16, 32, 48, 64, 128, 256, 512]
  const pictures = new Map(sizes.map(size => [size, png(size, inColor)]))
  await mkdir(folder, { recursive: true })
  await Promise.all([...pictures].map(([size, picture]) => writeFile(join(folder, `${size}x${size}.png`), picture)))
  await writeFile(join(folder, 'icon.ico'), ico(pictures))
  await writeFile(join(folder, 'icon.icns'), icns(pictures))
}

/** Windows: a directory of pictures, each as PNG. A size of 256 is written as 0. */
function ico(pictures) {
  const listed = [...pictures].filter(([size]) => size <= 256)
  const head = Buffer.alloc(6 + 16 * listed.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(listed.length, 4)
  let offset = head.length
  listed.forEach(([size, picture], at) => {
    const entry = 6 + 16 * at
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(picture.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += picture.length
  })
  return Buffer.concat([head, ...listed.map(([, picture]) => picture)])
}

/** macOS: named boxes, each with a PNG. */
function icns(pictures) {
  const names = { 128: 'ic07', 256: 'ic08', 512: 'ic09' }
  const boxes = Object.entries(names).map(([size, name]) => icnsBox(name, pictures.get(Number(size))))
  return icnsBox('icns', Buffer.concat(boxes))
}

function icnsBox(name, body) {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32BE(body.length + 8, 4)
  return Buffer.concat([head, body])
}
