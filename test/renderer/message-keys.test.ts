import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'

const open = useWindow()

/** The message that has the focus, by its number or its first words. */
const focused = ({ page }: WindowPage) =>
  page.evaluate(() => {
    const row = document.activeElement
    if (row?.getAttribute('role') !== 'article') return row?.getAttribute('aria-label') ?? row?.localName ?? ''
    return row.querySelector('.bubble')?.textContent.split(':')[0] ?? row.textContent
  })
const focusedIsInView = ({ page }: WindowPage) =>
  page.waitForFunction(() => {
    const row = document.activeElement?.getBoundingClientRect()
    const log = document.querySelector('.log')?.getBoundingClientRect()
    return row && log && row.bottom > log.top && row.top < log.bottom
  })
const number = async (app: WindowPage) => Number(await focused(app))
/** From the box that has the focus to the message above it. */
const toMessages = async (app: WindowPage) => {
  for (let stops = 0; stops < 5; stops++) {
    await app.page.keyboard.press('Shift+Tab')
    if (await app.page.evaluate(() => document.activeElement?.getAttribute('role') === 'article')) return
  }
}
const clipboard = async (app: WindowPage) => {
  await app.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  return (type: string) =>
    app.page.evaluate(async type => {
      const [item] = await navigator.clipboard.read()
      return item?.types.includes(type) ? (await item.getType(type)).text() : null
    }, type)
}

test('the keys of a list lead through messages, also to those that are not drawn, and the focus is never lost', async () => {
  const app = await open('office')
  await app.choose('A very long conversation')
  await toMessages(app)
  expect(await number(app)).toBe(49_999)
  await app.page.keyboard.press('ArrowUp')
  expect(await number(app)).toBe(49_998)
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('ArrowDown')
  expect(await number(app)).toBe(49_999)
  await app.page.keyboard.press('PageUp')
  const page = await number(app)
  expect(page).toBeLessThan(49_997)
  expect(page).toBeGreaterThan(49_980)
  await focusedIsInView(app)
  for (let pages = 0; pages < 12; pages++) await app.page.keyboard.press('PageUp')
  await focusedIsInView(app)
  const far = await number(app)
  expect(far).toBeLessThan(page - 20)
  await app.page.keyboard.press('PageDown')
  expect(await number(app)).toBeGreaterThan(far)
  await app.page.keyboard.press('Home')
  await focusedIsInView(app)
  expect(await number(app)).toBeLessThan(far)
  await app.page.keyboard.press('End')
  await app.page.waitForFunction(() => document.activeElement?.textContent.includes('49999:'))
  await focusedIsInView(app)
})

test('a message that has the focus keeps it while the view is scrolled away, and is named by who said what', async () => {
  const app = await open('office')
  await app.choose('A very long conversation')
  await toMessages(app)
  await app.log().hover()
  await app.page.mouse.wheel(0, -3000)
  await app.page.waitForFunction(() => parseInt(document.querySelector('.bubble')?.textContent ?? '', 10) < 49_970)
  expect(await number(app)).toBe(49_999)
  await app.page.keyboard.press('ArrowUp')
  expect(await number(app)).toBe(49_998)
  await focusedIsInView(app)
  await app.page.getByRole('article', { name: /^You \d\d:\d\d 49998: / }).waitFor()
})

test('Enter opens the menu of a message, and Escape gives the focus back to the message', async () => {
  const app = await open('office')
  await app.choose('Amina Okafor')
  await toMessages(app)
  await app.page.keyboard.press('Enter')
  await app.page.getByRole('menuitem', { name: 'Copy text' }).waitFor()
  await app.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem')
  await app.page.keyboard.press('Escape')
  await app.page.getByRole('menuitem').first().waitFor({ state: 'detached' })
  await app.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'article')
  expect(await focused(app)).toBe('See you downstairs')
})

test('C copies, E edits an own message, Delete asks, and what is of others stays as it is', async () => {
  const app = await open('office')
  const copied = await clipboard(app)
  await app.choose('Amina Okafor')
  await toMessages(app)
  await app.page.keyboard.press('c')
  await app.page.getByRole('status').getByText('Copied').waitFor()
  expect(await copied('text/plain')).toBe('See you downstairs')
  await app.page.keyboard.press('Delete')
  await app.page.getByRole('alertdialog', { name: 'Delete this message?' }).waitFor()
  await app.page.keyboard.press('Escape')
  await app.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'article')
  await app.page.keyboard.press('ArrowUp')
  expect(await focused(app)).toBe('👍')
  await app.page.keyboard.press('Delete')
  await app.page.keyboard.press('e')
  expect(await app.page.getByRole('alertdialog').count()).toBe(0)
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('e')
  await app.page.getByRole('textbox', { name: 'Edit message' }).waitFor()
})

test('what has a form is copied with it, and with nothing that would load', async () => {
  const app = await open('office')
  const copied = await clipboard(app)
  await app.page.evaluate(() => {
    const { fake, world } = window
    const id = world.threadId('amina')
    const body = world.html('<p><b>Bold</b> <img src="https://example.com/spy.png" alt="x">words</p><script>1</script>')
    fake.put(world.ACCOUNT, world.message(id, { by: world.amina, at: Date.now(), body }))
  })
  await app.choose(/Amina Okafor/)
  await toMessages(app)
  await app.page.keyboard.press('c')
  await app.page.getByRole('status').getByText('Copied').waitFor()
  expect(await copied('text/plain')).toBe('Bold words')
  const html = await copied('text/html')
  expect(html).toContain('<b>Bold</b>')
  expect(html).not.toMatch(/img|script|example\.com/)
})

test('a copied link opens its message from the search box and from a message, and a strange one says why not', async () => {
  const app = await open('office')
  const copied = await clipboard(app)
  await app.choose('Spring launch')
  const asked = app.page.locator('.message', { hasText: 'Could you both read it before noon?' })
  await asked.hover()
  await asked.getByRole('button', { name: /^Actions/ }).click()
  await app.page.getByRole('menuitem', { name: 'Copy link' }).click()
  await app.page.getByRole('status').getByText('Copied').waitFor()
  const link = await copied('text/plain')
  expect(link).toMatch(/^parlance:\/\/thread\/19%3Alaunch%40thread\.v2\/message\/\S+$/)
  await app.choose('Amina Okafor')
  const search = app.page.getByRole('searchbox', { name: 'Search' })
  await search.fill(link!)
  await app.page.locator('.message[data-target=true]', { hasText: 'Could you both read it' }).waitFor()
  expect(await search.inputValue()).toBe('')
  await search.fill('parlance://thread/19%3Anowhere%40thread.v2')
  await app.page.getByRole('alert').getByText('This link leads to a conversation you are not in.').waitFor()
  await search.fill('')
  await app.choose('Amina Okafor')
  await app.box().fill(`see ${link}`)
  await app.box().press('Enter')
  await app.log().getByRole('link', { name: link! }).click()
  await app.page.locator('.message[data-target=true]', { hasText: 'Could you both read it' }).waitFor()
})
