import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { online, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

const label = 'Start Parlance when I log in to this computer'
const thisComputer = async (page: Page) => {
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'This computer' }).click()
}

test('an installed app starts at login once its user wants it, shows no window then, and no longer once they do not', async ({
  launch,
  dataDir,
}) => {
  test.skip(process.platform !== 'linux', 'elsewhere the system keeps the list')
  const config = join(dataDir, 'config')
  const folder = join(config, 'autostart')
  const env = { XDG_CONFIG_HOME: config, PARLANCE_TEST_INSTALLED: 'yes' }
  const app = await launch({ env })
  test.skip(app.host !== 'stand-in', 'only the stand-in can say that it is installed')
  const { page } = app
  await tryItNow(page, 'Nora')
  await thisComputer(page)
  const start = page.getByRole('switch', { name: label })
  await start.click()
  await expect(start).toBeChecked()
  await page.getByRole('switch', { name: 'Start without showing its window' }).click()
  await expect(page.getByRole('switch', { name: 'Start without showing its window' })).toBeChecked()
  const [file = ''] = readdirSync(folder)
  expect(readFileSync(join(folder, file), 'utf8')).toContain(`"--at-login" "--data-dir=${dataDir}"`)
  await app.close()

  const again = await launch({ env, args: ['--at-login'] })
  await expect(online(again.page)).toBeVisible()
  expect(again.records).not.toContainEqual({ what: 'window', did: 'shown' })
  await thisComputer(again.page)
  await again.page.getByRole('switch', { name: label }).click()
  await expect(again.page.getByRole('switch', { name: label })).not.toBeChecked()
  expect(readdirSync(folder)).toEqual([])
})

for (const [host, why] of [
  ['desktop', 'This copy is not installed'],
  ['web', 'Only the installed app'],
] as const) {
  test(`where it cannot start at login it says why (${host})`, async ({ launch }) => {
    const { page } = await launch({ host })
    await tryItNow(page, 'Nora')
    await thisComputer(page)
    await expect(page.getByText(why)).toBeVisible()
    await expect(page.getByRole('switch', { name: label })).toBeDisabled()
  })
}
