import type { Page } from 'playwright-core'
import { item, menu, settings, thread } from './acts.ts'
import type { Screen } from './screen.ts'

const shortcuts = async (page: Page) => {
  await page.keyboard.press('Control+/')
  await page.locator('kbd').first().waitFor()
}
const diagnosis = async (page: Page) => {
  await menu(item.diagnosis)(page)
  await page.locator('.checks').nth(1).waitFor()
}

/** Where somebody looks who does not know what to do, and accounts that cannot do all of their work. */
export const careScreens: Record<string, Screen> = {
  shortcuts: { scene: 'office', act: shortcuts },
  'shortcuts-narrow': { scene: 'office', width: 480, act: shortcuts },
  help: { scene: 'office', act: menu(item.help) },
  'help-asked': {
    scene: 'signed-out',
    async act(page) {
      await page.locator('.bars .link-button').click()
      await page.locator('[data-asked=true]').waitFor()
    },
  },
  'help-narrow': { scene: 'first-run', width: 480, act: page => page.locator('.screen-actions .link-button').click() },
  diagnosis: { scene: 'office', height: 900, act: diagnosis },
  'diagnosis-narrow': { scene: 'office', width: 480, act: diagnosis },
  log: {
    scene: 'office',
    async act(page) {
      await diagnosis(page)
      await page.locator('.sheet-bar button').last().click()
      await page.locator('.log-lines li').first().waitFor()
    },
  },
  forbidden: { scene: 'forbidden' },
  'sign-out': { scene: 'office', act: menu(item.signOut) },
  offline: { scene: 'offline', act: thread('Spring launch') },
  'not-live': { scene: 'not-live' },
  'signed-out': { scene: 'signed-out' },
  notices: { scene: 'troubled' },
  'storage-checked': {
    scene: 'waiting',
    async act(page) {
      await settings('storage')(page)
      await page.locator('.storage-actions button').first().click()
      await page.locator('.storage [role=status]:not(:empty)').waitFor()
    },
  },
  'one-closed': { scene: 'one-closed' },
  'all-closed': { scene: 'all-closed', height: 1000 },
  rebuild: {
    scene: 'one-closed',
    act: page => page.locator('.closed-actions button').nth(1).click(),
  },
  'disk-full': { scene: 'disk-full', act: thread('Spring launch') },
}
