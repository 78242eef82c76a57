import type { Page } from '@playwright/test'

/** As a new user of that resource, with nothing kept. */
export async function signInSessionOnly(page: Page, connectionString: string): Promise<void> {
  await page.getByRole('button', { name: 'Use this session only' }).click()
  await page.getByRole('button', { name: /connection string/i }).click()
  await page.getByLabel('Connection string').fill(connectionString)
  await page.getByLabel('Your name').last().fill('Reader')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Online').first().waitFor()
}

/** Kept in the keychain that the app was given. */
export async function signInWithToken(page: Page, endpoint: string, token: string): Promise<void> {
  await page.getByRole('button', { name: /endpoint and user access token/i }).click()
  await page.getByRole('textbox', { name: 'Endpoint', exact: true }).fill(endpoint)
  await page.getByRole('textbox', { name: 'User access token', exact: true }).fill(token)
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Ann')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('Online').first().waitFor()
}
