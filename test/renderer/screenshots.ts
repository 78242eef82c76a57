import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../helpers/chromium.ts'
import { type PageHost, startPageHost } from './page-host.ts'
import { screens } from './screens/all.ts'

const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  contrast: { forcedColors: 'active' },
  french: { locale: 'fr-FR' },
  mirrored: { dir: 'rtl' },
} as const

async function shoot(
  browser: Browser,
  host: PageHost,
  folder: string,
  look: keyof typeof looks,
  wanted: RegExp,
): Promise<void> {
  const { dir = 'ltr', ...settings }: { dir?: string; colorScheme?: 'dark'; forcedColors?: 'active'; locale?: string } =
    looks[look]
  for (const [name, { scene, width = 1180, height = 780, act }] of Object.entries(screens)) {
    if (!wanted.test(`${name}.${look}`)) continue
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...settings,
    })
    const page = await context.newPage()
    await page.goto(`${host.url}?scene=${scene}&dir=${dir}`)
    await page.locator('.rail, .screen-card').first().waitFor({ state: 'attached' })
    await act?.(page)
    await page.evaluate(() => new Promise(done => requestIdleCallback(done, { timeout: 500 })))
    await page.screenshot({ path: join(folder, `${name}.${look}.png`) })
    await context.close()
  }
}

/** Draws every screen in every look, or those whose `name.look` is wanted, into a folder for somebody to look at. */
async function takeScreenshots(folder: string, wanted = /./): Promise<void> {
  await mkdir(folder, { recursive: true })
  const [host, browser] = await Promise.all([startPageHost(), launchChromium()])
  for (const look of Object.keys(looks) as (keyof typeof looks)[]) await shoot(browser, host, folder, look, wanted)
  await browser.close()
  await host.stop()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await takeScreenshots(process.argv[2] ?? 'screenshots', new RegExp(process.argv[3] ?? '.'))
