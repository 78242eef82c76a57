import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Bench, Row } from './row.ts'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const assets = join(dist, 'renderer', 'assets')

/** What a window has to load, gzipped as on a wire, of the built app. */
export const size: Bench = () => {
  const scripts = readdirSync(assets).filter(name => name.endsWith('.js'))
  const page = readFileSync(join(dist, 'renderer', 'index.html'), 'utf8')
  const first = [...page.matchAll(/assets\/([^"]+\.js)"/g)].flatMap(([, name]) => name ?? [])
  const whole = sum(scripts.map(name => gzipped(join(assets, name))))
  const preload = gzipped(join(dist, 'preload.cjs'))
  return Promise.resolve([
    row('size, JavaScript of the window', whole, 450, {
      what: 'what it starts with',
      value: sum(first.map(name => gzipped(join(assets, name)))),
    }),
    row('size, preload', preload, 1, { what: 'its bar', value: 1 }),
  ])
}

function row(name: string, value: number, most: number, compared: Row['compared']): Row {
  return {
    ...{ name, value, p95: Number.NaN, unit: 'KB', compared, ratio: value / compared.value },
    ...{ bar: `<= ${most} KB`, met: value <= most, runs: 1, warmUp: 0 },
  }
}

const sum = (values: number[]): number => values.reduce((all, value) => all + value, 0)
const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length / 1024
