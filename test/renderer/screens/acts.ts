import type { Page } from 'playwright-core'
import { type Section, sections } from '../../../renderer/store/sheet.ts'

export const thread = (title: string | RegExp) => async (page: Page) => {
  await page.locator('.thread', { hasText: title }).click()
  await page.locator('.message').first().waitFor()
}
export const menu = (item: number) => async (page: Page) => {
  await page.locator('.chip').click()
  await page.getByRole('menuitem').nth(item).click()
  await page.locator('.fui-DialogSurface').waitFor()
}
/** Of the account menu, whose words are in any language. */
export const item = { book: 2, users: 3, settings: 4, help: 5, diagnosis: 6, signOut: 7 }
export const settings = (section: Section) => async (page: Page) => {
  await menu(item.settings)(page)
  await page.getByRole('tab').nth(sections.indexOf(section)).click()
}
export const search = (query: string) => async (page: Page) => {
  await page.locator('.rail-search input').fill(query)
  await page.locator('.results-words').waitFor({ state: 'attached' })
}
export const people = (title: string) => async (page: Page) => {
  await thread(title)(page)
  await page.locator('.head [aria-expanded]').first().click()
}
export const paste = (page: Page, text: string) =>
  page.locator('.picker input').evaluate((input, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
