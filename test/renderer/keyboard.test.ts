import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../helpers/chromium.ts'
import { type PageHost, startPageHost } from './page-host.ts'
import type { SceneName } from './page/scenes.ts'

let host: PageHost
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[host, browser] = await Promise.all([startPageHost(), launchChromium()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await host.stop()
})
afterEach(() => page.context().close())

async function open(scene: SceneName, width = 1100): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 720 }, locale: 'en-GB' })
  page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${host.url}?scene=${scene}`)
}

const nav = () => page.getByRole('navigation', { name: 'Conversations' })
const box = () => page.getByRole('textbox', { name: 'Message' })
const focused = () =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)

test('from nothing to a sent message without a mouse', async () => {
  await open('first-run')
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'name')
  await page.keyboard.type('Nora')
  await page.keyboard.press('Enter')
  await nav().waitFor()
  await page.getByRole('button', { name: 'New conversation' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('8:acs:6fd3c2a1-58e4-4a7b-9c0d-2b1e8f7a6c5d_0000001f-0002-ab12-8f7a-3a3a0d00c5d2')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await box().waitFor()
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Message')
  await page.keyboard.type('hello')
  await page.keyboard.press('Enter')
  await page.getByRole('log').getByText('hello').waitFor()
})

test('arrows walk through the conversations, Enter opens one and goes to the box', async () => {
  await open('office')
  await page.getByRole('searchbox', { name: 'Search' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  expect(await focused()).toMatch(/^.*Spring launch/)
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toContain('Amina Okafor')
  await page.keyboard.press('End')
  expect(await focused()).toContain('Old project')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await box().waitFor()
  expect(await focused()).toBe('Message')
})

test('searching shows the conversations of that name, accents or not', async () => {
  await open('office')
  await page.getByRole('searchbox', { name: 'Search' }).fill('tomas')
  const conversations = nav().getByRole('list', { name: 'Conversations' })
  await conversations.getByRole('listitem').first().waitFor()
  expect(await conversations.getByRole('listitem').count()).toBe(1)
  await page.getByRole('searchbox', { name: 'Search' }).fill('nobody of this name')
  await nav().getByText('No conversation is called that.').waitFor()
})

test('a wrong id is told why at the field, and what was typed stays', async () => {
  await open('office')
  await page.getByRole('button', { name: 'New conversation' }).click()
  const people = page.getByRole('textbox', { name: 'People' })
  const wrong = { '8:acs:nope': /not an ID/, [await page.evaluate(() => window.world.me.id)]: /your own ID/ }
  for (const [id, reason] of Object.entries(wrong)) {
    await people.fill(id)
    await people.press('Enter')
    await page.getByText(reason).waitFor()
    expect(await people.inputValue()).toBe(id)
  }
  const amina = await page.evaluate(() => window.world.amina.id)
  const addAmina = async () => {
    await people.fill(amina)
    await people.press('Enter')
  }
  await addAmina()
  await addAmina()
  await page.getByText('This person is already in the list.').waitFor()
})

test('a second click or a retry makes the same conversation, and who was not added is said', async () => {
  await open('office')
  await page.getByRole('button', { name: 'New conversation' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /Amina/ }).click()
  await page.evaluate(() =>
    window.fake.answer('thread.create', () => ({ ok: false, error: { kind: 'ambiguous', detail: '' } })),
  )
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByText(/you get that one and no second/).waitFor()
  await page.evaluate(() => {
    const { fake, world } = window
    const { thread } = fake.thread(world.ACCOUNT, world.threadId('amina'))
    fake.answer('thread.create', () => ({
      ok: true,
      value: { thread, notAdded: [{ id: world.amina.id, because: 'not-found', detail: '' }] },
    }))
  })
  await page.getByRole('button', { name: 'Create' }).click()
  await page.getByText('Amina Okafor: nobody has this ID').waitFor()
  const tokens = await page.evaluate(() =>
    window.fake.calls.flatMap(({ name, input }) =>
      name === 'thread.create' ? [(input as { idempotencyToken: string }).idempotencyToken] : [],
    ),
  )
  expect(tokens).toHaveLength(2)
  expect(new Set(tokens).size).toBe(1)
  await page.getByRole('button', { name: 'Open it' }).click()
  await page.getByRole('heading', { name: 'Amina Okafor' }).waitFor()
})

test('in a narrow window list and conversation are two pages, with a way back', async () => {
  await open('office', 480)
  expect(await page.getByRole('log').isVisible()).toBe(false)
  await nav().getByRole('button', { name: 'Amina Okafor' }).click()
  await page.getByRole('log').waitFor()
  expect(await nav().isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Back to conversations' }).click()
  await nav().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(480)
})

test('another language and theme are there at once', async () => {
  await open('office')
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: 'Français' }).click()
  await page.getByRole('radio', { name: 'Sombre' }).click()
  await page.getByRole('button', { name: 'Fermer' }).click()
  await page.getByRole('button', { name: 'Nouvelle conversation' }).waitFor()
  expect(
    await page.evaluate(() => [document.documentElement.lang, document.documentElement.style.colorScheme]),
  ).toEqual(['fr', 'dark'])
})

test('an account whose token ran out takes a new one in place', async () => {
  await open('signed-out')
  await page.evaluate(() =>
    window.fake.answer('account.renew', () => ({ ok: false, error: { kind: 'bad-token', problem: 'other-user' } })),
  )
  const token = page.getByRole('textbox', { name: 'Paste a new token' })
  await token.fill('a.b.c')
  await token.press('Enter')
  await page.getByText('This token is for somebody else.').waitFor()
  expect(await token.inputValue()).toBe('a.b.c')
})
