import type { Page } from 'playwright-core'
import { people, thread } from './acts.ts'
import type { Screen } from './screen.ts'

const gone = async (page: Page) => {
  await thread('Spring launch')(page)
  await page.locator('.composer [role=textbox], .composer textarea').pressSequentially('I was just about to say')
  await page.evaluate(() => {
    const { fake, world } = window
    fake.emit('thread.removed', { accountId: world.ACCOUNT, threadId: world.threadId('launch') })
  })
  await page.locator('.gone-draft').waitFor()
}
const details = (title: string) => async (page: Page) => {
  await thread(title)(page)
  await page.locator('.message').last().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem').last().click()
  await page.locator('.fui-DialogSurface').waitFor()
}

/** A conversation that is read, and what can be done with one message of it. */
export const conversationScreens: Record<string, Screen> = {
  conversation: { scene: 'office', act: thread('Spring launch') },
  'conversation-tall': { scene: 'office', height: 1500, act: thread('Spring launch') },
  'conversation-narrow': { scene: 'office', width: 480, act: thread('Spring launch') },
  'conversation-zoomed': { scene: 'office', width: 640, height: 400, act: thread('Spring launch') },
  undelivered: { scene: 'office', act: thread('This waited too long') },
  left: { scene: 'office', act: thread('Old project') },
  'far-back': {
    scene: 'office',
    async act(page) {
      await thread('A very long conversation')(page)
      await page.locator('.log').hover()
      await page.mouse.wheel(0, -2500)
      await page.locator('.jump').waitFor()
      await page.evaluate(() => {
        const { fake, world } = window
        const threadId = world.threadId('long')
        fake.receive(world.ACCOUNT, threadId, world.amina, 'And now something new')
        fake.emit('typing.changed', {
          accountId: world.ACCOUNT,
          typing: { threadId, people: [world.amina, world.tomas] },
        })
      })
      await page.locator('.jump [data-new=true]').waitFor()
    },
  },
  'echo-hint': { scene: 'newcomer', act: thread('Echo') },
  waiting: {
    scene: 'waiting',
    height: 980,
    async act(page) {
      await people('Budget')(page)
      await page.locator('.message .trouble').nth(3).waitFor()
    },
  },
  'waiting-narrow': { scene: 'waiting', width: 480, act: thread('Budget') },
  formats: { scene: 'rich', height: 1250, act: thread('Formats') },
  'formats-narrow': { scene: 'rich', width: 480, height: 1250, act: thread('Formats') },
  'message-menu': {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.message[data-mine=true]').last().hover()
      await page.locator('.message-menu').last().click()
    },
  },
  'message-focused': {
    scene: 'office',
    async act(page) {
      await thread('Spring launch')(page)
      await page.locator('.message').last().focus()
      await page.keyboard.press('ArrowUp')
    },
  },
  'message-details': { scene: 'office', height: 1000, act: details('See you downstairs') },
  'message-details-narrow': { scene: 'office', width: 480, act: details('See you downstairs') },
  'message-details-crowd': { scene: 'crowd', act: details('Everybody') },
  'message-copied': {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.message').last().focus()
      await page.keyboard.press('c')
      await page.locator('.told span').waitFor()
    },
  },
  'message-missed': {
    scene: 'office',
    async act(page) {
      await page.evaluate(() => {
        const { fake, world } = window
        const at = fake.nextId().toString() as never
        fake.emit('thread.opened', { accountId: world.ACCOUNT, threadId: world.threadId('launch'), at })
      })
      await page.locator('.log-missed').waitFor()
    },
  },
  gone: { scene: 'office', act: gone },
  'gone-narrow': { scene: 'office', width: 480, act: gone },
}
