import type { Page } from 'playwright-core'
import type { Release, Update } from '../../../electron/contract/updates.ts'
import { settings } from './acts.ts'
import type { Screen } from './screen.ts'

const newer: Release = {
  version: '0.2.0',
  notes:
    '- Pictures and files in messages.\n- A conversation opens in half the time.\n\nThank you to everybody who wrote to us about the search.',
  bytes: 91_300_000,
}
const told = async (page: Page, update: Update) => {
  await page.evaluate(update => window.fake.emit('update.changed', update), update)
  await page.locator('.update [role=status], .bars .fui-MessageBar').first().waitFor()
}

/** A newer version, in the settings and above everything. */
export const updatesScreens: Record<string, Screen> = {
  'settings-update': {
    scene: 'office',
    height: 900,
    async act(page) {
      await settings('about')(page)
      await told(page, { state: 'available', release: newer })
      await page.locator('.update summary').click()
    },
  },
  'settings-update-narrow': {
    scene: 'office',
    width: 480,
    async act(page) {
      await settings('about')(page)
      await told(page, { state: 'downloading', release: newer, part: 0.42 })
    },
  },
  'settings-update-failed': {
    scene: 'office',
    async act(page) {
      await settings('about')(page)
      await told(page, { state: 'failed', problem: 'unreachable', detail: 'ERR_NAME_NOT_RESOLVED', release: null })
    },
  },
  'update-found': { scene: 'office', act: page => told(page, { state: 'available', release: newer }) },
  'update-ready-narrow': {
    scene: 'office',
    width: 480,
    act: page => told(page, { state: 'ready', release: newer }),
  },
  'update-tampered': {
    scene: 'office',
    act: page => told(page, { state: 'failed', problem: 'tampered', detail: '', release: newer }),
  },
}
