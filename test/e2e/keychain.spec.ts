import { startSecretService } from '../helpers/secret-service.ts'
import type { SecretService } from '../helpers/secret-service.ts'
import { tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

test.skip(process.platform !== 'linux', 'only Linux lets a test have a keychain of its own')

const bare = test.extend<{ noKeyring: SecretService }>({
  noKeyring: async ({}, use) => {
    const desktop = await startSecretService('none')
    await use(desktop)
    await desktop.stop()
  },
})

bare('without a keychain the app asks, keeps nothing in this session, and says so', async ({ launch, noKeyring }) => {
  const { env } = noKeyring
  const app = await launch({ env })
  await expect(app.page.getByText('No keychain was found')).toBeVisible()
  await app.page.getByRole('button', { name: 'Try again' }).click()
  await expect(app.page.getByText('No keychain was found')).toBeVisible()
  await app.page.getByRole('button', { name: 'Use this session only' }).click()
  await tryItNow(app.page, 'Anna')
  await expect(app.page.getByText('This session only').first()).toBeVisible()
  await app.close()

  const again = await launch({ env })
  await again.page.getByRole('button', { name: 'Use this session only' }).click()
  await expect(again.page.getByRole('textbox', { name: 'Your name', exact: true })).toBeVisible()
})
