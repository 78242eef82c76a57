import { once } from 'node:events'
import type { Page } from '@playwright/test'
import { startStandIn } from '../helpers/launch-stand-in.ts'
import { messages, send, startConversation, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

/** The address of a conversation, as its people hand it to each other. */
const linkTo = (page: Page, topic: string): Promise<string> =>
  page.evaluate(async wanted => {
    type Call = (name: string, input: object) => Promise<{ value: unknown }>
    const { call } = (globalThis as unknown as { parlance: { call: Call } }).parlance
    const { accounts } = (await call('app.snapshot', {})).value as { accounts: { id: string }[] }
    const threads = (await call('thread.list', { accountId: accounts[0]?.id })).value as { id: string; topic: string }[]
    return `parlance://thread/${encodeURIComponent(threads.find(({ topic }) => topic === wanted)?.id ?? '')}`
  }, topic)

test('an address the system hands over opens its conversation, in a running app and at its start', async ({
  launch,
  dataDir,
}) => {
  const first = await launch()
  const { page } = first
  await tryItNow(page, 'Anna')
  await startConversation(page, { name: 'Echo' }, 'Alpha')
  await send(page, 'in the first')
  await startConversation(page, { name: 'Echo' }, 'Beta')
  await send(page, 'in the second')
  await expect(messages(page).getByText('in the second', { exact: true }).first()).toBeVisible()
  const link = await linkTo(page, 'Alpha')

  if (first.host === 'stand-in') {
    const { child } = await startStandIn({ dataDir, profile: 'default', env: {}, args: [link] })
    await once(child, 'close')
    await expect(messages(page).getByText('in the first', { exact: true }).first()).toBeVisible()
  }
  await first.close()

  const second = await launch({ args: [link] })
  await expect(messages(second.page).getByText('in the first', { exact: true }).first()).toBeVisible()
  await second.close()

  const third = await launch({ args: ['parlance://thread/19%3Anobody%40thread.v2'] })
  await expect(third.page.getByText('The link that was opened leads to no conversation of yours.')).toBeVisible()
  await third.page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(third.page.getByText('The link that was opened leads to no conversation of yours.')).toHaveCount(0)
})
