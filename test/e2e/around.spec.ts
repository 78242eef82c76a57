import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { composer, conversations, messages, online, send, signInWithConnectionString, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

const accountMenu = async (page: Page, item: string) => {
  await conversations(page)
    .getByRole('button', { name: /^Account: / })
    .click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('a name and Enter, and within half a minute somebody answers', async ({ launch }) => {
  const { page } = await launch()
  const name = page.getByRole('textbox', { name: 'Your name', exact: true })
  await expect(name).toBeFocused()
  const started = Date.now()
  await page.keyboard.type('Nora')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Say hello: Echo reads, types and answers.')).toBeVisible()
  await expect(composer(page)).toBeFocused()
  await page.keyboard.type('hello there')
  await page.keyboard.press('Enter')
  await expect(messages(page).getByText('hello there', { exact: true })).toHaveCount(2, { timeout: 20_000 })
  expect(Date.now() - started).toBeLessThan(30_000)
  await expect(page.getByText('Say hello: Echo reads, types and answers.')).toBeHidden()
})

test('settings are there again after a restart, and do what they say', async ({ launch, dataDir }) => {
  const first = await launch()
  await tryItNow(first.page, 'Nora')
  await first.page.keyboard.press('Control+,')
  await first.page.getByRole('tab', { name: 'Messages' }).click()
  await first.page.getByRole('radio', { name: /^Ctrl\+Enter/ }).click()
  await first.page.getByRole('switch', { name: 'Tell others that I am typing' }).click()
  await first.page.getByRole('tab', { name: 'Appearance' }).click()
  await first.page.getByRole('radio', { name: 'Dark' }).click()
  await expect(first.page.locator('html')).toHaveCSS('color-scheme', 'dark')
  await first.close()
  const settings: unknown = JSON.parse(readFileSync(join(dataDir, 'profiles', 'default', 'settings.json'), 'utf8'))
  expect(settings).toMatchObject({ theme: 'dark', sendWith: 'mod-enter', tellTyping: false })

  const again = await launch()
  await expect(online(again.page)).toBeVisible()
  await expect(again.page.locator('html')).toHaveCSS('color-scheme', 'dark')
  await conversations(again.page).getByRole('button', { name: 'Echo' }).click()
  await composer(again.page).fill('sent with both keys')
  await again.page.keyboard.press('Control+Enter')
  await expect(messages(again.page).getByText('sent with both keys', { exact: true }).first()).toBeVisible()
})

test('somebody made here signs in elsewhere with the pasted link, is heard, and can be made to leave', async ({
  launch,
  startService,
}) => {
  const { connectionString } = await startService()
  const ada = await launch({ profile: 'ada' })
  await signInWithConnectionString(ada.page, connectionString, 'Ada')
  await ada.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await accountMenu(ada.page, 'Users for others…')
  await ada.page.getByRole('textbox', { name: 'Name of the user' }).fill('Bo')
  await ada.page.getByRole('spinbutton').fill('1')
  await ada.page.getByRole('button', { name: 'Make the user' }).click()
  await ada.page.getByRole('button', { name: 'Copy the link' }).click()
  const link = await ada.page.evaluate(() => navigator.clipboard.readText())
  expect(link).toMatch(/^parlance:\/\/sign-in#endpoint=/)

  const bo = await launch({ profile: 'bo' })
  await bo.page.getByRole('button', { name: 'Azure: endpoint and user access token' }).click()
  await bo.page.getByRole('textbox', { name: 'Endpoint', exact: true }).fill(link)
  await expect(bo.page.getByRole('textbox', { name: 'Your name', exact: true })).toHaveValue('Bo')
  await bo.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(online(bo.page)).toBeVisible()

  await ada.page.keyboard.press('Escape')
  await conversations(ada.page).getByRole('button', { name: 'New conversation' }).click()
  const dialog = ada.page.getByRole('dialog').or(ada.page.getByRole('alertdialog'))
  await dialog.getByRole('textbox', { name: 'People' }).fill('Bo')
  await dialog.getByRole('list', { name: 'People you know' }).getByRole('button', { name: 'Bo' }).click()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await send(ada.page, 'Welcome, Bo')
  await conversations(bo.page).getByRole('button', { name: 'Ada' }).click()
  await expect(messages(bo.page).getByText('Welcome, Bo')).toBeVisible()

  await accountMenu(ada.page, 'Users for others…')
  await ada.page.getByRole('button', { name: 'New token… Bo' }).click()
  await ada.page.getByRole('button', { name: 'Make the token' }).click()
  await ada.page.getByRole('button', { name: 'Done' }).click()
  await ada.page.getByRole('button', { name: 'Delete Bo' }).click()
  await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(ada.page.getByText('Nobody was made here yet.')).toBeVisible()
  await expect(bo.page.getByText('The service no longer accepts your access.')).toBeVisible({ timeout: 30_000 })
})

test('a diagnosis and the log of a running app, without a word of what was said in it', async ({ launch }) => {
  const { page } = await launch()
  await tryItNow(page, 'Adelheid')
  await send(page, 'confidentialword')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await accountMenu(page, 'Diagnosis…')
  await expect(page.getByText(/Everything is well|need a look|needs a look/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('It agrees with the service.')).toBeVisible()
  await page.getByRole('button', { name: 'Copy the report' }).click()
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toMatch(/account 1: local, this computer, …/)
  expect(report).not.toMatch(/Adelheid|confidentialword|eyJ|accesskey/)
  await page.getByRole('button', { name: 'Log…' }).click()
  await expect(page.getByRole('dialog', { name: 'Log' }).getByText('the local service runs')).toBeVisible()
  await page.getByRole('button', { name: 'Copy these lines' }).click()
  const log = await page.evaluate(() => navigator.clipboard.readText())
  expect(log).not.toMatch(/Adelheid|confidentialword|eyJ|accesskey=[^[]/)
})

test('the licences of what is built in are told', async ({ launch }) => {
  const { page } = await launch()
  await tryItNow(page, 'Nora')
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'About' }).click()
  await page.getByRole('button', { name: 'Licences of others’ work' }).click()
  await page.getByText(/^react \d/).click()
  await expect(page.getByText('Meta Platforms, Inc. and affiliates').first()).toBeVisible()
  for (const name of ['@azure/communication-chat', 'better-sqlite3-multiple-ciphers', 'qrcode-generator'])
    await expect(page.getByText(new RegExp(`^${name} \\d`))).toBeVisible()
})
