import { CommunicationIdentityClient } from '@azure/communication-identity'
import { chatClient } from '../bench/bare-sdk.ts'
import {
  conversations,
  messages,
  openConversation,
  ownId,
  send,
  signInWithConnectionString,
  startConversation,
} from './chat.ts'
import { expect, test } from './fixtures.ts'

test('a long past is fetched by itself, found with no network and read on from there in both directions', async ({
  launch,
  startService,
}) => {
  const service = await startService()
  const app = await launch()
  await signInWithConnectionString(app.page, service.connectionString, 'Anna')
  const identities = new CommunicationIdentityClient(service.connectionString, { allowInsecureConnection: true })
  const { user, token } = await identities.createUserAndToken(['chat'])
  const chat = chatClient(service.endpoint, token)
  const { chatThread } = await chat.createChatThread({ topic: 'Old times' }, { participants: [{ id: user }] })
  const thread = chat.getChatThreadClient(chatThread?.id ?? '')
  for (let n = 0; n < 700; n++) {
    await thread.sendMessage({ content: n === 150 ? 'The lighthouse keeper waved' : `sentence ${n}` })
  }
  // Nothing of it was ever on the screen.
  await thread.addParticipants({
    participants: [{ id: { communicationUserId: await ownId(app.page) }, shareHistoryTime: new Date(0) }],
  })
  await expect(conversations(app.page).getByText('Old times')).toBeVisible()
  await openConversation(app.page, 'Old times')
  await app.page.getByRole('button', { name: 'Show people' }).click()
  await expect(app.page.getByText('Complete on this computer')).toBeVisible()
  await service.stop()
  await expect(conversations(app.page).getByText('Offline')).toBeVisible()

  await app.page.getByRole('searchbox', { name: 'Search' }).fill('lightho')
  await conversations(app.page).getByRole('list', { name: 'Messages' }).getByRole('button').click()
  await expect(messages(app.page).getByText('The lighthouse keeper waved')).toBeInViewport()
  await expect(messages(app.page).getByText('sentence 149', { exact: true })).toBeVisible()
  await expect(messages(app.page).getByText('sentence 151', { exact: true })).toBeVisible()
  for (const [by, seen] of [
    // Less than what is in view at once, so that nothing is passed by.
    [-400, 'sentence 100'],
    [400, 'sentence 200'],
  ] as const) {
    await messages(app.page).hover()
    await expect(async () => {
      await app.page.mouse.wheel(0, by)
      await expect(messages(app.page).getByText(seen, { exact: true })).toBeInViewport({ timeout: 200 })
    }).toPass()
  }
})

test('what is written, changed and deleted with no network is there at once, survives a crash, and is done once when the network is back', async ({
  launch,
  startService,
}) => {
  const service = await startService(['--port', '0'])
  const port = new URL(service.endpoint).port
  const anna = await launch({ profile: 'anna' })
  const ben = await launch({ profile: 'ben' })
  await signInWithConnectionString(ben.page, service.connectionString, 'Ben')
  await signInWithConnectionString(anna.page, service.connectionString, 'Anna')
  await startConversation(anna.page, { id: await ownId(ben.page) }, 'Lunch')
  await send(anna.page, 'Noon?')
  await send(anna.page, 'A mistake')
  await openConversation(ben.page, 'Lunch')
  await expect(messages(ben.page).getByText('A mistake')).toBeVisible()
  await service.stop()
  await expect(conversations(anna.page).getByText('Offline')).toBeVisible()

  await act(anna.page, 'Noon?', 'Edit')
  await anna.page.getByRole('textbox', { name: 'Edit message' }).fill('One o’clock?')
  await anna.page.keyboard.press('Enter')
  await act(anna.page, 'A mistake', 'Delete')
  await anna.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await send(anna.page, 'Written on a plane')
  await expect(messages(anna.page).getByText('One o’clock?')).toBeVisible()
  await expect(messages(anna.page).getByText('A mistake')).toHaveCount(0)
  await anna.kill()

  const again = await launch({ profile: 'anna' })
  await openConversation(again.page, 'Lunch')
  await expect(messages(again.page).getByText('One o’clock?')).toBeVisible()
  await startService(['--port', port])
  await expect(messages(ben.page).getByText('Written on a plane')).toHaveCount(1, { timeout: 60_000 })
  await expect(messages(ben.page).getByText('One o’clock?')).toHaveCount(1)
  await expect(messages(ben.page).getByText('A mistake')).toHaveCount(0)
  await expect(messages(again.page).getByText('Written on a plane')).toHaveCount(1)
})

async function act(page: Parameters<typeof messages>[0], text: string, item: string): Promise<void> {
  const message = messages(page).locator('.message', { hasText: text })
  await message.hover()
  await message.getByRole('button', { name: /^Actions for the message/ }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
