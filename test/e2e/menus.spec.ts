import type { Page } from '@playwright/test'
import type { LaunchedApp } from '../helpers/launch-app.ts'
import { composer, conversations, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

const said = (app: LaunchedApp, what: string) => app.records.filter(record => record.what === what)

/** Nothing is opened over a dialog, so it has to be gone before the next is chosen. */
async function leave(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('dialog', { name })).toBeVisible()
  await expect(page.locator('[role=dialog]:focus-within')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

test('the menus of the system do what they say, and speak the language that is set', async ({ launch }) => {
  const app = await launch()
  test.skip(app.host !== 'stand-in', 'only the stand-in has menus a test can reach')
  const { page } = app
  await tryItNow(page, 'Nora')
  await expect(composer(page)).toBeVisible()
  app.tell({ menu: 'Go to…' })
  await leave(page, 'Go to a conversation or a person')
  app.tell({ menu: 'Parlance help' })
  await leave(page, 'Help')
  app.tell({ menu: 'Settings…' })
  await page.getByRole('tab', { name: 'Messages' }).click()
  await page.getByRole('checkbox', { name: 'French', exact: true }).click()
  await expect(page.getByRole('checkbox', { name: 'French', exact: true })).toBeChecked()
  await expect.poll(() => said(app, 'spelling').at(-1)).toEqual({ what: 'spelling', languages: ['fr'], on: true })
  expect(said(app, 'spelling')[1]).toEqual({ what: 'spelling', languages: [], on: false })
  await page.getByRole('tab', { name: 'Appearance' }).click()
  await page.getByRole('radio', { name: 'Français' }).click()
  await expect
    .poll(() => said(app, 'menu').at(-1))
    .toMatchObject({ labels: expect.arrayContaining(['&Fichier', 'Quitter Parlance']) })
})

test('what is clicked on with the other button has its menu', async ({ launch }) => {
  const app = await launch()
  test.skip(app.host !== 'stand-in', 'only the stand-in has menus a test can reach')
  await expect(app.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  const nothing = { misspelledWord: '', dictionarySuggestions: [], linkURL: '', isEditable: false, selectionText: '' }
  const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true }
  const asked = { ...nothing, editFlags, frame: null, menuSourceType: 'mouse', x: 5, y: 5 }
  app.tell({ asked: { ...asked, isEditable: true, misspelledWord: 'helo', dictionarySuggestions: ['hello'] } })
  await expect
    .poll(() => said(app, 'context-menu').at(-1))
    .toMatchObject({ labels: expect.arrayContaining(['hello', 'Add to dictionary', 'Paste']) })
  app.tell({ contextMenu: 'hello' })
  app.tell({ contextMenu: 'Add to dictionary' })
  await expect.poll(() => app.records).toContainEqual({ what: 'word-learned', word: 'helo' })
  expect(app.records).toContainEqual({ what: 'word-replaced', by: 'hello' })
  app.tell({ asked: { ...asked, linkURL: 'https://example.com/page' } })
  await expect.poll(() => said(app, 'context-menu').at(-1)).toMatchObject({ labels: ['Open link', 'Copy link'] })
  app.tell({ contextMenu: 'Copy link' })
  app.tell({ contextMenu: 'Open link' })
  await expect.poll(() => app.records).toContainEqual({ what: 'link-opened', url: 'https://example.com/page' })
  expect(app.records).toContainEqual({ what: 'copied', text: 'https://example.com/page' })
})

test('the size of everything in the window is as it was left', async ({ launch }) => {
  const first = await launch()
  test.skip(first.host !== 'stand-in', 'only the stand-in tells')
  await expect(first.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  first.tell({ wheel: 'in' })
  await expect.poll(() => first.records).toContainEqual({ what: 'zoomed', level: 0.5 })
  await first.close()
  const again = await launch()
  await expect.poll(() => again.records).toContainEqual({ what: 'zoomed', level: 0.5 })
})

test('a link the system hands over while nobody listens yet is opened when somebody does', async ({ launch }) => {
  const app = await launch({ args: ['--hidden'] })
  test.skip(app.host !== 'stand-in', 'only the stand-in hands over links as macOS does')
  await tryItNow(app.page, 'Nora')
  app.tell({ 'open-url': 'parlance://thread/19%3Anobody%40thread.v2' })
  await expect(app.page.getByText('The link that was opened leads to no conversation of yours.')).toBeVisible()
  expect(app.records).toContainEqual({ what: 'window', did: 'shown' })
  await expect(conversations(app.page)).toBeVisible()
})
