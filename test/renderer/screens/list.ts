import { search } from './acts.ts'
import type { Screen } from './screen.ts'

/** The list of conversations, and the ways from it to one of them. */
export const listScreens: Record<string, Screen> = {
  list: { scene: 'office' },
  'list-arranged': { scene: 'arranged' },
  'list-menu': {
    scene: 'arranged',
    async act(page) {
      await page.locator('.thread', { hasText: 'Spring launch' }).click({ button: 'right' })
      await page.getByRole('menuitem').nth(1).hover()
      await page.getByRole('menu').nth(1).waitFor()
    },
  },
  'list-mentions': { scene: 'arranged', act: page => page.locator('.filter-choice').nth(2).click() },
  'list-nothing': { scene: 'office', act: page => page.locator('.filter-choice').nth(3).click() },
  'list-arranged-narrow': { scene: 'arranged', width: 480 },
  switcher: { scene: 'arranged', act: page => page.locator('.rail-top > button').nth(1).click() },
  'switcher-found': {
    scene: 'troubled',
    async act(page) {
      await page.locator('.rail-top > button').nth(1).click()
      await page.getByRole('combobox').fill('ma')
      await page.locator('.destination mark').first().waitFor()
    },
  },
  'list-narrow': { scene: 'offline', width: 480 },
  'account-menu': { scene: 'troubled', act: page => page.locator('.chip').click() },
  search: { scene: 'waiting', act: search('the') },
  'search-wrong': { scene: 'office', act: search('from:zorro before:spring xyzzy') },
  'search-opened': {
    scene: 'office',
    async act(page) {
      await search('kettle')(page)
      await page.locator('.hit').nth(20).click()
      await page.locator('.message[data-target=true]').waitFor()
    },
  },
}
