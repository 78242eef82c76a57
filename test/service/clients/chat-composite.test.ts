import { ChatClient } from '@azure/communication-chat'
import { AzureCommunicationTokenCredential } from '@azure/communication-common'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import { expect as see, type Page } from '@playwright/test'
import { expect, onTestFinished, test } from 'vitest'
import { startService } from '../../../electron/service/start-service.ts'
import { serveComposites } from '../../helpers/local-service-composite.ts'

const withInstalling = 12 * 60_000

/** Ann and Bob in a thread, each in the composite in a window of their own. */
async function twoPeople() {
  const service = await startService({ port: 0, https: true })
  onTestFinished(() => service.close())
  const ca = service.certificate?.pem ?? ''
  const open = await serveComposites(ca)
  const identity = new CommunicationIdentityClient(service.connectionString, { tlsOptions: { ca } })
  const seat = async (displayName: string) => {
    const { user, token } = await identity.createUserAndToken(['chat'])
    return { endpoint: service.endpoint, userId: user.communicationUserId, displayName, token }
  }
  const seats = [await seat('Ann'), await seat('Bob')] as const
  const credential = new AzureCommunicationTokenCredential(seats[0].token)
  const { chatThread } = await new ChatClient(service.endpoint, credential, { tlsOptions: { ca } }).createChatThread(
    { topic: 'Lunch' },
    { participants: seats.map(({ userId, displayName }) => ({ id: { communicationUserId: userId }, displayName })) },
  )
  const threadId = chatThread?.id ?? ''
  const [ann, bob] = await Promise.all([open({ ...seats[0], threadId }), open({ ...seats[1], threadId })])
  return { ann, bob }
}

const box = (page: Page) => page.getByPlaceholder('Enter a message')
const message = (page: Page, text: string) => page.getByTestId('chat-composite-message').filter({ hasText: text })

async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await box(page).press('Enter')
  // For a moment the composite shows what it is sending beside what it hears of it.
  await see(message(page, text)).toHaveCount(1, { timeout: 15_000 })
}

async function choose(page: Page, text: string, action: 'edit' | 'remove'): Promise<void> {
  await message(page, text).hover()
  await message(page, text).getByTestId('chat-composite-message-action-icon').click()
  await page.getByTestId(`chat-composite-message-contextual-menu-${action}-action`).click()
}

test('two people in Microsoft’s ChatComposite, over https, live', { timeout: withInstalling }, async () => {
  const { ann, bob } = await twoPeople()
  const failures: string[] = []
  for (const page of [ann, bob]) page.on('pageerror', cause => failures.push(cause.message))
  await Promise.all([ann, bob].map(page => box(page).waitFor()))

  await say(ann, 'Noon at the corner?')
  await message(bob, 'Noon at the corner?').waitFor()
  await see(message(bob, 'Noon at the corner?')).toContainText('Ann')

  await box(bob).pressSequentially('Fine')
  await ann.getByText('Bob is typing').waitFor()
  await box(bob).press('Enter')
  await see(message(bob, 'Fine')).toHaveCount(1, { timeout: 15_000 })
  await message(ann, 'Fine').waitFor()

  await ann.getByRole('status', { name: 'Message seen by others' }).waitFor()

  await choose(ann, 'Noon at the corner?', 'edit')
  await ann.getByPlaceholder('Edit your message').fill('One at the corner?')
  await ann.getByPlaceholder('Edit your message').press('Enter')
  await message(bob, 'One at the corner?').waitFor()
  await see(message(bob, 'One at the corner?')).toContainText('Edited')

  await choose(bob, 'Fine', 'remove')
  await message(ann, 'Fine').waitFor({ state: 'detached' })
  expect(failures).toEqual([])
})
