import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'
import { paste } from './screens/acts.ts'

const open = useWindow()

const menuOf = async ({ page }: WindowPage, text: string, item: string) => {
  const message = page.locator('.message', { hasText: text })
  await message.hover()
  await message.getByRole('button', { name: /^Actions for the message/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const newConversation = async (app: WindowPage) => {
  await app.page.getByRole('button', { name: 'New conversation' }).click()
  return app.page.getByRole('dialog', { name: 'New conversation' })
}
const refuse = ({ page }: WindowPage, name: 'thread.create' | 'thread.setProperties', error: object) =>
  page.evaluate(({ name, error }) => window.fake.answer(name, () => ({ ok: false, error: error as never })), {
    name,
    error,
  })
const focused = ({ page }: WindowPage) => page.evaluate(() => document.activeElement?.textContent ?? '')

test('the details of an own message tell what the service knows of it, and who has seen it and when', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  await menuOf(app, 'Sorry!', 'Details')
  const dialog = app.page.getByRole('dialog', { name: 'Message details' })
  const fact = (name: string) =>
    dialog
      .getByRole('row')
      .filter({ has: app.page.getByRole('rowheader', { name, exact: true }) })
      .getByRole('cell')
  expect(await fact('ID').textContent()).toMatch(/^\d{13}$/)
  expect(await fact('Type').textContent()).toBe('text')
  expect(await fact('Size').textContent()).toBe('6 bytes')
  expect(await fact('Sender’s ID').textContent()).toMatch(/^8:acs:/)
  expect(await fact('Sent').textContent()).toMatch(/:\d\d /)
  const seen = dialog.getByRole('list', { name: 'Seen by' })
  await seen.getByRole('listitem').filter({ hasText: 'Amina Okafor' }).getByText('at the latest').waitFor()
  expect(await seen.getByRole('listitem').filter({ hasText: '佐藤 由紀' }).textContent()).not.toContain('at the latest')
  expect(await seen.getByText('Not seen yet').count()).toBe(0)
  await app.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await menuOf(app, 'Reading it now', 'Details')
  await app.page.keyboard.press('Escape')
})

test('where there are more than twenty people, it is said why nobody is shown to have seen a message', async () => {
  const app = await open('crowd')
  await app.choose('Everybody')
  await menuOf(app, 'Welcome, all of you.', 'Details')
  await app.page.getByText('The service tells this only where there are at most 20 people.').waitFor()
})

test('of many people who were added the first are named, and all once they are asked for', async () => {
  const app = await open('crowd')
  await app.choose('Everybody')
  await app.log().getByText('and 6 others').waitFor()
  await app.log().getByText('Guest 001 left').waitFor()
  await app.log().getByText('Guest 003 removed Guest 002').waitFor()
  await app.log().getByText('Guest 003 added you').waitFor()
  await app.log().getByRole('button', { name: 'Show all' }).click()
  await app.log().getByText('Guest 011 and Guest 012').waitFor()
  await app.log().getByRole('button', { name: 'Show fewer' }).click()
  await app.log().getByText('and 6 others').waitFor()
})

test('among many people one is found by name, and it is said when nobody is', async () => {
  const app = await open('crowd')
  await app.choose('Everybody')
  await app.page.getByRole('button', { name: 'Show people' }).click()
  const panel = app.page.getByRole('region', { name: 'People' })
  expect(await panel.getByRole('listitem').count()).toBe(250)
  const search = panel.getByRole('searchbox', { name: 'Find somebody here' })
  await search.fill('guest 24')
  await panel.getByText('10 people found').waitFor({ state: 'attached' })
  expect(await panel.getByRole('listitem').count()).toBe(10)
  await search.fill('zorro')
  await panel.getByText('Nobody here is called that.').waitFor()
})

test('retention and metadata are shown, and changed only as the service takes them', async () => {
  const app = await open('crowd')
  await app.choose('Everybody')
  await app.page.getByRole('button', { name: 'Show people' }).click()
  const panel = app.page.getByRole('region', { name: 'People' })
  await panel.getByText(/^The service deletes this conversation on /).waitFor()
  await panel.getByRole('rowheader', { name: 'ticket' }).waitFor()
  await panel.getByRole('button', { name: 'Retention and metadata' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Retention and metadata' })
  const save = dialog.getByRole('button', { name: 'Save' })
  const days = dialog.getByRole('spinbutton', { name: 'Days after it was made' })
  for (const wrong of ['29', '91', '45.5', '']) {
    await days.fill(wrong)
    await save.click()
    await dialog.getByText('The service takes a whole number from 30 to 90.').waitFor()
  }
  await days.fill('30')
  await dialog.getByText(/^It is deleted for everybody, with all its messages, on /).waitFor()
  await dialog.getByRole('textbox', { name: 'Name 2' }).fill('project')
  await save.click()
  await dialog.getByText('Two entries have the same name.').waitFor()
  await dialog.getByRole('textbox', { name: 'Name 2' }).fill('ticket')
  await dialog.getByRole('button', { name: 'Remove entry 1' }).click()
  await refuse(app, 'thread.setProperties', { kind: 'throttled', retryAfterMs: 3000 })
  await save.click()
  await dialog.getByRole('alert').getByText('The service asks for a pause of 3 seconds.').waitFor()
  expect(await days.inputValue()).toBe('30')
  await app.page.evaluate(() =>
    window.fake.answer('thread.setProperties', ({ accountId, threadId, properties }) => {
      window.fake.change(accountId as never, threadId as never, properties)
      return { ok: true, value: null }
    }),
  )
  await save.click()
  await dialog.waitFor({ state: 'detached' })
  expect((await app.callsOf('thread.setProperties')).at(-1)).toMatchObject({
    properties: { retentionDays: 30, metadata: { ticket: 'LAUNCH-1204' } },
  })
  // Behind an open dialog there is nothing to be found by its role, until a little after it is gone.
  await panel.getByRole('rowheader').first().waitFor()
  expect(await panel.getByRole('rowheader').allTextContents()).toEqual(['ticket'])
})

test('whatever keeps a conversation from being made is said there, and all that was typed stays, also over Escape', async () => {
  const app = await open('offline')
  const dialog = await newConversation(app)
  await dialog.getByText('You are offline. A conversation can be made once you are online').waitFor()
  await dialog.getByRole('button', { name: /Amina/ }).first().click()
  await dialog.getByRole('button', { name: /Tomás/ }).first().click()
  await dialog.getByRole('button', { name: 'Name it “Amina Okafor and Tomás Herrera”' }).click()
  const topic = dialog.getByRole('textbox', { name: 'Topic (optional)' })
  expect(await topic.inputValue()).toBe('Amina Okafor and Tomás Herrera')
  await topic.fill('Lunch')
  const said: [object, RegExp][] = [
    [{ kind: 'offline' }, /^Not made: there is no connection right now/],
    [{ kind: 'ambiguous', detail: '' }, /Try again: if the conversation was made after all/],
    [{ kind: 'forbidden' }, /^Not made: this account may not make conversations/],
    [{ kind: 'throttled', retryAfterMs: 2000 }, /a pause of 2 seconds/],
    [{ kind: 'refused', status: 400, reason: 'Too odd.' }, /Too odd/],
  ]
  for (const [error, sentence] of said) {
    await refuse(app, 'thread.create', error)
    await dialog.getByRole('button', { name: 'Create' }).click()
    await dialog.getByRole('alert').getByText(sentence).waitFor()
  }
  await app.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await newConversation(app)
  expect(await topic.inputValue()).toBe('Lunch')
  await dialog.getByRole('button', { name: 'Remove Amina Okafor' }).waitFor()
  await app.page.evaluate(() => window.fake.answer('thread.create', () => new Promise(() => {})))
  await dialog.getByRole('button', { name: 'Create' }).dblclick()
  const asked = (await app.callsOf('thread.create')) as { idempotencyToken: string }[]
  expect(asked).toHaveLength(said.length + 1)
  expect(new Set(asked.map(({ idempotencyToken }) => idempotencyToken)).size).toBe(1)
})

test('a pasted list adds everybody in it, and what is wrong with the rest is said one by one', async () => {
  const app = await open('office')
  const dialog = await newConversation(app)
  const ids = await app.page.evaluate(() => [window.world.tomas.id, window.world.me.id])
  await dialog.getByRole('textbox', { name: 'People' }).focus()
  await paste(app.page, `amina okafor\n${ids[0]};${ids[1]}\tZorro\n${ids[0]}`)
  await dialog.getByRole('button', { name: 'Remove Amina Okafor' }).waitFor()
  await dialog.getByRole('button', { name: 'Remove Tomás Herrera' }).waitFor()
  await dialog.getByText('3 entries were not added:').waitFor()
  expect(await dialog.locator('.reasons li').allTextContents()).toEqual([
    `${ids[1]}: your own ID`,
    'Zorro: neither an ID nor the name of one person you know',
    `${ids[0]}: already in the list`,
  ])
})

test('the two hundred and fifty-first person is refused before anything is sent', async () => {
  const app = await open('crowd')
  await app.choose('Everybody')
  await app.page.getByRole('button', { name: 'Show people' }).click()
  await app.page.getByRole('region', { name: 'People' }).getByRole('button', { name: 'Add people' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Add people' })
  await dialog.getByRole('button', { name: /Echo/ }).click()
  await dialog.getByText('A conversation holds at most 250 people.').waitFor()
  await app.page.keyboard.press('Escape')
  const making = await newConversation(app)
  await making.getByRole('textbox', { name: 'People' }).focus()
  const resource = '6fd3c2a1-58e4-4a7b-9c0d-2b1e8f7a6c5d'
  const many = Array.from(
    { length: 251 },
    (_, at) => `8:acs:${resource}_0000002f-0001-ab12-8f7a-${String(at).padStart(12, '0')}`,
  )
  await paste(app.page, many.join('\n'))
  await making.getByText('2 entries were not added:').waitFor()
  expect(await making.getByRole('button', { name: /^Remove Someone/ }).count()).toBe(249)
  await making.getByText(`${many[250]}: a conversation holds at most 250 people`).waitFor()
})

test('a conversation deleted elsewhere says so, keeps what was being written in it, and takes the focus', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  await app.box().pressSequentially('half a sentence')
  await app.page.evaluate(() =>
    window.fake.emit('thread.removed', { accountId: window.world.ACCOUNT, threadId: window.world.threadId('launch') }),
  )
  await app.page.getByRole('heading', { name: '“Spring launch” was deleted' }).waitFor()
  await app.page.getByText('half a sentence').last().waitFor()
  await app.page.waitForFunction(() => document.activeElement?.localName === 'h1')
  await app.page.getByRole('main').getByRole('button', { name: 'Back to conversations' }).click()
  await app.page.getByRole('heading', { name: 'Choose a conversation' }).waitFor()
})

test('after deleting a conversation oneself the focus is on the words that say so', async () => {
  const app = await open('office')
  await app.choose('Amina Okafor')
  await app.page.getByRole('button', { name: 'Conversation menu' }).click()
  await app.page.getByRole('menuitem', { name: 'Delete for everybody' }).click()
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await app.page.waitForFunction(() => document.activeElement?.textContent === '“Amina Okafor” was deleted')
})

test('after leaving, and after a dialog that was closed, the focus is back at the menu of the conversation', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  for (const key of ['Escape', 'Enter']) {
    await app.page.getByRole('button', { name: 'Conversation menu' }).click()
    await app.page.getByRole('menuitem', { name: 'Leave conversation' }).click()
    await app.page.getByRole('alertdialog').waitFor()
    if (key === 'Enter') await app.page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).focus()
    await app.page.keyboard.press(key)
    await app.page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await app.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Conversation menu')
  }
})

test('after somebody was removed the focus is still among the people', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  await app.page.getByRole('button', { name: 'Show people' }).click()
  await app.page.getByRole('button', { name: 'Remove Tomás Herrera' }).click()
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await app.page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await app.page.waitForFunction(() => document.activeElement?.closest('.panel') !== null)
  expect(await focused(app)).not.toContain('Tomás')
})

test('a message that is no longer there is said to be missing, until that is dismissed', async () => {
  const app = await open('office')
  await app.nav().getByText('Spring launch').waitFor()
  await app.page.evaluate(() => {
    const { fake, world } = window
    const at = 'nowhere' as never
    fake.emit('thread.opened', { accountId: world.ACCOUNT, threadId: world.threadId('launch'), at })
  })
  const words = app.page.getByRole('alert').filter({ hasText: 'The message you looked for is no longer there.' })
  await words.waitFor()
  await app.log().getByText('Who sends the invitation?').waitFor()
  await words.getByRole('button', { name: 'Dismiss' }).click()
  await words.waitFor({ state: 'detached' })
})

test('a finished export stays in a line with its folder, until that is dismissed', async () => {
  const app = await open('office')
  await app.nav().getByText('Spring launch').waitFor()
  await app.page.evaluate(() => {
    const one = { id: '11111111-1111-4111-8111-111111111111', accountId: window.world.ACCOUNT, threadId: null }
    const state = { state: 'done', path: '/home/nora/all.html', messages: 3, partial: false, showable: true } as const
    window.fake.emit('export.changed', { ...one, format: 'html', state })
  })
  await app.nav().getByText('all.html').waitFor()
  await app.nav().getByRole('button', { name: 'Show in folder' }).click()
  expect(await app.callsOf('export.show')).toEqual([{ id: '11111111-1111-4111-8111-111111111111' }])
  await app.nav().getByRole('button', { name: 'Dismiss' }).click()
  await app.nav().getByText('all.html').waitFor({ state: 'detached' })
})

test('a conversation that has a name is not left without one', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  await app.page.getByRole('button', { name: 'Rename' }).click()
  const name = app.page.getByRole('textbox', { name: 'Name of the conversation' })
  await name.fill('  ')
  await name.press('Enter')
  await app.page.getByRole('alert').getByText('A conversation that has a name keeps one.').waitFor()
  expect(await app.callsOf('thread.rename')).toEqual([])
})
