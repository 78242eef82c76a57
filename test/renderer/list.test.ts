import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useWindow } from '../helpers/window-page.ts'

const open = useWindow()
const item = (page: Page, title: string) => page.locator('.thread', { hasText: title })
const titles = (page: Page) => page.locator('.thread-title').allInnerTexts()
const focusedThread = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('.thread-title')?.textContent)

describe('the list of conversations', () => {
  test('pinned ones stand first in the order of pinning, and stay there when others speak', async () => {
    const { page } = await open('arranged')
    await page.getByRole('heading', { name: 'Pinned' }).waitFor()
    expect((await titles(page)).slice(0, 3)).toEqual(['佐藤 由紀', 'Amina (harbour)', 'Spring launch'])
    await page.evaluate(() => {
      const { fake, world } = window
      fake.receive(world.ACCOUNT, world.threadId('failing'), world.tomas, 'And now?')
      fake.receive(world.ACCOUNT, world.threadId('amina'), world.amina, 'Where are you?')
    })
    await item(page, 'Amina (harbour)').getByText('Where are you?').waitFor()
    expect((await titles(page)).slice(0, 3)).toEqual(['佐藤 由紀', 'Amina (harbour)', 'Tomás Herrera'])
  })

  test('what was pressed is opened although the list moves under the pointer, and not where the pointer moves away', async () => {
    const { page } = await open('office')
    const press = async (title: string) => {
      const at = (await item(page, title).boundingBox())!
      await page.mouse.move(at.x + 60, at.y + at.height / 2)
      await page.mouse.down()
    }
    const speak = (thread: 'failing' | 'amina', words: string) =>
      page.evaluate(
        ([thread, words]) => {
          const { fake, world } = window
          fake.receive(world.ACCOUNT, world.threadId(thread), world.tomas, words)
        },
        [thread, words] as const,
      )
    await press('Spring launch')
    await speak('failing', 'And now?')
    await page.waitForFunction(() => document.querySelector('.thread-title')?.textContent === 'Tomás Herrera')
    await page.mouse.up()
    await page.getByRole('heading', { level: 1, name: 'Spring launch' }).waitFor()

    await press('And now?')
    await speak('amina', 'Where are you?')
    await page.waitForFunction(() => document.querySelector('.thread-title')?.textContent === 'Amina Okafor')
    await page.mouse.move(700, 400)
    await page.mouse.up()
    await page.evaluate(() => new Promise(requestAnimationFrame))
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Spring launch')
  })

  test('its menu opens by the right button, by the keyboard and by its own button, and gives the focus back', async () => {
    const { page, callsOf } = await open('arranged')
    await item(page, 'Spring launch').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Pin', exact: true }).click()
    await page.getByRole('menu').waitFor({ state: 'detached' })
    expect(await focusedThread(page)).toBe('Spring launch')
    expect(await callsOf('thread.pin')).toMatchObject([{ pinned: true }])
    expect((await titles(page))[2]).toBe('Spring launch')
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Unpin' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    expect(await focusedThread(page)).toBe('Spring launch')
    await item(page, 'Old project').scrollIntoViewIfNeeded()
    await item(page, 'Old project').hover()
    await page.locator('.thread-row:hover .thread-more').click()
    await page.getByRole('menuitem', { name: 'Copy conversation ID' }).waitFor()
    expect(await page.getByRole('menuitem', { name: 'Leave conversation' }).count()).toBe(0)
  })

  test('a muted conversation says so, counts quietly, and is left out of every total', async () => {
    const { page, callsOf } = await open('office')
    await page.waitForFunction(() => document.title.startsWith('(130)'))
    await item(page, 'Maximiliana').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Mute' }).click()
    await page.getByRole('menuitem', { name: 'Until tomorrow morning' }).click()
    await item(page, 'Maximiliana').getByRole('img', { name: 'Muted' }).waitFor()
    await page.waitForFunction(() => document.title.startsWith('(2)'))
    const [{ muted }] = (await callsOf('thread.mute')) as [{ muted: { until: number } }]
    const end = new Date(muted.until)
    expect([end.getHours(), end.getTime() > Date.now()]).toEqual([8, true])
    await page.getByRole('radio', { name: 'Muted' }).check({ force: true })
    expect(await titles(page)).toHaveLength(1)
    await item(page, 'Maximiliana').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Unmute' }).click()
    await page.getByText('No conversation is muted.').waitFor()
    await page.getByRole('button', { name: 'Show all' }).click()
    await item(page, 'Spring launch').waitFor()
  })

  test('what is read in a list of the unread stays until another is opened', async () => {
    const { page, choose } = await open('office')
    await page.getByRole('radio', { name: 'Unread' }).check({ force: true })
    expect(await titles(page)).toHaveLength(2)
    await choose(/Spring launch/)
    await page.waitForFunction(() => document.title.startsWith('(128)'))
    expect(await titles(page)).toHaveLength(2)
    await page.locator('.thread', { hasText: 'Maximiliana' }).click()
    await page.waitForFunction(() => document.querySelectorAll('.thread').length === 1)
  })

  test('a conversation marked as unread is left, and read when it is opened again', async () => {
    const { page, choose, callsOf } = await open('office')
    await choose(/^Amina Okafor/)
    await item(page, 'See you downstairs').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Mark as unread' }).click()
    await page.getByText('Choose a conversation').waitFor()
    await item(page, 'See you downstairs').getByText('marked as unread').waitFor({ state: 'attached' })
    await page.waitForFunction(() => document.title.startsWith('(131)'))
    expect(await callsOf('thread.read')).toEqual([])
    await choose(/^Amina Okafor/)
    await page.waitForFunction(() => document.title.startsWith('(130)'))
  })

  test('failures of any kind and mentions are said beside the conversation', async () => {
    const { page } = await open('arranged')
    await page.getByRole('img', { name: '2 things failed' }).waitFor()
    await page.getByRole('radio', { name: 'Mentions' }).check({ force: true })
    expect(await titles(page)).toEqual(['Spring launch', 'All kinds of people'])
    await item(page, 'Spring launch').getByText('1 mention of you').waitFor({ state: 'attached' })
  })

  test('of a thousand conversations only what is looked at is drawn, and the keyboard reaches all', async () => {
    const { page } = await open('crowded')
    await page.locator('.thread').first().waitFor()
    expect(await page.locator('.thread').count()).toBeLessThan(40)
    await page.locator('.thread').first().focus()
    await page.keyboard.press('End')
    await page.waitForFunction(() => document.activeElement?.textContent.includes('Message 999'))
    await page.keyboard.press('ArrowUp')
    await page.waitForFunction(() => document.activeElement?.textContent.includes('Message 998'))
    expect(await page.locator('li:has(:focus)').getAttribute('aria-posinset')).toBe('999')
    // Out of sight it is still where Tab comes to.
    await page.locator('.threads').evaluate(list => (list.scrollTop = 0))
    await page.getByText('Message 0', { exact: false }).first().waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Message 998')
    await page.keyboard.press('Home')
    await page.waitForFunction(() => document.activeElement?.textContent.includes('Conversation 0'))
  })
})

describe('people', () => {
  test('my name for somebody wins wherever they are named, and theirs stays on their card', async () => {
    const { page, choose, log } = await open('office')
    await choose(/Spring launch/)
    await log().getByRole('button', { name: 'Tomás Herrera' }).first().click()
    const card = page.getByRole('dialog', { name: 'About Tomás Herrera' })
    await card.getByRole('button', { name: 'Edit in the address book' }).click()
    await card.getByRole('textbox', { name: 'Your name for them' }).fill('Uncle T')
    await card.getByTitle('Colour 4').click()
    await card.getByRole('textbox', { name: 'Note' }).fill('Call before noon')
    await page.mouse.click(5, 5)
    expect(await card.isVisible()).toBe(true)
    const focusedAtOnce = card.evaluate(
      shown =>
        new Promise(resolve => {
          const formGone = new MutationObserver(() => {
            if (!shown.querySelector('form')) resolve(document.activeElement?.textContent)
          })
          formGone.observe(shown, { childList: true, subtree: true })
        }),
    )
    await card.getByRole('button', { name: 'Save' }).click()
    expect(await focusedAtOnce).toBe('Edit in the address book')
    const renamed = page.getByRole('dialog', { name: 'About Uncle T' })
    await renamed.getByText('Call before noon').waitFor()
    await renamed.getByText('Calls themselves Tomás Herrera').waitFor()
    await page.keyboard.press('Escape')
    await renamed.waitFor({ state: 'detached' })
    await log().getByRole('button', { name: 'Uncle T' }).first().waitFor()
    await page.locator('.thread', { hasText: 'Uncle T: Who sends' }).waitFor()
    expect(await log().getByRole('button', { name: 'Tomás Herrera' }).count()).toBe(0)
    expect(await log().locator('.face[data-hue="3"]').count()).toBeGreaterThan(0)
  })

  test('what others are told is never my own name for somebody', async () => {
    const { page, callsOf } = await open('arranged')
    await item(page, 'Spring launch').waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('plumber')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'New conversation' }).click()
    await page.getByRole('textbox', { name: 'People' }).fill('harbour')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await callsOf('thread.create')).toMatchObject([{ people: [{ name: 'Amina Okafor' }] }])
  })

  test('the address book says what to do while it is empty, refuses what is no id, and forgets only when asked twice', async () => {
    const { page, callsOf } = await open('office')
    await page.locator('.chip').click()
    await page.getByRole('menuitem', { name: 'Address book' }).click()
    const book = page.getByRole('dialog')
    await book.getByText('Nobody is in here yet.').waitFor()
    await book.getByRole('button', { name: 'Add a person' }).click()
    await book.getByRole('textbox', { name: 'ID' }).fill('tomas')
    await book.getByRole('button', { name: 'Save' }).click()
    await book.getByText('This is not an ID.').waitFor()
    await book.getByRole('textbox', { name: 'ID' }).fill('4:+33612345678')
    await book.getByRole('textbox', { name: 'Your name' }).fill('Plumber')
    await page.keyboard.press('Enter')
    await book.getByRole('listitem').getByText('Plumber').waitFor()
    await book.getByRole('button', { name: 'Remove Plumber' }).click()
    await book.getByRole('button', { name: 'Keep' }).click()
    await book.getByRole('button', { name: 'Remove Plumber' }).click()
    await book.getByRole('button', { name: 'Remove', exact: true }).click()
    await book.getByText('Nobody is in here yet.').waitFor()
    expect(await callsOf('contact.remove')).toHaveLength(1)
  })

  test('who is no user of the service is shown for what they are', async () => {
    const { page, choose, log } = await open('arranged')
    await choose(/All kinds of people/)
    const nameless = log().locator('.message', { hasText: 'Teams user …3f1d12' }).first()
    await nameless.locator('.face svg').waitFor()
    await log().getByRole('button', { name: 'Teams user …3f1d12' }).first().click()
    await page.getByRole('dialog').getByText('Teams user', { exact: true }).waitFor()
  })
})

describe('the quick switcher', () => {
  test('begins with what happened last, goes by arrows and Enter, and Escape gives the focus back', async () => {
    const { page, choose, box } = await open('office')
    await choose(/Spring launch/)
    await box().focus()
    await page.keyboard.press('Control+k')
    const options = page.getByRole('option')
    await options.first().waitFor()
    expect(await options.first().innerText()).toContain('Amina Okafor')
    await page.keyboard.press('ArrowDown')
    const active = await page.getByRole('combobox').getAttribute('aria-activedescendant')
    expect(await page.locator(`[id="${active}"]`).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Message')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('old pro')
    await page.locator('mark', { hasText: 'Old' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Old project' }).waitFor()
  })

  test('what is opened in the very moment it closes keeps the focus, and is there for screen readers', async () => {
    const { page, choose, box } = await open('office')
    await choose(/Spring launch/)
    await box().focus()
    await page.keyboard.press('Control+k')
    await page.getByRole('option').first().waitFor()
    await page.evaluate(async () => {
      const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(escape)
      await Promise.resolve()
      window.fake.emit('menu.chosen', { item: 'help' })
    })
    await page.getByRole('dialog', { name: 'Help' }).waitFor()
    // Two frames: in the first what closed would take it back.
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect(await page.locator('[role=dialog]:focus-within').count()).toBe(1)
    expect(await page.getByRole('dialog', { name: 'Help' }).count()).toBe(1)
  })

  test('somebody there is no conversation with yet gets one, and a refusal is said in place', async () => {
    const { page, callsOf } = await open('office')
    await page.evaluate(() => window.fake.answer('thread.create', () => ({ ok: false, error: { kind: 'offline' } })))
    await page.getByRole('button', { name: /Switch conversation/ }).click()
    await page.getByRole('combobox').fill('echo')
    await page.getByRole('option', { name: /Echo/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('There is no connection').waitFor()
    expect(await page.getByRole('combobox').inputValue()).toBe('echo')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => window.fake.calls.filter(({ name }) => name === 'thread.create').length === 2)
    const [first, second] = (await callsOf('thread.create')) as { idempotencyToken: string }[]
    expect(first?.idempotencyToken).toBe(second?.idempotencyToken)
  })
})
