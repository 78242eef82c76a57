import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

// What a person does in the window, in the words of the window.

export async function tryItNow(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill(name)
  await page.getByRole('button', { name: 'Try it now' }).click()
  await expect(online(page)).toBeVisible()
}

export async function signInWithConnectionString(page: Page, connectionString: string, name: string): Promise<void> {
  await fillConnectionString(page, connectionString, name)
  await expect(online(page)).toBeVisible()
}

export async function fillConnectionString(page: Page, connectionString: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Azure for developers: connection string' }).click()
  await page.getByRole('textbox', { name: 'Connection string', exact: true }).fill(connectionString)
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill(name)
  await page.getByRole('button', { name: 'Create an identity and sign in' }).click()
}

export async function fillToken(page: Page, endpoint: string, token: string): Promise<void> {
  await page.getByRole('button', { name: 'Azure: endpoint and user access token' }).click()
  await page.getByRole('textbox', { name: 'Endpoint', exact: true }).fill(endpoint)
  await page.getByRole('textbox', { name: 'User access token', exact: true }).fill(token)
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Anna')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export const conversations = (page: Page): Locator => page.getByRole('navigation', { name: 'Conversations' })

export const online = (page: Page): Locator =>
  conversations(page)
    .getByRole('button', { name: /^Account: / })
    .getByText('Online', { exact: true })

/** The id a person without conversations is shown, to give to others. */
export async function ownId(page: Page): Promise<string> {
  return (await page.getByText(/^8:acs:/).textContent()) ?? ''
}

/** With somebody the dialog knows by name, or with a pasted id. */
export async function startConversation(
  page: Page,
  person: { name: string } | { id: string },
  topic = '',
): Promise<void> {
  await conversations(page).getByRole('button', { name: 'New conversation' }).click()
  // It becomes an alert dialog once there is something in it to lose.
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'))
  const people = dialog.getByRole('textbox', { name: 'People' })
  if ('id' in person) {
    await people.fill(person.id)
    await people.press('Enter')
  } else {
    await people.fill(person.name)
    await dialog.getByRole('list', { name: 'People you know' }).getByRole('button', { name: person.name }).click()
  }
  await dialog.getByRole('textbox', { name: 'Topic (optional)' }).fill(topic)
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(composer(page)).toBeVisible()
}

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message', exact: true })

export const messages = (page: Page): Locator => page.getByRole('log', { name: 'Messages' })

export async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(composer(page)).toHaveText('')
}

export async function openConversation(page: Page, name: string): Promise<void> {
  await conversations(page).getByRole('button', { name }).click()
  await expect(composer(page)).toBeVisible()
}

/** A page that was loaded again would lose this mark. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => void Object.assign(globalThis, { marked: true }))
}

export const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'marked' in globalThis)
