import type { Page } from '@playwright/test'
import { composer, conversations, messages, openConversation, send, startConversation, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

const message = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text }).first()

test('two people write with form, mention, answer and edit, and read it as it was meant', async ({ launch }) => {
  const [anna, ben] = await Promise.all([launch({ profile: 'anna' }), launch({ profile: 'ben' })])
  await Promise.all([tryItNow(anna.page, 'Anna'), tryItNow(ben.page, 'Ben')])
  await startConversation(anna.page, { name: 'Ben' })
  await openConversation(ben.page, 'Anna')

  await composer(anna.page).pressSequentially('The **plan** for @be')
  await anna.page.getByRole('option', { name: 'Ben' }).waitFor()
  await composer(anna.page).press('Enter')
  await composer(anna.page).pressSequentially(':tad')
  await anna.page.getByRole('option', { name: ':tada:' }).waitFor()
  await composer(anna.page).press('Tab')
  await composer(anna.page).press('Enter')
  const plan = messages(ben.page).locator('.bubble', { hasText: 'The plan for' })
  await expect(plan.locator('strong')).toHaveText('plan')
  await expect(plan.locator('[data-mention=me]')).toHaveText('@Ben')
  await expect(plan).toContainText('🎉')

  await message(ben.page, 'The plan for').focus()
  await ben.page.keyboard.press('r')
  await ben.page.getByRole('group', { name: 'Reply to Anna' }).waitFor()
  await send(ben.page, 'I like it')
  const answer = messages(anna.page).locator('.bubble', { hasText: 'I like it' })
  await expect(answer.getByRole('button', { name: /^In reply to You: The plan for @Ben/ })).toBeVisible()

  await composer(ben.page).press('ArrowUp')
  const edit = ben.page.getByRole('textbox', { name: 'Edit message' })
  await edit.pressSequentially(' _very_ much')
  await edit.press('Enter')
  await expect(answer.locator('em')).toHaveText('very')
  await expect(answer.getByRole('button', { name: /^In reply to You/ })).toBeVisible()

  await message(anna.page, 'The plan for').hover()
  await message(anna.page, 'The plan for')
    .getByRole('button', { name: /^Actions/ })
    .click()
  await anna.page.getByRole('menuitem', { name: 'Delete' }).click()
  await anna.page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(
    messages(ben.page).getByRole('button', { name: 'In reply to Anna: This message was deleted' }),
  ).toBeVisible()
})

test('a draft with form and what it answers is there again after a restart', async ({ launch }) => {
  const app = await launch({ profile: 'anna' })
  await tryItNow(app.page, 'Anna')
  await startConversation(app.page, { name: 'Echo' }, 'Sounds')
  await send(app.page, 'Hello')
  await expect(messages(app.page).getByText('Hello').first()).toBeVisible()
  await expect(
    messages(app.page)
      .getByRole('img', { name: /^(Sent|Seen)/ })
      .first(),
  ).toBeVisible()
  await message(app.page, 'Hello').focus()
  await app.page.keyboard.press('r')
  await composer(app.page).pressSequentially('half a **bold** thought')
  await openConversation(app.page, 'I am Echo')
  await expect(conversations(app.page).getByText('half a bold thought')).toBeVisible()
  await app.close()
  const again = await launch({ profile: 'anna' })
  await openConversation(again.page, 'Sounds')
  await expect(composer(again.page).locator('strong')).toHaveText('bold')
  await expect(again.page.getByRole('group', { name: /^Reply to/ })).toBeVisible()
})
