import type { Page } from '@playwright/test'
import { startSecretService, type SecretService } from '../helpers/secret-service.ts'
import { launchMeasured } from './launch-measured.ts'
import { median, quantile, type Bench, type Row } from './row.ts'
import { storedProfile } from './stored-profile.ts'

const sizes = [10_000, 100_000, 1_000_000] as const
const threads = 50
const rounds = 3

/** From the click on one of fifty conversations to its painted newest message, offline, each opened once before. */
export const switchThread: Bench = async () => {
  const desktop = await startSecretService('unlocked')
  try {
    const rows: Row[] = []
    for (const size of sizes) rows.push(await withHistory(size, desktop, rows[0]))
    return rows
  } finally {
    await desktop.stop()
  }
}

async function withHistory(size: number, desktop: SecretService, smallest: Row | undefined): Promise<Row> {
  const profile = await storedProfile(size, desktop)
  const app = await launchMeasured({ dataDir: profile.dataDir, env: profile.env })
  try {
    await app.page.locator('nav .thread').first().waitFor()
    for (let n = 0; n < threads; n++) await opened(app.page, n)
    const times: number[] = []
    for (let n = 0; n < threads * rounds; n++) times.push(await opened(app.page, n))
    const [value, p95] = [median(times), quantile(times, 0.95)]
    return {
      ...{ name: `switch, ${size.toLocaleString('en')} messages (${app.host})`, value, p95, unit: 'ms' },
      compared: smallest ? { what: 'with 10k messages', value: smallest.value } : { what: 'itself', value },
      ...{ ratio: smallest ? value / smallest.value : 1, bar: 'p95 <= 100 ms, <= 2x' },
      ...{ met: p95 <= 100 && value <= 2 * (smallest?.value ?? value), runs: times.length, warmUp: threads },
    }
  } finally {
    await app.close()
    profile.remove()
  }
}

/** Clicked in the page, so that the way of the test's click into it does not count. */
function opened(page: Page, n: number): Promise<number> {
  return page.evaluate(async n => {
    const list = [...document.querySelectorAll<HTMLElement>('nav .thread')]
    const items = list.filter(item => item.ariaCurrent !== 'true')
    const item = items[n % items.length]
    const newest = (): string | undefined =>
      [...document.querySelectorAll<HTMLElement>('[role=log] .message')].at(-1)?.dataset['key']
    const before = newest()
    const started = performance.now()
    item?.click()
    return new Promise<number>(resolve => {
      const look = (): void => {
        const shown = newest()
        if (shown === undefined || shown === before) return void requestAnimationFrame(look)
        // A message posted in a frame is heard once that frame was drawn.
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve(performance.now() - started)
        channel.port2.postMessage(null)
      }
      requestAnimationFrame(look)
    })
  }, n)
}
