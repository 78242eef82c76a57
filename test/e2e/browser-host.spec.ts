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

test('a page that may tells of a message while another tab is looked at, and a click leads to it', async ({
  launch,
}) => {
  const [anna, ben] = await Promise.all([
    launch({ profile: 'anna', host: 'web' }),
    launch({ profile: 'ben', host: 'web' }),
  ])
  await ben.page.context().grantPermissions(['notifications'])
  // The browser has no desktop to show it on, so the test stands where the browser's own part begins.
  await ben.page.addInitScript(() => {
    const made: { title: string; onclick?: () => void }[] = []
    const Shown = function (title: string) {
      const one = { title, close: () => undefined }
      made.push(one)
      return one
    }
    Object.assign(window, { made, Notification: Object.assign(Shown, { permission: 'granted' }) })
    document.hasFocus = () => false
  })
  await ben.page.reload()
  await Promise.all([tryItNow(anna.page, 'Anna'), tryItNow(ben.page, 'Ben')])
  await startConversation(anna.page, { name: 'Ben' }, 'Harbour')
  await send(anna.page, 'Fish at noon?')
  const titles = () =>
    ben.page.evaluate(() => (window as unknown as { made: { title: string }[] }).made.map(({ title }) => title))
  await expect.poll(titles).toContain('Anna in Harbour')
  await ben.page.evaluate(() =>
    (window as unknown as { made: { title: string; onclick?: () => void }[] }).made
      .find(({ title }) => title === 'Anna in Harbour')
      ?.onclick?.(),
  )
  await expect(messages(ben.page).getByText('Fish at noon?')).toBeVisible()
})
