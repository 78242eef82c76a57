import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bytesOf, packApp } from '../helpers/pack-app.ts'
import type { Bench, Row } from './row.ts'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))
const assets = join(dist, 'renderer', 'assets')

/** What a window has to load, gzipped as on a wire, of the built app; and what an installed app is beside its runtime. */
export const size: Bench = async () => {
  const scripts = readdirSync(assets).filter(name => name.endsWith('.js'))
  const page = readFileSync(join(dist, 'renderer', 'index.html'), 'utf8')
  const first = [...page.matchAll(/assets\/([^"]+\.js)"/g)].flatMap(([, name]) => name ?? [])
  const whole = sum(scripts.map(name => gzipped(join(assets, name))))
  const preload = gzipped(join(dist, 'preload.cjs'))
  return [
    row('size, JavaScript of the window', whole, 'KB', 450, {
      what: 'what it starts with',
      value: sum(first.map(name => gzipped(join(assets, name)))),
    }),
    row('size, preload', preload, 'KB', 1, { what: 'its bar', value: 1 }),
    ...(process.platform === 'linux'
      ? [row('size, packed', await packed(), 'MB', 25, { what: 'its bar', value: 25 })]
      : []),
  ]
}

async function packed(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'parlance-bench-'))
  try {
    return bytesOf(await packApp(folder)) / 1024 ** 2
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function row(name: string, value: number, unit: 'KB' | 'MB', most: number, compared: Row['compared']): Row {
  return {
    ...{ name, value, p95: Number.NaN, unit, compared, ratio: value / compared.value },
    ...{ bar: `<= ${most} ${unit}`, met: value <= most, runs: 1, warmUp: 0 },
  }
}

const sum = (values: number[]): number => values.reduce((all, value) => all + value, 0)
const gzipped = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length / 1024
