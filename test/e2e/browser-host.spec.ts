import { chromium } from '@playwright/test'
import { browserSwitches } from '../hosts/browser-switches.ts'
import { browserPath } from '../helpers/find-browser.ts'
import { messages, openConversation, send, startConversation, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

test('the same app in a browser: two people try it, meet, and find it again after a restart', async ({ launch }) => {
  const [anna, ben] = await Promise.all([
    launch({ profile: 'anna', host: 'web' }),
    launch({ profile: 'ben', host: 'web' }),
  ])
  await Promise.all([tryItNow(anna.page, 'Anna'), tryItNow(ben.page, 'Ben')])
  await startConversation(anna.page, { name: 'Ben' })
  await send(anna.page, 'Hello from a browser')
  await openConversation(ben.page, 'Anna')
  await expect(messages(ben.page).getByText('Hello from a browser')).toBeVisible()

  await anna.page.reload()
  await openConversation(anna.page, 'Ben')
  await expect(messages(anna.page).getByText('Hello from a browser')).toBeVisible()

  await anna.close()
  const again = await launch({ profile: 'anna', host: 'web' })
  await openConversation(again.page, 'Ben')
  await expect(messages(again.page).getByText('Hello from a browser')).toBeVisible()
})

test('a link opens in one browser only', async ({ launch }) => {
  const app = await launch({ host: 'web' })
  await expect(app.page.getByRole('button', { name: 'Try it now' })).toBeVisible()
  expect(app.page.url()).not.toContain('token')

  const other = await chromium.launch({ executablePath: await browserPath(), args: browserSwitches() })
  const page = await other.newPage()
  await page.goto(app.page.url())
  await expect(page.getByText('This address was opened before')).toBeVisible()
  await other.close()
})
