import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  conversations,
  messages,
  openConversation,
  ownId,
  send,
  signInWithConnectionString,
  startConversation,
  tryItNow,
} from './chat.ts'
import { expect, test } from './fixtures.ts'

test('the history is there after a restart with the service stopped, and what is written then is kept', async ({
  launch,
  startService,
}) => {
  const service = await startService()
  const first = await launch({ profile: 'anna' })
  const ben = await launch({ profile: 'ben' })
  await signInWithConnectionString(ben.page, service.connectionString, 'Ben')
  await signInWithConnectionString(first.page, service.connectionString, 'Anna')
  await startConversation(first.page, { id: await ownId(ben.page) }, 'Lunch')
  await send(first.page, 'Remember the milk')
  await openConversation(ben.page, 'Lunch')
  await send(ben.page, 'I will')
  await expect(messages(first.page).getByText('I will')).toBeVisible()
  await Promise.all([first.close(), ben.close()])
  await service.stop()

  const second = await launch({ profile: 'anna' })
  await openConversation(second.page, 'Lunch')
  await expect(messages(second.page).getByText('Remember the milk')).toBeVisible()
  await expect(messages(second.page).getByText('I will')).toBeVisible()
  await expect(conversations(second.page).getByText('Offline')).toBeVisible()
  await send(second.page, 'Written offline')
  await second.kill()

  const third = await launch({ profile: 'anna' })
  await openConversation(third.page, 'Lunch')
  await expect(messages(third.page).getByText('Written offline')).toHaveCount(1)
})

test('a damaged history is set aside, said so, and fetched again', async ({ launch, dataDir }) => {
  const first = await launch({ profile: 'anna' })
  await tryItNow(first.page, 'Anna')
  const ben = await launch({ profile: 'ben' })
  await tryItNow(ben.page, 'Ben')
  await startConversation(first.page, { name: 'Ben' })
  await send(first.page, 'Remember the milk')
  await expect(conversations(ben.page).getByText('Remember the milk')).toBeVisible()
  await first.close()

  const databases = join(dataDir, 'profiles', 'anna', 'databases')
  const [history] = readdirSync(databases, { recursive: true, encoding: 'utf8' }).filter(name =>
    /history\.db$/.test(name),
  )
  if (!history) throw new Error('no history.db')
  writeFileSync(join(databases, history), 'this is not a database'.repeat(500))

  const second = await launch({ profile: 'anna' })
  await expect(second.page.getByText(/The stored history was damaged and is being fetched again/)).toBeVisible()
  await openConversation(second.page, 'Ben')
  await expect(messages(second.page).getByText('Remember the milk')).toBeVisible()
})
