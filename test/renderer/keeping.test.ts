import { expect, test } from 'vitest'
import { type WindowPage, useWindow } from '../helpers/window-page.ts'

const open = useWindow()

const settings = async ({ page }: WindowPage) => {
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menuitem', { name: 'Settings' }).click()
  await page.getByRole('tab', { name: 'Storage' }).click()
}
const tell = ({ page }: WindowPage, state: object) =>
  page.evaluate(state => {
    const [started] = window.fake.snapshot.exports
    if (started) window.fake.emit('export.changed', { ...started, state: state as typeof started.state })
  }, state)

test('fetching the history is told quietly, paused and resumed', async () => {
  const app = await open('waiting')
  await app.nav().getByText('Fetching history… 42%').waitFor()
  await app.page.getByRole('button', { name: 'Pause fetching history' }).click()
  await app.nav().getByText('Fetching history is paused at 42%').waitFor()
  await app.page.getByRole('button', { name: 'Resume fetching history' }).click()
  await app.nav().getByText('Fetching history… 42%').waitFor()
  await app.choose(/Budget/)
  await app.page.getByRole('button', { name: 'Show people' }).click()
  await app.page.getByText('62% of it is on this computer').waitFor()
})

test('an account that was not opened is told apart by its reason, and opens again where it can', async () => {
  const app = await open('all-closed')
  const card = (why: string) => app.page.getByRole('region', { name: `Nora (${why})` })
  await card('key-lost').waitFor()
  for (const why of ['newer-version', 'read-only', 'disk-full'])
    expect(await card(why).getByRole('button').allTextContents()).toEqual(['Try again', 'Sign out'])
  await app.page.evaluate(() =>
    window.fake.answer('account.open', () => ({
      ok: false,
      error: { kind: 'storage', problem: 'disk-full', detail: '' },
    })),
  )
  await card('disk-full').getByRole('button', { name: 'Try again' }).click()
  await card('disk-full').getByText('It is still as it was.').waitFor()
  await card('key-lost').getByRole('button', { name: 'Begin anew from the service' }).click()
  const dialog = app.page.getByRole('alertdialog')
  await dialog.getByText('Lost are drafts, messages that were not sent yet').waitFor()
  await dialog.getByRole('button', { name: 'Begin anew from the service' }).click()
  await app.nav().waitFor()
  await app.page.getByText('Nora (disk-full) was not opened').waitFor()
})

test('what the disk refuses is said above everything', async () => {
  const app = await open('disk-full')
  await app.page.getByRole('alert').getByText('The disk is full.').waitFor()
})

test('a check of the storage answers in words, good or bad', async () => {
  const app = await open('office')
  await settings(app)
  const check = app.page.getByRole('button', { name: 'Check now' })
  await check.click()
  await app.page.getByText(/^Everything is sound\. 50,0\d\d messages, 16 MB on the disk\.$/).waitFor()
  await app.page.evaluate(() =>
    window.fake.answer('storage.check', () => ({
      ok: true,
      value: { history: 'damaged', journal: 'sound', bytes: 4096, messages: 12 },
    })),
  )
  await check.click()
  await app.page.getByText(/^The history is damaged\. .* 12 messages, 4\.1 kB on the disk\.$/).waitFor()
})

test('an export goes on after its dialog, can be cancelled, and ends with where the file is', async () => {
  const app = await open('office')
  await settings(app)
  await app.page.getByRole('button', { name: 'Export everything' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Export everything' })
  await dialog.getByRole('radio', { name: 'Plain text' }).click()
  await app.page.evaluate(() => window.fake.answer('export.start', () => ({ ok: true, value: null })))
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  await dialog.getByRole('radio', { name: 'Plain text' }).waitFor()
  await app.page.evaluate(() => {
    const started = {
      ...{ id: '11111111-1111-4111-8111-111111111111', accountId: window.world.ACCOUNT, threadId: null },
      ...{ format: 'text' as const, state: { state: 'running' as const, part: 0 } },
    }
    window.fake.snapshot = { ...window.fake.snapshot, exports: [started] }
    window.fake.answer('export.start', () => ({ ok: true, value: started }))
    window.fake.emit('export.changed', started)
  })
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  await tell(app, { state: 'running', part: 0.37 })
  await dialog.getByText('Exporting… 37%').waitFor()
  await tell(app, { state: 'done', path: '/home/nora/all.txt', messages: 1, partial: true })
  await dialog.getByText('1 message was written to').waitFor()
  await dialog.getByText('/home/nora/all.txt').waitFor()
  await dialog.getByText('Some of the history is not on this computer yet').waitFor()
  await tell(app, { state: 'failed', problem: 'disk-full', detail: 'ENOSPC' })
  await dialog.getByRole('alert').getByText('Not exported: the disk is full.').waitFor()
  await tell(app, { state: 'running', part: 0.5 })
  await dialog.getByRole('button', { name: 'Close' }).click()
  await app.nav().getByText('Exporting… 50%').waitFor()
  await app.nav().getByRole('button', { name: 'Cancel the export' }).click()
  expect(await app.callsOf('export.cancel')).toEqual([{ id: '11111111-1111-4111-8111-111111111111' }])
})

test('a token service that refuses is told at its own field, and what was typed stays', async () => {
  const app = await open('first-run')
  await app.page.evaluate(() =>
    window.fake.answer('account.signIn', () => ({
      ok: false,
      error: { kind: 'bad-token-service', problem: 'refused', detail: '401' },
    })),
  )
  await app.page.getByRole('button', { name: 'Azure: endpoint and token service' }).click()
  const form = app.page.locator('form:visible')
  await form.locator('[name=endpoint]').fill('https://contoso.communication.azure.com')
  await form.locator('[name=url]').fill('https://login.contoso.com/token')
  await form.getByRole('radio', { name: 'POST' }).click()
  await form.locator('[name=headerName]').fill('Authorization')
  await form.locator('[name=headerValue]').fill('Bearer secret')
  await form.locator('[name=name]').fill('Nora')
  expect(await form.locator('[name=headerValue]').getAttribute('type')).toBe('password')
  await form.getByRole('button', { name: 'Sign in' }).click()
  await form.getByText('The token service answered, but refused to give a token (401).').waitFor()
  expect(await app.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('url')
  expect(await app.callsOf('account.signIn')).toEqual([
    {
      ...{ way: 'token-service', endpoint: 'https://contoso.communication.azure.com', name: 'Nora' },
      service: {
        ...{ url: 'https://login.contoso.com/token', method: 'POST' },
        header: { name: 'Authorization', value: 'Bearer secret' },
      },
    },
  ])
})
