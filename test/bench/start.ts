import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { launchApp, type LaunchedApp } from '../helpers/launch-app.ts'
import { startSecretService, type SecretService } from '../helpers/secret-service.ts'
import { median, quantile, type Bench, type Row } from './row.ts'
import { storedProfile, type StoredProfile } from './stored-profile.ts'

const warmUp = 1
const runs = 8
const sizes = [10_000, 100_000, 1_000_000] as const
const emptyMain = fileURLToPath(new URL('empty-main.mjs', import.meta.url))
const preload = fileURLToPath(new URL('../../dist/preload.cjs', import.meta.url))

/** From the start of the process to the painted list of conversations, offline, against an app with one empty window. */
export const start: Bench = async () => {
  const rows: Row[] = []
  const desktop = await startSecretService('unlocked')
  try {
    for (const size of sizes) rows.push(await withProfile(size, desktop))
  } finally {
    await desktop.stop()
  }
  const [smallest, , largest] = rows
  if (!smallest || !largest) return rows
  return [
    ...rows,
    {
      ...largest,
      name: 'start, 1M beside 10k messages',
      compared: { what: '10k messages', value: smallest.value },
      ...{ ratio: largest.value / smallest.value, bar: '<= 2x', met: largest.value <= 2 * smallest.value },
    },
  ]
}

async function withProfile(size: number, desktop: SecretService): Promise<Row> {
  const profile = await storedProfile(size, desktop)
  try {
    const [times, bareTimes] = [[] as number[], [] as number[]]
    let host = ''
    for (let run = 0; run < warmUp + runs; run++) {
      const bare = await timed(profile, { main: emptyMain, env: { PARLANCE_BENCH_PRELOAD: preload } }, 'nav')
      const ours = await timed(profile, {}, 'nav [role=option], nav li, nav a')
      host = ours.host
      if (run < warmUp) continue
      times.push(ours.ms)
      bareTimes.push(bare.ms)
    }
    const [value, compared] = [median(times), median(bareTimes)]
    return {
      ...{
        name: `start, ${size.toLocaleString('en')} messages (${host})`,
        value,
        p95: quantile(times, 0.95),
        unit: 'ms',
      },
      compared: { what: 'an empty window', value: compared },
      ...{ ratio: value / compared, bar: '<= 1.6x, <= 1.5 s', met: value <= 1.6 * compared && value <= 1500 },
      ...{ runs, warmUp },
    }
  } finally {
    profile.remove()
  }
}

async function timed(
  { dataDir, env }: StoredProfile,
  options: { main?: string; env?: Record<string, string> },
  selector: string,
): Promise<{ ms: number; host: LaunchedApp['host'] }> {
  const started = Date.now()
  const app = await launchApp({ dataDir, ...options, env: { ...env, ...options.env } })
  try {
    return { ms: (await painted(app.page, selector)) - started, host: app.host }
  } finally {
    await app.close()
  }
}

/** When the frame that shows it was drawn, in epoch milliseconds. */
async function painted(page: Page, selector: string): Promise<number> {
  const at = await page.waitForFunction(
    wanted =>
      document.querySelector(wanted) &&
      new Promise<number>(resolve => requestAnimationFrame(() => setTimeout(() => resolve(Date.now())))),
    selector,
    { polling: 'raf' },
  )
  return Number(await at.jsonValue())
}
