import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillConnectionString, messages, online, openConversation, send } from './chat.ts'
import { expect, test } from './fixtures.ts'

test('only what an administrator allows is offered, and what was before and is forbidden now is readable and says why', async ({
  launch,
  startService,
  dataDir,
}) => {
  const { endpoint, connectionString } = await startService(['--people'])
  const file = join(dataDir, 'policy.json')
  const env = { PARLANCE_POLICY: file }
  const decide = (policy: object) => writeFileSync(file, JSON.stringify(policy))
  decide({ endpoint, signIn: ['connection-string'], settings: { tellRead: false } })
  const app = await launch({ env })
  const { page } = app
  await expect(page.getByRole('button', { name: 'Azure for developers: connection string' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'On this computer, without an account' })).toHaveCount(0)
  await fillConnectionString(page, `endpoint=https://127.0.0.1:9/;accesskey=${btoa('key')}`, 'Nora')
  await expect(page.getByText(`Your organisation does not allow this endpoint. Allowed: ${endpoint}`)).toBeVisible()
  await page.getByRole('textbox', { name: 'Connection string', exact: true }).fill(connectionString)
  await page.getByRole('button', { name: 'Create an identity and sign in' }).click()
  await expect(online(page)).toBeVisible()
  await openConversation(page, 'Saturday walk')
  await send(page, 'still here')
  await page.keyboard.press('Control+,')
  await page.getByRole('tab', { name: 'Messages' }).click()
  await expect(page.getByRole('switch', { name: 'Tell others how far I have read' })).toBeDisabled()
  await app.close()

  decide({ endpoint: 'https://contoso.communication.azure.com' })
  const again = await launch({ env })
  await expect(
    again.page.getByText(
      'Your organisation does not allow this endpoint. Allowed: https://contoso.communication.azure.com',
    ),
  ).toBeVisible()
  await openConversation(again.page, 'Saturday walk')
  await expect(messages(again.page).getByText('still here')).toBeVisible()
})

for (const host of ['desktop', 'web'] as const) {
  test(`a policy that cannot be read lets nobody sign in and names itself (${host})`, async ({ launch, dataDir }) => {
    const file = join(dataDir, 'policy.json')
    writeFileSync(file, '{ "signIn": ["token" ')
    const { page } = await launch({ host, env: { PARLANCE_POLICY: file } })
    await expect(page.getByRole('heading', { name: 'Nobody can sign in' })).toBeVisible()
    await expect(page.getByText(`${file}, with which your organisation manages this computer, is not`)).toBeVisible()
    await page.getByRole('button', { name: 'Diagnosis' }).click()
    await expect(page.getByText(`${file} is not a JSON object in UTF-8`)).toBeVisible()
  })
}
