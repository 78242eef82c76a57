import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

export interface Picture {
  size: number
  /** Red, green, blue, alpha. */
  pixels: number[][]
}

/** Square, eight bits and unfiltered, as ours are. */
export function decodedPng(file: string): Picture {
  const bytes = readFileSync(file)
  const size = bytes.readUInt32BE(16)
  const data: Buffer[] = []
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)))
  }
  const rows = inflateSync(Buffer.concat(data))
  const pixels = Array.from({ length: size * size }, (_, at) => {
    const from = Math.floor(at / size) * (1 + size * 4) + 1 + (at % size) * 4
    return [...rows.subarray(from, from + 4)]
  })
  return { size, pixels }
}
