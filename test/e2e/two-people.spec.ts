import type { Page } from '@playwright/test'
import {
  composer,
  isMarked,
  mark,
  messages,
  openConversation,
  ownId,
  send,
  signInWithConnectionString,
  startConversation,
  tryItNow,
} from './chat.ts'
import { expect, test } from './fixtures.ts'

/** Both in the same conversation already: each writes, each sees the other type and write, nobody reloads. */
async function talk(anna: Page, ben: Page): Promise<void> {
  await mark(anna)
  await mark(ben)

  await composer(anna).pressSequentially('Lunch?')
  await expect(ben.getByText('Anna is typing…')).toBeVisible()
  await anna.getByRole('button', { name: 'Send' }).click()
  await expect(messages(ben).getByText('Lunch?')).toBeVisible()
  await expect(messages(anna).getByText('Lunch?')).toHaveCount(1)

  await composer(ben).pressSequentially('At noon')
  await expect(anna.getByText('Ben is typing…')).toBeVisible()
  await ben.getByRole('button', { name: 'Send' }).click()
  await expect(messages(anna).getByText('At noon')).toBeVisible()
  await expect(anna.getByText('Ben is typing…')).toBeHidden()

  await send(anna, 'See you <b>there</b> 🥗')
  await expect(messages(ben).getByText('See you <b>there</b> 🥗')).toBeVisible()
  expect(await isMarked(anna)).toBe(true)
  expect(await isMarked(ben)).toBe(true)
}

test('two people who try it now on one computer meet and talk', async ({ launch }) => {
  const [anna, ben] = await Promise.all([launch({ profile: 'anna' }), launch({ profile: 'ben' })])
  await Promise.all([tryItNow(anna.page, 'Anna'), tryItNow(ben.page, 'Ben')])
  await startConversation(anna.page, { name: 'Ben' })
  await openConversation(ben.page, 'Anna')
  await talk(anna.page, ben.page)
})

test('two people with the connection string of a service that runs elsewhere meet and talk', async ({
  launch,
  startService,
}) => {
  const { connectionString } = await startService()
  const [anna, ben] = await Promise.all([launch({ profile: 'anna' }), launch({ profile: 'ben' })])
  await signInWithConnectionString(anna.page, connectionString, 'Anna')
  await signInWithConnectionString(ben.page, connectionString, 'Ben')
  await startConversation(anna.page, { id: await ownId(ben.page) })
  await openConversation(ben.page, 'Anna')
  await talk(anna.page, ben.page)
})

test('who runs the local service may quit: the other one carries on', async ({ launch }) => {
  const anna = await launch({ profile: 'anna' })
  await tryItNow(anna.page, 'Anna')
  const ben = await launch({ profile: 'ben' })
  await tryItNow(ben.page, 'Ben')
  await startConversation(ben.page, { name: 'Anna' })
  await send(ben.page, 'Before')
  await anna.close()
  await send(ben.page, 'After')
  await expect(messages(ben.page).getByRole('img', { name: 'Sent' })).toBeVisible()
  const again = await launch({ profile: 'anna' })
  await openConversation(again.page, 'Ben')
  await expect(messages(again.page).getByText('Before')).toBeVisible()
  await expect(messages(again.page).getByText('After')).toBeVisible()
})
