import { ChatClient } from '@azure/communication-chat'
import { AzureCommunicationTokenCredential } from '@azure/communication-common'
import { CommunicationIdentityClient } from '@azure/communication-identity'
import { expect as see, type Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startService, type RunningService } from '../../../electron/service/start-service.ts'
import { serveComposites, type Composites } from '../../helpers/local-service-composite.ts'

let service: RunningService
let composites: Composites

beforeAll(async () => {
  service = await startService({ port: 0, https: true })
  composites = await serveComposites(service.certificate?.pem ?? '')
}, 12 * 60_000)
afterAll(async () => {
  await composites.close()
  await service.close()
})

/** Ann and Bob in a thread, each in the composite in a window of their own. */
async function twoPeople() {
  const tlsOptions = { ca: service.certificate?.pem ?? '' }
  const identity = new CommunicationIdentityClient(service.connectionString, { tlsOptions })
  const seat = async (displayName: string) => {
    const { user, token } = await identity.createUserAndToken(['chat'])
    return { endpoint: service.endpoint, userId: user.communicationUserId, displayName, token }
  }
  const seats = [await seat('Ann'), await seat('Bob')] as const
  const chat = new ChatClient(service.endpoint, new AzureCommunicationTokenCredential(seats[0].token), { tlsOptions })
  const { chatThread } = await chat.createChatThread(
    { topic: 'Lunch' },
    {
      participants: seats.map(({ userId, displayName }) => ({ id: { communicationUserId: userId }, displayName })),
    },
  )
  const threadId = chatThread?.id ?? ''
  const [ann, bob] = await Promise.all(seats.map(one => composites.open({ ...one, threadId })))
  return { ann, bob } as { ann: Page; bob: Page }
}

const box = (page: Page) => page.getByPlaceholder('Enter a message')
const message = (page: Page, text: string) => page.getByTestId('chat-composite-message').filter({ hasText: text })

async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text)
  await box(page).press('Enter')
  await message(page, text).waitFor()
}

async function choose(page: Page, text: string, action: 'edit' | 'remove'): Promise<void> {
  await message(page, text).hover()
  await message(page, text).getByTestId('chat-composite-message-action-icon').click()
  await page.getByTestId(`chat-composite-message-contextual-menu-${action}-action`).click()
}

test('two people in Microsoft’s ChatComposite, over https, live', { timeout: 120_000 }, async () => {
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
