import {
  composer,
  conversations,
  messages,
  openConversation,
  ownId,
  send,
  signInWithConnectionString,
  startConversation,
} from './chat.ts'
import { expect, test } from './fixtures.ts'

test('links, details, receipts, retention, metadata and deletion, between two people over a real service', async ({
  launch,
  startService,
}) => {
  const { connectionString } = await startService()
  const [{ page: anna }, { page: ben }] = await Promise.all([launch({ profile: 'anna' }), launch({ profile: 'ben' })])
  await signInWithConnectionString(anna, connectionString, 'Anna')
  await signInWithConnectionString(ben, connectionString, 'Ben')
  const benId = await ownId(ben)

  await conversations(anna).getByRole('button', { name: 'New conversation' }).click()
  const making = anna.getByRole('dialog', { name: 'New conversation' })
  await making.getByRole('textbox', { name: 'People' }).fill(benId)
  await making.getByRole('textbox', { name: 'People' }).press('Enter')
  await making.getByRole('textbox', { name: 'Topic (optional)' }).fill('Harbour')
  await making.getByRole('button', { name: 'More options' }).click()
  await making.getByRole('radio', { name: 'For a number of days' }).click()
  await making.getByRole('spinbutton', { name: 'Days after it was made' }).fill('45')
  await making.getByRole('button', { name: 'Add an entry' }).click()
  await making.getByRole('textbox', { name: 'Name 1' }).fill('ticket')
  await making.getByRole('textbox', { name: 'Value 1' }).fill('P-1')
  await making.getByRole('button', { name: 'Create' }).click()
  await expect(composer(anna)).toBeVisible()
  await send(anna, 'Read this')

  await openConversation(ben, 'Harbour')
  await ben.getByRole('button', { name: 'Show people' }).click()
  const panel = ben.getByRole('region', { name: 'People' })
  await expect(panel.getByText(/^The service deletes this conversation on /)).toBeVisible()
  await expect(panel.getByRole('row', { name: 'ticket P-1' })).toBeVisible()
  await panel.getByRole('button', { name: 'Retention and metadata' }).click()
  const properties = ben.getByRole('dialog', { name: 'Retention and metadata' })
  await properties.getByRole('radio', { name: 'Until somebody deletes it' }).click()
  await properties.getByRole('button', { name: 'Save' }).click()
  await expect(panel.getByText('The service keeps this conversation until somebody deletes it')).toBeVisible()

  await messages(anna)
    .getByRole('article', { name: /Read this/ })
    .focus()
  await anna.keyboard.press('Enter')
  await anna.getByRole('menuitem', { name: 'Details' }).click()
  const details = anna.getByRole('dialog', { name: 'Message details' })
  await expect(details.getByRole('row', { name: /^ID \d{13}$/ })).toBeVisible()
  await expect(details.getByRole('list', { name: 'Seen by' }).getByRole('listitem')).toContainText(/\d:\d\d/)
  const id = /\d{13}/.exec((await details.getByRole('row', { name: /^ID / }).textContent()) ?? '')?.[0] ?? ''
  await anna.keyboard.press('Escape')

  const link: string = await anna.evaluate(async id => {
    type Call = (name: string, input: object) => Promise<{ value: never }>
    const { call } = (globalThis as unknown as { parlance: { call: Call } }).parlance
    const { accounts }: { accounts: { id: string }[] } = (await call('app.snapshot', {})).value
    const accountId = accounts[0]?.id
    const [thread]: { id: string }[] = (await call('thread.list', { accountId })).value
    const place = { accountId, threadId: thread?.id }
    const page: { messages: { key: string; delivery: { serverId: string } }[] } = (
      await call('message.page', { ...place, from: { at: 'newest' }, limit: 10 })
    ).value
    const key = page.messages.find(message => message.delivery.serverId === id)?.key
    return (await call('message.link', { ...place, key })).value
  }, id)
  expect(link).toContain(`/message/${id}`)
  await send(ben, `See ${link}`)
  await messages(ben).getByRole('link', { name: link }).click()
  await expect(messages(ben).locator('[data-target=true]')).toContainText('Read this')

  await openConversation(ben, 'Harbour')
  await composer(ben).fill('half a sentence')
  await anna.getByRole('button', { name: 'Conversation menu' }).click()
  await anna.getByRole('menuitem', { name: 'Delete for everybody' }).click()
  await anna.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(anna.getByRole('heading', { name: '“Harbour” was deleted' })).toBeFocused()
  await expect(ben.getByRole('heading', { name: '“Harbour” was deleted' })).toBeVisible()
  await expect(ben.getByRole('main').getByText('half a sentence')).toBeVisible()
})

test('a finished export is shown in its folder from the list', async ({ launch, startService, dataDir }) => {
  const { connectionString } = await startService()
  const app = await launch({ profile: 'anna', env: { PARLANCE_TEST_SAVE_AS: `${dataDir}/lunch.html` } })
  test.skip(app.host !== 'stand-in', 'only the stand-in chooses a file by itself')
  const ben = await launch({ profile: 'ben' })
  await signInWithConnectionString(app.page, connectionString, 'Anna')
  await signInWithConnectionString(ben.page, connectionString, 'Ben')
  await startConversation(app.page, { id: await ownId(ben.page) }, 'Lunch')
  await app.page.getByRole('button', { name: 'Conversation menu' }).click()
  await app.page.getByRole('menuitem', { name: 'Export…' }).click()
  await app.page.getByRole('dialog').getByRole('button', { name: 'Choose a file' }).click()
  await expect(app.page.getByRole('dialog').getByText(/written to/)).toBeVisible()
  await app.page.keyboard.press('Escape')
  await conversations(app.page).getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(() => app.records).toContainEqual({ what: 'shown-in-folder', path: `${dataDir}/lunch.html` })
  await conversations(app.page).getByRole('button', { name: 'Dismiss' }).click()
  await expect(conversations(app.page).getByText('lunch.html')).toBeHidden()
})
