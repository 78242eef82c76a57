import type { Page } from 'playwright-core'
import { item, menu, people, thread } from './acts.ts'
import type { Screen } from './screen.ts'

const card = async (page: Page) => {
  await thread('Spring launch')(page)
  await page.locator('.message-by .person-button').last().click()
  await page.locator('.card').waitFor()
}
const properties = async (page: Page) => {
  await people('Everybody')(page)
  await page.locator('.details button').click()
  await page.locator('.fui-DialogSurface').waitFor()
}
const handOver = async (page: Page) => {
  await menu(item.users)(page)
  await page.locator('.make-user [name=name]').fill('Test device')
  await page.locator('.make-user [type=submit]').click()
  await page.locator('.hand-over').waitFor()
}
const made = async (page: Page) => {
  await handOver(page)
  await page.locator('.sheet button').last().click()
  await page.locator('.account-card').waitFor()
}

/** Who is who: the card of one, the address book, everybody in a conversation, and users that are made for somebody else. */
export const peopleScreens: Record<string, Screen> = {
  'person-card': { scene: 'arranged', act: card },
  'person-card-editing': {
    scene: 'arranged',
    width: 480,
    async act(page) {
      await card(page)
      await page.locator('.card .card-acts button').last().click()
    },
  },
  'address-book': { scene: 'arranged', act: menu(item.book) },
  'address-book-empty': { scene: 'office', act: menu(item.book) },
  people: { scene: 'office', act: people('Spring launch') },
  users: { scene: 'office', act: made },
  'users-narrow': { scene: 'office', width: 480, act: made },
  'users-wrong': {
    scene: 'office',
    async act(page) {
      await menu(item.users)(page)
      await page.locator('.make-user [name=name]').fill('x'.repeat(10_000))
      await page.locator('.make-user [type=submit]').click()
    },
  },
  'hand-over': { scene: 'office', act: handOver },
  'hand-over-code': {
    scene: 'developer',
    height: 1100,
    async act(page) {
      await handOver(page)
      await page.locator('.sheet [aria-expanded]').click()
    },
  },
  crowd: { scene: 'crowd', act: people('Everybody') },
  'crowd-narrow': { scene: 'crowd', width: 480, act: people('Everybody') },
  properties: { scene: 'crowd', height: 900, act: properties },
  'properties-wrong': {
    scene: 'crowd',
    height: 900,
    async act(page) {
      await properties(page)
      await page.locator('.fui-DialogSurface input[type=number]').fill('12')
      await page.locator('.fui-DialogSurface [type=submit]').click()
    },
  },
}
