import { expect, test } from 'vitest'
import { createIntl } from 'react-intl'
import { Check } from '../../electron/contract/care.ts'
import { headings } from '../../renderer/help/help-text.ts'
import { helpIn } from '../../renderer/help/help.ts'
import en from '../../renderer/locales/en.json'
import fr from '../../renderer/locales/fr.json'
import { checkWords } from '../../renderer/text/check-words.ts'
import { readSignInLink } from '../../renderer/text/sign-in-link.ts'
import { signInLink } from '../../electron/core/sign-in-link.ts'
import { useWindow } from '../helpers/window-page.ts'

const open = useWindow()

test.each([
  ['en', en],
  ['fr', fr],
])('every outcome of every check has a sentence in %s', (tag, messages: Record<string, string>) => {
  const missing: string[] = []
  const intl = createIntl({ locale: tag, messages, onError: cause => missing.push(cause.message) })
  const values = {
    ...{
      detail: 'X',
      bytes: 1,
      count: 2,
      names: 'X',
      state: 'X',
      problem: 'X',
      file: 'X',
      proxy: 'X',
      status: 1,
      ms: 1,
      seconds: 2,
    },
    ...{ endsAt: 1, scopes: 'chat', oldestAt: 1, threads: 1, completeThreads: 1 },
  }
  for (const { shape } of Check.options)
    for (const outcome of shape.outcome.options) {
      const check = { name: shape.name.value, accountId: null, state: 'ok', outcome, values } as Check
      checkWords((id, given) => intl.formatMessage({ id }, given), tag, check)
    }
  expect(missing).toEqual([])
})

test('help says the same in both languages: paragraph by paragraph, with the same to copy', () => {
  const shape = (language: 'en' | 'fr') =>
    Object.entries(helpIn(language)).map(([topic, { paragraphs }]) => [
      topic,
      Object.entries(paragraphs).map(([heading, { blocks }]) => [
        heading,
        blocks.map(block => (typeof block === 'string' ? 'text' : 'steps' in block ? block.steps.length : block.copy)),
      ]),
    ])
  expect(shape('fr')).toEqual(shape('en'))
  for (const [topic, names] of Object.entries(headings))
    expect(Object.keys(helpIn('en')[topic as keyof typeof headings].paragraphs)).toEqual(names)
  const french = JSON.stringify(helpIn('fr'))
  expect(french).not.toMatch(/ [;!?»]|« /)
})

test('a link is read as it was made, whatever is in it, and half of one is told as such', () => {
  const given = { endpoint: 'https://a.example', token: 'eyJ.a-b_c.d', name: 'Zoë & Co #1 + 2' }
  expect(readSignInLink(` ${signInLink(given)}\n`)).toEqual(given)
  expect(readSignInLink(signInLink(given).slice(0, 45))).toBe('damaged')
  expect(readSignInLink('https://a.example')).toBeNull()
})

test('a pasted link fills the form, and what was typed as the name stays', async () => {
  const { page, callsOf } = await open('first-run')
  await page.getByRole('button', { name: 'Azure: endpoint and user access token' }).click()
  const endpoint = page.getByRole('textbox', { name: 'Endpoint', exact: true })
  await endpoint.fill('parlance://sign-in#endpoint=x')
  await page.getByText('This sign-in link is not whole.').waitFor()
  await endpoint.fill(signInLink({ endpoint: 'https://a.communication.azure.com', token: 'a.b.c', name: 'Bo' }))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect
    .poll(() => callsOf('account.signIn'))
    .toEqual([{ way: 'token', endpoint: 'https://a.communication.azure.com', token: 'a.b.c', name: 'Bo' }])
})

test('where an organisation decides, there is only what it allows, and what it chose is not typed', async () => {
  const { page, callsOf } = await open('first-run-managed')
  await page.getByRole('button', { name: 'Azure: endpoint and token service' }).click()
  expect(await page.locator('.way-head').count()).toBe(2)
  const address = page.getByRole('textbox', { name: 'Address of the token service' })
  expect(await address.getAttribute('readonly')).not.toBeNull()
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'headerName')
  await page.getByRole('textbox', { name: 'Your name', exact: true }).fill('Nora')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => callsOf('account.signIn'))
    .toEqual([
      {
        ...{ way: 'token-service', endpoint: 'https://contoso.communication.azure.com', name: 'Nora' },
        service: { url: 'https://login.contoso.com/chat-token', method: 'POST', header: null },
      },
    ])
})

test('where its file cannot be read, nobody is asked to sign in, and the diagnosis is at hand', async () => {
  const { page } = await open('policy-broken')
  await page.getByRole('heading', { name: 'Nobody can sign in' }).waitFor()
  await page.getByText('/etc/parlance/policy.json, with which your organisation manages').waitFor()
  expect(await page.getByRole('textbox').count()).toBe(0)
  await page.getByRole('button', { name: 'Diagnosis' }).click()
  await page.getByRole('dialog').waitFor()
})

test('a refused token leads to the paragraph that helps', async () => {
  const { page } = await open('first-run')
  await page.evaluate(() =>
    window.fake.answer('account.signIn', () => ({ ok: false, error: { kind: 'bad-token', problem: 'no-chat-scope' } })),
  )
  await page.getByRole('button', { name: 'Azure: endpoint and user access token' }).click()
  for (const [name, value] of [
    ['Endpoint', 'https://a.communication.azure.com'],
    ['User access token', 'a.b.c'],
    ['Your name', 'Nora'],
  ] as const)
    await page.getByRole('textbox', { name, exact: true }).fill(value)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'What to do' }).click()
  await page.waitForFunction(() => document.activeElement?.textContent === 'It does not include the chat scope')
  await page.keyboard.press('Escape')
  expect(await page.getByRole('textbox', { name: 'User access token' }).inputValue()).toBe('a.b.c')
})

test.each([
  ['a'.repeat(10_000), 'A name has at most 100 characters.'],
  ['Nora\u202egnp', 'A name cannot hold line breaks'],
  ['\u200b\u200b', 'There is nothing to be seen in this name.'],
])('a name like %s is refused where it was typed', async (name, sentence) => {
  const { page, callsOf } = await open('first-run')
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.keyboard.press('Enter')
  await page.getByText(sentence).waitFor()
  expect(await callsOf('account.signIn')).toEqual([])
})

test('what a diagnosis found is said, the report is copied, and it can be asked for again', async () => {
  const { page, callsOf } = await open('office')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: /^Account: / }).click()
  await page.getByRole('menuitem', { name: 'Diagnosis…' }).click()
  await page.getByText('4 things need a look.').waitFor()
  await page.getByText('It is 421 seconds off that of the service.').waitFor()
  await page.getByRole('button', { name: 'Copy the report' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('keychain: ready')
  await page.evaluate(() =>
    window.fake.answer('diagnostics.run', () => ({ ok: false, error: { kind: 'bug', id: 'x1' } })),
  )
  await page.getByRole('button', { name: 'Look again' }).click()
  await page.getByText('It is in the log under x1.').waitFor()
  expect((await callsOf('diagnostics.run')).length).toBe(2)
})

test('the log is filtered by level and words, and follows what is written', async () => {
  const { page } = await open('office')
  await page.getByRole('button', { name: /^Account: / }).click()
  await page.getByRole('menuitem', { name: 'Diagnosis…' }).click()
  await page.getByRole('button', { name: 'Log…' }).click()
  const lines = page.getByRole('dialog', { name: 'Log' }).getByRole('listitem')
  await lines.first().waitFor()
  expect(await lines.count()).toBe(4)
  await page.getByRole('combobox', { name: 'Level' }).selectOption('Warnings and errors')
  expect(await lines.count()).toBe(2)
  await page.getByRole('searchbox', { name: 'Only lines with…' }).fill('TOKEN')
  expect(await lines.count()).toBe(1)
  await page.evaluate(() => {
    const line = { at: '2026-03-01T10:00:00.000Z', level: 'error', what: 'token broke', fields: '' } as const
    window.fake.answer('log.read', () => ({ ok: true, value: { mark: 'later', lines: [line] } }))
  })
  await lines.getByText('token broke').waitFor()
  await page.getByRole('searchbox', { name: 'Only lines with…' }).fill('nothing is called this')
  await page.getByText('No line is like that.').waitFor()
})

test('somebody made for another device is handed over without the token on the screen, and gone from it when it closes', async () => {
  const { page, callsOf } = await open('developer')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const openUsers = async () => {
    await page.getByRole('button', { name: /^Account: / }).click()
    await page.getByRole('menuitem', { name: 'Users for others…' }).click()
  }
  await openUsers()
  await page.getByRole('textbox', { name: 'Name of the user' }).fill('Phone')
  await page.getByRole('spinbutton').fill('25')
  await page.getByRole('button', { name: 'Make the user' }).click()
  await page.getByText('Type a whole number from 1 to 24.').waitFor()
  await page.getByRole('spinbutton').fill('2')
  await page.getByRole('button', { name: 'Make the user' }).click()
  expect(await callsOf('identity.create')).toMatchObject([{ name: 'Phone', hours: 2 }])
  await page.getByRole('button', { name: 'Copy the token' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const token = await page.evaluate(() => navigator.clipboard.readText())
  expect(token).toMatch(/^eyJ/)
  const drawn = () => page.evaluate(() => document.documentElement.outerHTML)
  expect(await drawn()).not.toContain(token)
  await page.getByRole('button', { name: 'Show as a QR code' }).click()
  await page.getByRole('img', { name: 'QR code of the sign-in link' }).waitFor()
  await page.keyboard.press('Escape')
  await openUsers()
  await page.getByRole('list', { name: 'Made here' }).getByText('Phone').waitFor()
  expect(await page.getByRole('button', { name: 'Copy the token' }).count()).toBe(0)
})

test('ending tokens and deleting are asked about first; a workspace of this computer has no code for others', async () => {
  const { page, callsOf } = await open('office')
  await page.getByRole('button', { name: /^Account: / }).click()
  await page.getByRole('menuitem', { name: 'Users for others…' }).click()
  await page.getByRole('textbox', { name: 'Name of the user' }).fill('Bot')
  await page.getByRole('button', { name: 'Make the user' }).click()
  await page.getByText('There is no QR code for it').waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'End all tokens Bot' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'End all tokens' }).click()
  await page.getByText('All tokens were ended.').waitFor()
  await page.getByRole('button', { name: 'New token… Bot' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make the token' }).click()
  await page.getByRole('button', { name: 'Copy the link' }).waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Delete Bot' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('Nobody was made here yet.').waitFor()
  expect((await callsOf('identity.delete')).length).toBe(1)
})
