import { expect, test } from 'vitest'
import { type ShortcutId, isPressed } from '../../renderer/shortcuts/shortcuts.ts'
import { useWindow } from '../helpers/window-page.ts'

const open = useWindow()
const key = (name: string, held: string[] = [], code = '') => ({
  ...{ key: name, code, ctrlKey: held.includes('ctrl'), metaKey: held.includes('meta') },
  ...{ altKey: held.includes('alt'), shiftKey: held.includes('shift') },
})

test.each<[ShortcutId, ReturnType<typeof key>, boolean]>([
  ['search', key('f', ['ctrl']), false],
  ['search', key('f', ['ctrl', 'shift']), false],
  ['search', key('f', ['meta']), true],
  ['new', key('˜', ['meta', 'alt'], 'KeyN'), true],
  ['shortcuts-single', key('?', ['shift']), false],
  ['shortcuts', key('/', ['ctrl', 'shift']), false],
  ['next-unread', key('ArrowDown', ['alt', 'shift']), false],
])('%s is pressed by %j', (id, event, mac) => {
  expect(isPressed(id, event, mac)).toBe(true)
})

test.each<[ShortcutId, ReturnType<typeof key>, boolean]>([
  ['search', key('f', ['ctrl']), true],
  ['search', key('f', ['ctrl', 'alt']), false],
  ['next', key('ArrowDown', ['alt', 'shift']), false],
  ['settings', key(','), false],
  ['send', key('Enter', ['shift']), false],
])('%s is not pressed by %j', (id, event, mac) => {
  expect(isPressed(id, event, mac)).toBe(false)
})

test('the list opens with ? outside of text, and the same keys are in help', async () => {
  const { page, choose, box } = await open('office')
  await choose('Amina Okafor')
  await box().focus()
  await page.keyboard.type('?')
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.locator('.message').last().focus()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await list.getByText('New conversation').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('F1')
  await page.getByRole('tab', { name: 'Keyboard' }).click()
  await page.getByRole('dialog', { name: 'Help' }).getByText('Next unread conversation', { exact: true }).waitFor()
})

test('shortcuts of a single key can be turned off, and are then not told about', async () => {
  const { page, choose } = await open('office')
  await page.evaluate(() => window.fake.call('settings.set', { singleKeys: false }))
  await choose('Amina Okafor')
  await page.locator('.message').last().focus()
  await page.keyboard.press('?')
  await page.keyboard.press('Control+/')
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await list.waitFor()
  expect(await list.locator('kbd', { hasText: '?' }).count()).toBe(0)
})

test('Alt and arrows walk through the conversations, with Shift through the unread ones', async () => {
  const { page, choose } = await open('office')
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  await choose('Spring launch')
  await page.keyboard.press('Alt+ArrowDown')
  await heading('Amina Okafor')
  await page.keyboard.press('Alt+ArrowUp')
  await heading('Spring launch')
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await heading(/^Maximiliana/)
})

test('F6 goes round the parts of the window, and Escape from any of them to the box', async () => {
  const { page, choose } = await open('office')
  await choose('Spring launch')
  const part = () =>
    page.evaluate(() => document.activeElement?.closest('.rail, .log, .composer, .panel')?.classList.item(0))
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Message')
  const seen: unknown[] = []
  for (let n = 0; n < 3; n++) {
    await page.keyboard.press('F6')
    seen.push(await part())
  }
  expect(seen).toEqual(['rail', 'log', 'composer'])
  await page.keyboard.press('Shift+F6')
  expect(await part()).toBe('log')
  await page.keyboard.press('Escape')
  expect(await part()).toBe('composer')
})

test('Ctrl and N begins a conversation, and not a second one over it', async () => {
  const { page, nav } = await open('office')
  await nav().waitFor()
  await page.keyboard.press('Control+n')
  await page.getByRole('dialog', { name: 'New conversation' }).waitFor()
  await page.keyboard.press('Control+,')
  expect(await page.getByRole('dialog').count()).toBe(1)
})
