import { crc32, deflateSync } from 'node:zlib'

// Pictures come from functions: `colorAt(x, y)` on a grid of 48 answers red, green and blue, or null for nothing.

export const GRID = 48
/** Samples per pixel and direction; edges are smooth without any filter. */
const FINE = 4

function draw(size, colorAt) {
  const rows = Buffer.alloc(size * (1 + size * 4))
  const step = GRID / size
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0]
      let hits = 0
      for (let i = 0; i < FINE * FINE; i++) {
        const color = colorAt(
          (column + ((i % FINE) + 0.5) / FINE) * step,
          (row + (Math.floor(i / FINE) + 0.5) / FINE) * step,
        )
        if (!color) continue
        hits++
        for (let part = 0; part < 3; part++) sum[part] += color[part]
      }
      if (hits === 0) continue
      const at = row * (1 + size * 4) + 1 + column * 4
      for (let part = 0; part < 3; part++) rows[at + part] = Math.round(sum[part] / hits)
      rows[at + 3] = Math.round((255 * hits) / (FINE * FINE))
    }
  }
  return rows
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

export function png(size, colorAt) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  // Eight bits per channel, red green blue alpha.
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(draw(size, colorAt), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
