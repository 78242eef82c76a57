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
