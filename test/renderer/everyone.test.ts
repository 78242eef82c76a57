import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings } from '../helpers/axe.ts'
import { launchChromium } from '../helpers/chromium.ts'
import { focusFaults, watchFocus } from '../helpers/kept-focus.ts'
import { type PageHost, startPageHost } from './page-host.ts'
import { screens } from './screens/all.ts'

let host: PageHost
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startPageHost(), launchChromium()])
  context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await host.stop()
})

/** Three looks that have between them every theme, both languages, both directions and every width; zoom is what leaves half of it. */
const looks: Record<string, (page: Page) => Promise<unknown>> = {
  'as it opens': () => Promise.resolve(),
  'dark, French, 480 px': async page => {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() => window.fake.call('settings.set', { language: 'fr' }))
    await page.setViewportSize({ width: 480, height: 700 })
  },
  'forced colours, mirrored, 200 %': async page => {
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await page.evaluate(() => {
      document.dir = 'rtl'
      return window.fake.call('settings.set', { language: 'en' })
    })
    await page.setViewportSize({ width: 590, height: 390 })
  },
}

const settled = (page: Page) =>
  page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))

/** Controls and words that stick out at the side, where nobody can scroll to them. */
const outside = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, textarea, [role=textbox], p, h1, h2, h3, li, label')].flatMap(
      element => {
        if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.unseen, [aria-hidden=true]'))
          return []
        for (let around = element.parentElement; around; around = around.parentElement)
          if (/auto|scroll/.test(getComputedStyle(around).overflowX) && around.scrollWidth > around.clientWidth)
            return []
        const { left, right, width } = element.getBoundingClientRect()
        const sticksOut = width > 1 && (left < -1 || right > innerWidth + 1)
        return sticksOut ? [`${element.outerHTML.slice(0, 120)} from ${left} to ${right} of ${innerWidth}`] : []
      },
    ),
  )

/** What can be seen to move. The library shortens its animations to a millisecond for who wants none. */
const motion = (page: Page) =>
  page.evaluate(() =>
    document.getAnimations().flatMap(({ playState, effect }) => {
      const { activeDuration = 0 } = effect?.getComputedTiming() ?? {}
      return playState === 'running' && Number(activeDuration) > 10
        ? [`${effect instanceof KeyframeEffect ? effect.target?.outerHTML.slice(0, 120) : ''} moves`]
        : []
    }),
  )

test.each(Object.entries(screens))(
  '%s can be used by everyone, in any look, language, direction and size',
  async (_, { scene, width = 1180, height = 780, act }) => {
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    await watchFocus(page)
    await page.setViewportSize({ width, height })
    await page.goto(`${host.url}?scene=${scene}`)
    await page.locator('.rail, .screen-card').first().waitFor({ state: 'attached' })
    await act?.(page)
    const found: Record<string, string[]> = {}
    await settled(page)
    const moving = await motion(page)
    if (moving.length > 0) found['for somebody who wants no motion'] = moving
    for (const [look, put] of Object.entries(looks)) {
      await put(page)
      await settled(page)
      // Forced colours and half a window say nothing about ours, and the rest of the page is the one of the first look.
      const all = [...(look.startsWith('forced') ? [] : await axeFindings(page)), ...(await outside(page))]
      if (all.length > 0) found[look] = all
    }
    await page.setViewportSize({ width, height })
    const lost = await focusFaults(page)
    if (lost.length > 0) found['by keyboard'] = lost
    await page.close()
    expect(found, JSON.stringify(found)).toEqual({})
  },
  60_000,
)
