import type { Page } from 'playwright-core'
import { paste } from './acts.ts'
import type { Screen } from './screen.ts'

const newConversation = (page: Page) => page.locator('.rail-top > button').last().click()

/** A conversation that is begun. */
export const newConversationScreens: Record<string, Screen> = {
  'new-conversation': { scene: 'office', act: newConversation },
  'new-conversation-narrow': { scene: 'office', width: 480, act: newConversation },
  'new-conversation-wrong': {
    scene: 'office',
    async act(page) {
      await newConversation(page)
      await page.locator('.picker-list button').first().click()
      await page.locator('.picker input').fill('8:acs:nope')
      await page.locator('.picker input').press('Enter')
    },
  },
  'new-conversation-more': {
    scene: 'offline',
    height: 1000,
    async act(page) {
      await newConversation(page)
      for (const at of [0, 0]) await page.locator('.picker-list button').nth(at).click()
      await page.locator('.fui-DialogSurface [aria-expanded=false]').click()
    },
  },
  'new-conversation-pasted': {
    scene: 'office',
    async act(page) {
      await newConversation(page)
      await paste(page, 'Amina Okafor\nnobody at all\n8:acs:nope')
    },
  },
  'not-added': {
    scene: 'office',
    async act(page) {
      await newConversation(page)
      await page.locator('.picker-list button').first().click()
      await page.evaluate(() => {
        const { fake, world } = window
        const { thread } = fake.thread(world.ACCOUNT, world.threadId('amina'))
        const notAdded = [
          { id: world.amina.id, because: 'not-found' as const, detail: '' },
          { id: world.yuki.id, because: 'forbidden' as const, detail: '' },
        ]
        fake.answer('thread.create', () => ({ ok: true, value: { thread, notAdded } }))
      })
      await page.locator('.fui-DialogSurface [type=submit]').click()
      await page.locator('.reasons').waitFor()
    },
  },
}
