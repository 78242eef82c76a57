import type { Page } from 'playwright-core'
import { item, menu, settings, thread } from './acts.ts'
import type { Screen } from './screen.ts'

const alertSettings = async (page: Page) => {
  await settings('alerts')(page)
  const quietHours = { on: true, from: 1320, to: 420 }
  const until = new Date().setHours(24 + 8, 0, 0, 0)
  await page.evaluate(change => window.fake.call('settings.set', change), { quietHours, doNotDisturb: { until } })
  await page.locator('.alert-test button').click()
  await page.locator('.alert-test [role=status]:not(:empty)').waitFor()
}

/** The settings, one section after the other, and the text sizes and themes that are chosen there. */
export const settingsScreens: Record<string, Screen> = {
  'settings-managed': { scene: 'managed', act: settings('messages') },
  'settings-alerts-managed': { scene: 'managed', act: settings('alerts') },
  settings: { scene: 'office', act: menu(item.settings) },
  'settings-narrow': { scene: 'office', width: 480, act: menu(item.settings) },
  'settings-messages': { scene: 'office', act: settings('messages') },
  'settings-alerts-in-browser': { scene: 'in-browser', act: settings('alerts') },
  'settings-alerts': { scene: 'office', height: 1000, act: alertSettings },
  'settings-alerts-quiet': {
    scene: 'office',
    width: 480,
    async act(page) {
      await alertSettings(page)
      await page.locator('.quiet-times input').last().fill('22:00')
      await page.locator('.quiet-times input').last().scrollIntoViewIfNeeded()
    },
  },
  'settings-accounts': { scene: 'troubled', act: settings('accounts') },
  'settings-system': {
    scene: 'office',
    async act(page) {
      await settings('system')(page)
      await page.getByRole('switch').first().click()
      await page.getByRole('radio').last().click()
      await page.locator('.proxy-address input').fill('nora:secret@proxy')
      await page.locator('.proxy-address button').click()
    },
  },
  'settings-system-narrow': { scene: 'office', width: 480, act: settings('system') },
  'settings-privacy': { scene: 'office', act: settings('privacy') },
  'settings-about': {
    scene: 'office',
    async act(page) {
      await settings('about')(page)
      await page.locator('.sections-page [aria-expanded]').click()
      await page.locator('summary').click()
    },
  },
  'text-larger': {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.evaluate(() => window.fake.call('settings.set', { textSize: 'larger' }))
      await page.locator('.chip').click()
    },
  },
  'text-larger-settings': {
    scene: 'office',
    async act(page) {
      await page.evaluate(() => window.fake.call('settings.set', { textSize: 'larger', theme: 'contrast' }))
      await menu(item.settings)(page)
    },
  },
  'contrast-chosen': {
    scene: 'office',
    async act(page) {
      await page.evaluate(() => window.fake.call('settings.set', { theme: 'contrast' }))
      await thread('Spring launch')(page)
    },
  },
}
