import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'

const open = useWindow()

const start = async () => {
  const app = await open('rich')
  await app.choose('Formats')
  return app
}
const card = ({ page }: WindowPage) => page.getByRole('group', { name: /^Reply to/ })
const edit = ({ page }: WindowPage) => page.getByRole('textbox', { name: 'Edit message' })
const replyBy = async (app: WindowPage, text: string) => {
  const message = app.page.locator('.message', { hasText: text }).first()
  await message.hover()
  await message.getByRole('button', { name: /^Actions/ }).click()
  await app.page.getByRole('menuitem', { name: 'Reply' }).click()
}

test('an answer carries the quote for other clients and the name of the message for ours', async () => {
  const app = await start()
  await replyBy(app, 'The invitation goes out')
  await card(app).getByText('The invitation goes out on Thursday').waitFor()
  await app.page.keyboard.type('On which Thursday?')
  await app.page.keyboard.press('Enter')
  await card(app).waitFor({ state: 'detached' })
  const [call] = (await app.callsOf('message.send')) as { body: { html: string }; replyTo: string }[]
  expect(call?.body.html).toBe(
    '<blockquote><p><strong>Nora Lindqvist</strong><br>The invitation goes out on Thursday, after the call with the printers.</p></blockquote><p>On which Thursday?</p>',
  )
  const answered = app.page.locator('.message', { hasText: 'On which Thursday?' })
  const original = app.page.locator('.message', { hasText: 'The invitation goes out' }).first()
  expect(call?.replyTo).toBe(
    await original.evaluate(row => {
      const { fake, world } = window
      const { messages } = fake.thread(world.ACCOUNT, world.threadId('rich'))
      const delivery = messages.find(({ key }) => key === (row as HTMLElement).dataset['key'])?.delivery
      return delivery?.state === 'sent' ? delivery.serverId : null
    }),
  )
  await answered.getByRole('button', { name: /^In reply to You: The invitation/ }).click()
  await app.page.waitForFunction(() =>
    document.querySelector('[data-target=true]')?.textContent.includes('The invitation goes out'),
  )
})

test('Escape and the cross leave the answer and keep the words', async () => {
  const app = await start()
  await replyBy(app, 'The invitation goes out')
  await app.page.keyboard.type('words')
  await app.page.keyboard.press('Escape')
  await card(app).waitFor({ state: 'detached' })
  expect(await app.box().innerText()).toBe('words')
  await replyBy(app, 'The invitation goes out')
  await app.page.getByRole('button', { name: 'Do not reply to this' }).click()
  await app.box().press('Enter')
  const [call] = (await app.callsOf('message.send')) as object[]
  expect(call).toMatchObject({ body: { kind: 'text', text: 'words' } })
  expect(call).not.toHaveProperty('replyTo')
})

test('what was deleted does not come back in a quote, also when it is deleted afterwards', async () => {
  const app = await start()
  const about = app.page.locator('.message', { hasText: 'Which one?' })
  await about.getByText('This message was deleted').waitFor()
  expect(await about.textContent()).not.toContain('What was here before')
  await app.page.evaluate(() => {
    const { fake, world } = window
    const { messages } = fake.thread(world.ACCOUNT, world.threadId('rich'))
    fake.put(world.ACCOUNT, { ...messages[3]!, body: { kind: 'deleted', at: Date.now() } })
  })
  const answer = app.page.locator('.message', { hasText: 'Good, thank you!' }).first()
  await answer.getByText('This message was deleted').waitFor()
  expect(await app.log().textContent()).not.toContain('The invitation goes out')
})

test('Up edits a message with form: its form, its mention and its quote stay', async () => {
  const app = await start()
  await app.box().press('ArrowUp')
  expect(await edit(app).innerText()).toBe('You are welcome, @Tomás Herrera.')
  expect(await edit(app).locator('strong').textContent()).toBe('welcome')
  await app.page.keyboard.type(' And *thanks*')
  await app.page.keyboard.press('Enter')
  const tomas = await app.page.evaluate(() => window.world.tomas.id)
  await app.box().waitFor()
  const [call] = (await app.callsOf('message.edit')) as { body: { html: string } }[]
  expect(call?.body.html).toBe(
    `<blockquote><p><strong>Tomás Herrera</strong><br>What was here before</p></blockquote><p>You are <strong>welcome</strong>, <msft-mention id="${tomas}" displayText="Tomás Herrera">@Tomás Herrera</msft-mention>. And <em>thanks</em></p>`,
  )
  await app.page.locator('.message', { hasText: 'And thanks' }).locator('.answered').waitFor()
})

test('an edit that changes nothing sends nothing, and one that changed something is asked about before it is left', async () => {
  const app = await start()
  await app.box().press('ArrowUp')
  await edit(app).press('Enter')
  await app.box().waitFor()
  await app.box().press('ArrowUp')
  await edit(app).press('Escape')
  await app.box().waitFor()
  await app.box().press('ArrowUp')
  await edit(app).waitFor()
  await app.page.keyboard.type(' more')
  await edit(app).press('Escape')
  await app.page.getByRole('alertdialog', { name: 'Leave without saving?' }).waitFor()
  await app.page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
  expect(await edit(app).innerText()).toContain('more')
  await edit(app).press('Escape')
  await app.page.getByRole('button', { name: 'Leave', exact: true }).click()
  await app.box().waitFor()
  expect(await app.callsOf('message.edit')).toEqual([])
})

test('what was sent as plain text is edited as plain text', async () => {
  const app = await open('rich')
  await app.choose('Amina Okafor')
  await app.box().press('ArrowUp')
  await edit(app).waitFor()
  await app.page.keyboard.type(' **now**')
  await app.page.keyboard.press('ControlOrMeta+a')
  await app.page.keyboard.press('ControlOrMeta+b')
  await app.page.keyboard.press('Enter')
  await app.box().waitFor()
  const [call] = (await app.callsOf('message.edit')) as { body: object }[]
  expect(call?.body).toEqual({ kind: 'text', text: 'See you downstairs **now**' })
})
