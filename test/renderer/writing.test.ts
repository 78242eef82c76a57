import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'

const open = useWindow()

interface Sent {
  body: { kind: 'text'; text: string } | { kind: 'html'; html: string }
  replyTo?: string
}

const sent = async (app: WindowPage): Promise<Sent> => {
  await app.box().press('Enter')
  await app.page.waitForFunction(() => document.querySelector('.writing')?.textContent === '')
  return (await app.callsOf('message.send')).at(-1) as Sent
}
const start = async (thread: string | RegExp = 'Formats') => {
  const app = await open('rich')
  await app.choose(thread)
  return app
}
const typed = async (app: WindowPage, ...lines: string[]) => {
  for (const [at, line] of lines.entries()) {
    if (at > 0) await app.page.keyboard.press('Shift+Enter')
    await app.page.keyboard.type(line)
  }
}

test('plain words go out as text, exactly as typed', async () => {
  const app = await start()
  await typed(app, 'two * three  is <b>six</b> & snake_case_name', '', '  indented')
  expect((await sent(app)).body).toEqual({
    kind: 'text',
    text: 'two * three  is <b>six</b> & snake_case_name\n\n  indented',
  })
})

test.each([
  ['**bold** and __bold__', '<p><strong>bold</strong> and <strong>bold</strong></p>'],
  ['*it* and _it_', '<p><em>it</em> and <em>it</em></p>'],
  ['~~gone~~ `a < b`', '<p><s>gone</s> <code>a &lt; b</code></p>'],
  ['- one|two||after', '<ul><li>one</li><li>two</li></ul><p>after</p>'],
  ['1. one|two', '<ol><li>one</li><li>two</li></ol>'],
  ['> said|and more||after', '<blockquote><p>said<br>and more</p></blockquote><p>after</p>'],
  ['```let **x**|  y', '<pre><code>let **x**\n  y</code></pre>'],
  ['**b** one|two||three', '<p><strong>b</strong> one<br>two</p><p>three</p>'],
])('Markdown becomes form while it is typed: %s', async (markdown, html) => {
  const app = await start()
  await typed(app, ...markdown.split('|'))
  expect((await sent(app)).body).toEqual({ kind: 'html', html })
})

test('Backspace right after takes the form back and leaves the signs', async () => {
  const app = await start()
  await typed(app, '**bold**')
  await app.page.keyboard.press('Backspace')
  expect((await sent(app)).body).toEqual({ kind: 'text', text: '**bold**' })
})

test('keys form what is selected, and the bar says what is on and is remembered', async () => {
  const app = await start()
  await app.page.getByRole('button', { name: 'Formatting', exact: true }).click()
  expect(await app.callsOf('settings.set')).toEqual([{ formatting: true }])
  await app.box().fill('word')
  await app.box().press('ControlOrMeta+a')
  await app.box().press('ControlOrMeta+b')
  await app.box().press('ControlOrMeta+Shift+x')
  const bar = app.page.getByRole('toolbar', { name: 'Formatting of the message' })
  expect(await bar.getByRole('button', { name: 'Bold' }).getAttribute('aria-pressed')).toBe('true')
  expect(await bar.getByRole('button', { name: 'Italic' }).getAttribute('aria-pressed')).toBe('false')
  await bar.getByRole('button', { name: 'Bold' }).focus()
  await app.page.keyboard.press('ArrowRight')
  await app.page.keyboard.press('Enter')
  await bar.getByRole('button', { name: 'Bulleted list' }).click()
  expect((await sent(app)).body).toEqual({
    kind: 'html',
    html: '<ul><li><strong><em><s>word</s></em></strong></li></ul>',
  })
})

test('a link leads to the web or to a mailbox, and to nothing else', async () => {
  const app = await start()
  await app.box().fill('the draft')
  await app.box().press('ControlOrMeta+a')
  await app.box().press('ControlOrMeta+k')
  const address = app.page.getByRole('textbox', { name: 'Address' })
  await address.fill('javascript:alert(1)')
  await address.press('Enter')
  await app.page.getByText('An address begins with').waitFor()
  await address.fill('example.com/draft')
  await address.press('Enter')
  await address.waitFor({ state: 'detached' })
  expect((await sent(app)).body).toEqual({
    kind: 'html',
    html: '<p><a href="https://example.com/draft">the draft</a></p>',
  })
})

test('@ offers who is here, without minding accents, and writes what other clients understand', async () => {
  const app = await start()
  const tomas = await app.page.evaluate(() => window.world.tomas.id)
  await typed(app, 'Thanks @tomas h')
  await app.page.getByRole('option', { name: 'Tomás Herrera' }).waitFor()
  expect(await app.page.getByRole('option').count()).toBe(1)
  await app.page.keyboard.press('Tab')
  await typed(app, '!')
  expect((await sent(app)).body).toEqual({
    kind: 'html',
    html: `<p>Thanks <msft-mention id="${tomas}" displayText="Tomás Herrera">@Tomás Herrera</msft-mention> !</p>`,
  })
  await app.log().locator('[data-mention=other]', { hasText: '@Tomás Herrera' }).last().waitFor()
})

test('Escape leaves what is offered and the words; a name nobody here has stays words', async () => {
  const app = await start()
  await typed(app, 'ask @am')
  await app.page.getByRole('listbox', { name: 'People to mention' }).waitFor()
  await app.page.keyboard.press('Escape')
  await app.page.getByRole('listbox').waitFor({ state: 'detached' })
  await typed(app, ' or @zoe')
  expect(await app.page.getByRole('listbox').count()).toBe(0)
  expect((await sent(app)).body).toEqual({ kind: 'text', text: 'ask @am or @zoe' })
})

test('somebody who left between writing and sending is a name and no mention', async () => {
  const app = await start()
  await typed(app, '@amina')
  await app.page.keyboard.press('Enter')
  await app.page.evaluate(() => {
    const { fake, world } = window
    const threadId = world.threadId('rich')
    const participants = fake.thread(world.ACCOUNT, threadId).participants.filter(({ id }) => id !== world.amina.id)
    fake.emit('participant.changed', { accountId: world.ACCOUNT, threadId, participants })
  })
  expect((await sent(app)).body).toEqual({ kind: 'text', text: '@Amina Okafor' })
})

test('what I call somebody finds them and stays here: others read the name they gave', async () => {
  const app = await start()
  const id = await app.page.evaluate(() => {
    const { fake, world } = window
    const contacts = [{ id: world.tomas.id, name: 'Grumpy', hue: null, note: '' }]
    fake.emit('contact.changed', { accountId: world.ACCOUNT, contacts })
    return world.tomas.id
  })
  await typed(app, '@grum')
  await app.page.getByRole('option', { name: 'Grumpy' }).waitFor()
  await app.page.keyboard.press('Tab')
  await app.page.locator('.message', { hasText: 'the plan' }).first().focus()
  await app.page.keyboard.press('r')
  await app.page.getByRole('group', { name: 'Reply to Tomás Herrera' }).waitFor()
  const { body } = await sent(app)
  expect(JSON.stringify(body)).not.toContain('Grumpy')
  expect(body).toMatchObject({ html: expect.stringContaining(`id="${id}" displayText="Tomás Herrera"`) as string })
})

test('a mention of me stands out, and its words are what a reader copies', async () => {
  const app = await start()
  const mention = app.log().locator('[data-mention=me]')
  expect(await mention.textContent()).toBe('@Nora Lindqvist')
})

test('a short name between colons becomes its emoji, offered or spelled out, and never in code', async () => {
  const app = await start()
  await typed(app, ':rocke')
  await app.page.getByRole('option', { name: ':rocket:' }).waitFor()
  await app.page.keyboard.press('Enter')
  await typed(app, ':tada:')
  await app.page.waitForFunction(() => document.querySelector('.writing')?.textContent.includes('🎉'))
  await typed(app, '10:30 `:tada:`')
  expect(await app.page.getByRole('listbox').count()).toBe(0)
  expect((await sent(app)).body).toEqual({ kind: 'html', html: '<p>🚀 🎉 10:30 <code>:tada:</code></p>' })
})

test('the picker is found in two languages, walked by arrows, and remembers', async () => {
  const app = await start()
  const { page } = app
  await page.getByRole('button', { name: 'Emoji' }).click()
  const search = page.getByRole('searchbox', { name: 'Search emoji' })
  await search.fill('fusée')
  await page.getByRole('gridcell', { name: 'rocket', exact: true }).waitFor()
  await search.fill('hand')
  await page.getByRole('radio', { name: 'Dark', exact: true }).check()
  await page.getByRole('tab', { name: 'People' }).click()
  await page.getByRole('gridcell').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  expect((await sent(app)).body).toEqual({ kind: 'text', text: '👋🏿' })
  await page.getByRole('button', { name: 'Emoji' }).click()
  expect(await page.getByRole('gridcell').allTextContents()).toEqual(['👋🏿'])
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Message')
})

test('a message too long by its HTML says by how much, and nothing of it is lost', async () => {
  const app = await start()
  await app.box().fill('&'.repeat(28 * 1024))
  await app.page.getByText('28.0 of 28 KB').waitFor()
  await app.box().press('ControlOrMeta+a')
  await app.box().press('ControlOrMeta+b')
  // Four bytes more for each, and the tags.
  await app.page.getByText(`Too long by ${(4 * 28 * 1024 + 24).toLocaleString('en-GB')} bytes`).waitFor()
  await app.box().press('Enter')
  expect(await app.callsOf('message.send')).toEqual([])
  expect((await app.box().innerText()).length).toBe(28 * 1024)
})

test('a draft keeps its form and what it answers while other threads are read', async () => {
  const app = await start()
  const message = app.page.locator('.message', { hasText: 'The invitation goes out' }).first()
  await message.focus()
  await app.page.keyboard.press('r')
  await typed(app, 'a **bold** draft')
  await app.choose('Amina Okafor')
  expect((await app.box().innerText()).trim()).toBe('')
  expect(await app.page.getByRole('group', { name: /^Reply to/ }).count()).toBe(0)
  await app.choose('Formats')
  expect(await app.box().locator('strong').textContent()).toBe('bold')
  await app.page.getByRole('group', { name: 'Reply to Nora Lindqvist' }).waitFor()
  const { draft } = (await app.callsOf('draft.set')).at(-1) as { draft: object }
  expect(draft).toMatchObject({ text: 'a bold draft', html: '<p>a <strong>bold</strong> draft</p>' })
})

test('the newest message stays in view while the box grows and shrinks', async () => {
  const app = await start()
  const last = app.log().locator('.message').last()
  const isWhole = () =>
    app.page.waitForFunction(() => {
      const log = document.querySelector('.log')!.getBoundingClientRect()
      return [...document.querySelectorAll('.message')].at(-1)!.getBoundingClientRect().bottom <= log.bottom
    })
  await last.waitFor()
  await typed(app, 'one', 'two', 'three', 'four', 'five', 'six', 'seven')
  await isWhole()
  await app.box().fill('')
  await isWhole()
  await app.page.getByRole('button', { name: 'Jump to latest' }).waitFor({ state: 'detached' })
})
