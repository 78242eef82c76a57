import type { Page } from 'playwright-core'
import { thread } from './acts.ts'
import type { Screen } from './screen.ts'

const wish = (title: string, item: number) => async (page: Page) => {
  await thread(title)(page)
  await page.locator('.head > button').last().click()
  await page.getByRole('menuitem').nth(item).click()
  await page.locator('.fui-DialogSurface').waitFor()
}

/** What can be done with a whole conversation, and what comes of it. */
export const conversationMenuScreens: Record<string, Screen> = {
  'exported-line': {
    scene: 'office',
    async act(page) {
      await page.evaluate(() => {
        const { fake, world } = window
        const one = { accountId: world.ACCOUNT, threadId: null, format: 'html' as const }
        const path = '/home/nora/Documents/Spring launch 2026-03-01.html'
        const done = { state: 'done', path, messages: 18, partial: false } as const
        fake.emit('export.changed', { ...one, id: '1', state: { ...done, showable: true } })
        fake.emit('export.changed', { ...one, id: '2', state: { ...done, showable: false } })
        fake.emit('export.changed', { ...one, id: '3', state: { state: 'failed', problem: 'disk-full', detail: '' } })
      })
    },
  },
  'conversation-menu': {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.locator('.head > button').last().click()
    },
  },
  renaming: {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.locator('.head .hover-act').click()
    },
  },
  'go-to-date': { scene: 'office', act: wish('Spring launch', 0) },
  'add-people': { scene: 'office', act: wish('Spring launch', 2) },
  export: { scene: 'office', act: wish('Spring launch', 3) },
  leave: { scene: 'office', act: wish('Spring launch', 4) },
  'delete-conversation': { scene: 'office', act: wish('Spring launch', 5) },
  exporting: {
    scene: 'office',
    async act(page) {
      await wish('Spring launch', 3)(page)
      await page.locator('.fui-DialogActions button').last().click()
      await page.evaluate(() => {
        const started = window.fake.snapshot.exports[0]
        if (started) window.fake.emit('export.changed', { ...started, state: { state: 'running', part: 0.37 } })
      })
    },
  },
  exported: {
    scene: 'office',
    async act(page) {
      await wish('Spring launch', 3)(page)
      await page.locator('.fui-DialogActions button').last().click()
      await page.evaluate(() => {
        const path = '/home/nora/Documents/Spring launch 2026-03-01.html'
        const state = { state: 'done', path, messages: 18, partial: true, showable: true } as const
        const started = window.fake.snapshot.exports[0]
        if (started) window.fake.emit('export.changed', { ...started, state })
      })
    },
  },
}
