import { startSecretService } from '../helpers/secret-service.ts'
import { tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

test.skip(process.platform !== 'linux', 'only Linux lets a test have a keychain of its own')

test('without a keychain the app asks, keeps nothing in this session, and says so', async ({ launch }) => {
  const desktop = await startSecretService('none')
  const app = await launch({ env: desktop.env })
  await expect(app.page.getByText('No keychain was found')).toBeVisible()
  await app.page.getByRole('button', { name: 'Try again' }).click()
  await expect(app.page.getByText('No keychain was found')).toBeVisible()
  await app.page.getByRole('button', { name: 'Use this session only' }).click()
  await tryItNow(app.page, 'Anna')
  await expect(app.page.getByText('This session only').first()).toBeVisible()
  await app.close()

  const again = await launch({ env: desktop.env })
  await again.page.getByRole('button', { name: 'Use this session only' }).click()
  await expect(again.page.getByRole('textbox', { name: 'Your name', exact: true })).toBeVisible()
  await again.close()
  await desktop.stop()
})
