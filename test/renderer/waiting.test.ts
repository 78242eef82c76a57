import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'

const open = useWindow()

const edit = ({ page }: WindowPage) => page.getByRole('textbox', { name: 'Edit message' })
const bubble = ({ page }: WindowPage, text: string) => page.locator('.message', { hasText: text })
const menuOf = async (app: WindowPage, text: string, item: string) => {
  await bubble(app, text).hover()
  await bubble(app, text)
    .getByRole('button', { name: /^Actions for the message/ })
    .click()
  await app.page.getByRole('menuitem', { name: item }).click()
}
const conversation = async ({ page }: WindowPage, item: string) => {
  await page.getByRole('button', { name: 'Conversation menu' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const hold = ({ page }: WindowPage) => page.evaluate(() => void (window.fake.holdsMessages = true))

test('Up in the empty box rewrites the last own message, and the draft is untouched by it', async () => {
  const app = await open('office')
  await app.choose('Amina Okafor')
  await app.box().press('ArrowUp')
  expect(await edit(app).innerText()).toBe('See you downstairs')
  await edit(app).fill('See you upstairs')
  await edit(app).press('Enter')
  await app.log().getByText('See you upstairs').waitFor()
  await bubble(app, 'See you upstairs').getByText('edited').waitFor()
  await app.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Message')
  await app.box().fill('a draft')
  await app.box().press('ArrowUp')
  expect(await edit(app).count()).toBe(0)
  expect(await app.callsOf('message.edit')).toHaveLength(1)
})

test('an edit that is refused keeps what was typed, also when another conversation is looked at meanwhile', async () => {
  const app = await open('office')
  await app.choose('Amina Okafor')
  await app.page.evaluate(() => window.fake.answer('message.edit', () => ({ ok: false, error: { kind: 'forbidden' } })))
  await app.box().press('ArrowUp')
  await edit(app).fill('something else')
  await edit(app).press('Enter')
  await app.page.getByRole('alert').getByText('You may not do this here.').waitFor()
  await app.choose('Spring launch')
  await app.box().waitFor()
  await app.choose('Amina Okafor')
  expect(await edit(app).innerText()).toBe('something else')
  await edit(app).press('Escape')
  await app.page.getByRole('button', { name: 'Leave' }).click()
  expect((await app.box().innerText()).trim()).toBe('')
})

test('an edit without a network waits and says so, and one that was refused can be taken back', async () => {
  const app = await open('waiting')
  await app.choose(/Budget/)
  await bubble(app, 'I have changed this sentence.').getByText('Edited · waiting').waitFor()
  await bubble(app, 'This message was deleted').getByText('Deleted · waiting').waitFor()
  const refused = bubble(app, 'And this one could not be changed')
  await refused.getByText('Not changed: you may not do this here.').waitFor()
  await refused.getByRole('button', { name: 'Discard' }).click()
  await refused.getByText('Not changed').waitFor({ state: 'detached' })
})

test('deleting asks first, and leaves a sign that waits while there is no network', async () => {
  const app = await open('office')
  await app.choose('Amina Okafor')
  await hold(app)
  await menuOf(app, 'See you downstairs', 'Delete')
  await app.page.getByRole('button', { name: 'Cancel' }).click()
  expect(await app.callsOf('message.delete')).toEqual([])
  await menuOf(app, 'See you downstairs', 'Delete')
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await app.log().getByText('Deleted · waiting').waitFor()
  expect(await app.log().getByText('See you downstairs').count()).toBe(0)
})

test('only my own words can be changed', async () => {
  const app = await open('office')
  await app.choose('Amina Okafor')
  const items = async (text: string) => {
    await bubble(app, text).hover()
    await bubble(app, text)
      .getByRole('button', { name: /^Actions for the message/ })
      .click()
    await app.page.getByRole('menuitem').first().waitFor()
    const names = await app.page.getByRole('menuitem').allTextContents()
    await app.page.keyboard.press('Escape')
    return names.map(name => name.replace(/(R|C|E|Del)$/, ''))
  }
  expect(await items('👍')).toEqual(['Reply', 'Copy text', 'Copy link', 'Details…'])
  expect(await items('See you downstairs')).toEqual(['Reply', 'Copy text', 'Copy link', 'Edit', 'Delete', 'Details…'])
})

test('a message older than a day is a question: send it now, change it, or not at all', async () => {
  const app = await open('waiting')
  await app.choose(/Budget/)
  const old = bubble(app, 'Are we on for tomorrow?')
  await old.getByText('Written yesterday and not sent. Send it now?').waitFor()
  await old.getByRole('button', { name: 'Edit' }).click()
  await edit(app).fill('Are we on for today?')
  await edit(app).press('Enter')
  const changed = app.page.locator('.message[data-delivery=queued]', { hasText: 'Are we on for today?' })
  await changed.waitFor()
})

test('a new name is shown at once and waits, and one that was refused stays in its field', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  await hold(app)
  await app.page.evaluate(() =>
    window.fake.answer('thread.rename', () => ({ ok: false, error: { kind: 'forbidden' } })),
  )
  await conversation(app, 'Rename')
  const name = app.page.getByRole('textbox', { name: 'Name of the conversation' })
  await name.fill('Summer launch')
  await name.press('Enter')
  await app.page.getByRole('alert').getByText('You may not do this here.').waitFor()
  expect(await name.inputValue()).toBe('Summer launch')
  await name.press('Escape')
  await app.page.evaluate(() => {
    const { fake, world } = window
    const waits = { localId: world.ACCOUNT as never, delivery: { state: 'queued', attempts: 0 } as const }
    fake.change(world.ACCOUNT, world.threadId('launch'), {
      changes: [{ ...waits, what: { kind: 'rename', topic: 'Summer launch' } }],
    })
  })
  await app.page.getByRole('heading', { name: 'Summer launch' }).waitFor()
  await app.page.locator('.head').getByText('Renamed · waiting').waitFor()
})

test('people are added with as much of the history as was chosen, and are there once the service has it', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  await app.page.getByRole('button', { name: 'Show people' }).click()
  await hold(app)
  const add = app.page.getByRole('region', { name: 'People' }).getByRole('button', { name: 'Add people' })
  const before = Date.now()
  await add.click()
  const dialog = app.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.getByText('Choose at least one person.').waitFor()
  await dialog.getByRole('button', { name: /Echo/ }).click()
  await dialog.getByRole('radio', { name: 'Only from now on' }).click()
  await dialog.getByRole('button', { name: 'Add' }).click()
  const item = app.page.getByRole('listitem').filter({ hasText: 'Echo' })
  await item.getByText('Added · waiting').waitFor()
  const [asked] = (await app.callsOf('participant.add')) as { sharedFrom: number; people: { name: string }[] }[]
  expect(asked?.people.map(({ name }) => name)).toEqual(['Echo'])
  expect(asked?.sharedFrom).toBeGreaterThanOrEqual(before)
})

test('leaving asks first, and then there is nothing to write into', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  await hold(app)
  await conversation(app, 'Leave conversation')
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  await app.page.getByText('You are leaving this conversation.').waitFor()
  expect(await app.box().count()).toBe(0)
})

test('deleting a conversation says for whom, and stays with the reason where it could not be done', async () => {
  const app = await open('office')
  await app.choose('Spring launch')
  await app.page.evaluate(() => window.fake.answer('thread.delete', () => ({ ok: false, error: { kind: 'offline' } })))
  await conversation(app, 'Delete for everybody')
  const dialog = app.page.getByRole('alertdialog')
  await dialog.getByText('for everybody in it. This cannot be undone.').waitFor()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('alert').getByText('There is no connection right now.').waitFor()
})
