import { thread } from './acts.ts'
import type { Screen } from './screen.ts'

/** The box in which messages are written and changed. */
export const writingScreens: Record<string, Screen> = {
  'too-long': {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.writing').fill('é'.repeat(15_000))
    },
  },
  editing: {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.writing').press('ArrowUp')
    },
  },
  writing: {
    scene: 'rich',
    async act(page) {
      await thread('Formats')(page)
      await page.locator('.composer-line > button').first().click()
      await page.locator('.message[data-key]').last().focus()
      await page.keyboard.press('r')
      await page.locator('.writing:focus').pressSequentially('A **bold** idea, `code` and @tom')
      await page.keyboard.press('Tab')
      for (const line of ['', '', '- first', 'second', '', '> quoted', '']) {
        await page.keyboard.type(line)
        await page.keyboard.press('Shift+Enter')
      }
      await page.keyboard.type('Thanks @')
      await page.locator('.offers').waitFor()
    },
  },
  'writing-narrow': {
    scene: 'rich',
    width: 480,
    async act(page) {
      await thread('Formats')(page)
      await page.locator('.composer-line > button').first().click()
      await page.locator('.writing').pressSequentially('Well done :th')
      await page.locator('.offers').waitFor()
    },
  },
  emoji: {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.composer-line > button').nth(1).click()
      await page.locator('.emoji-groups button').nth(2).click()
      await page.locator('.emoji-tones label').nth(3).click()
      await page.locator('.emoji-grid [role=gridcell]').nth(40).focus()
    },
  },
  link: {
    scene: 'office',
    async act(page) {
      await thread('See you downstairs')(page)
      await page.locator('.writing').fill('the draft')
      await page.locator('.writing').press('ControlOrMeta+a')
      await page.locator('.writing').press('ControlOrMeta+k')
      await page.locator('.fui-DialogSurface input').first().fill('javascript:alert(1)')
      await page.locator('.fui-DialogSurface [type=submit]').click()
    },
  },
  'edit-rich': {
    scene: 'rich',
    async act(page) {
      await thread('Formats')(page)
      await page.locator('.writing').press('ArrowUp')
    },
  },
}
