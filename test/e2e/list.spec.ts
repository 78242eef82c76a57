import type { Page } from '@playwright/test'
import { composer, conversations, messages, openConversation, send, startConversation, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

const item = (page: Page, title: string) => conversations(page).locator('.thread', { hasText: title })

async function choose(page: Page, title: string, ...path: string[]): Promise<void> {
  await item(page, title).click({ button: 'right' })
  for (const name of path) await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
  await expect(page.getByRole('menu')).toHaveCount(0)
}

test('what is pinned, muted and noted of people is there after a restart', async ({ launch }) => {
  const app = await launch({ profile: 'anna' })
  const { page } = app
  await tryItNow(page, 'Anna')
  await startConversation(page, { name: 'Echo' }, 'Alpha')
  await send(page, 'first')
  await startConversation(page, { name: 'Echo' }, 'Beta')
  await send(page, 'second')
  await choose(page, 'Alpha', 'Pin')
  await choose(page, 'Beta', 'Mute', 'Until I turn it on again')
  await expect(item(page, 'Beta').getByRole('img', { name: 'Muted' })).toBeVisible()

  await messages(page).getByRole('button', { name: 'Echo', exact: true }).first().click()
  await page.getByRole('button', { name: 'Edit in the address book' }).click()
  await page.getByRole('textbox', { name: 'Your name for them' }).fill('Mountain')
  await page.getByRole('button', { name: 'Save' }).click()
  // While it is being saved, Escape is about the form; then it is about the card.
  await expect(page.getByRole('button', { name: 'Edit in the address book' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(messages(page).getByRole('button', { name: 'Mountain' }).first()).toBeVisible()

  await page.getByRole('searchbox', { name: 'Search' }).fill('from:mountain')
  await expect(conversations(page).getByText(/messages? found/)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search' }).fill('')
  await app.close()

  const { page: again } = await launch({ profile: 'anna' })
  await expect(again.getByRole('heading', { name: 'Pinned' })).toBeVisible()
  await expect(conversations(again).locator('.thread').first()).toContainText('Alpha')
  await expect(item(again, 'Beta').getByRole('img', { name: 'Muted' })).toBeVisible()
  await choose(again, 'Alpha', 'Unpin')
  await choose(again, 'Beta', 'Unmute')
  await expect(again.getByRole('heading', { name: 'Pinned' })).toHaveCount(0)
  await expect(item(again, 'Beta').getByRole('img', { name: 'Muted' })).toHaveCount(0)

  await openConversation(again, 'Beta')
  await choose(again, 'Beta', 'Mark as unread')
  await expect(item(again, 'Beta')).toContainText('marked as unread')
  await choose(again, 'Beta', 'Mark as read')
  await expect(item(again, 'Beta')).not.toContainText('marked as unread')

  await again.getByRole('button', { name: /^Account: / }).click()
  await again.getByRole('menuitem', { name: 'Address book' }).click()
  await again.getByRole('button', { name: 'Remove Mountain from the address book' }).click()
  await again.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(again.getByText('Nobody is in here yet.')).toBeVisible()
})

test('the switcher goes to a conversation by its letters, and begins one with somebody there is none with', async ({
  launch,
}) => {
  const [{ page }, ben] = await Promise.all([launch({ profile: 'anna' }), launch({ profile: 'ben' })])
  await tryItNow(page, 'Anna')
  await tryItNow(ben.page, 'Ben')
  await startConversation(page, { name: 'Echo' }, 'The harbour')
  await startConversation(page, { name: 'Echo' }, 'Something else')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('harb')
  await expect(page.locator('mark', { hasText: 'harb' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'The harbour' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('ben')
  await page.getByRole('option', { name: /^Ben New conversation/ }).click()
  await expect(page.getByRole('heading', { name: 'Ben' })).toBeVisible()
  await expect(composer(page)).toBeVisible()
  await expect(item(ben.page, 'Anna')).toBeVisible()
})
