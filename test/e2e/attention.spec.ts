import type { LaunchedApp } from '../helpers/launch-app.ts'
import type { Recorded } from '../hosts/stand-in/record.ts'
import { messages, openConversation, send, startConversation, tryItNow } from './chat.ts'
import { expect, test } from './fixtures.ts'

type Launch = (options: { profile: string; args?: string[]; env?: Record<string, string> }) => Promise<LaunchedApp>

const recorded = <W extends Recorded['what']>(app: LaunchedApp, what: W): Extract<Recorded, { what: W }>[] =>
  app.records.filter((record): record is Extract<Recorded, { what: W }> => record.what === what)

/** Anna and Ben in a conversation; Ben looks elsewhere. */
async function apart(launch: Launch): Promise<{ anna: LaunchedApp; ben: LaunchedApp }> {
  const [anna, ben] = await Promise.all([launch({ profile: 'anna' }), launch({ profile: 'ben' })])
  test.skip(ben.host !== 'stand-in', 'only the stand-in tells what is on the desktop')
  await Promise.all([tryItNow(anna.page, 'Anna'), tryItNow(ben.page, 'Ben')])
  await startConversation(anna.page, { name: 'Ben' }, 'Harbour')
  await openConversation(ben.page, 'Harbour')
  await openConversation(ben.page, 'Echo')
  ben.tell({ window: 'leave' })
  await expect.poll(() => ben.records).toContainEqual({ what: 'window', did: 'left' })
  return { anna, ben }
}

test('who looks elsewhere is told of a message, and a click brings the window and the message', async ({ launch }) => {
  const { anna, ben } = await apart(launch)
  // Linux takes it for markup.
  const lunch = process.platform === 'linux' ? 'Lunch &lt;at&gt; noon?' : 'Lunch <at> noon?'
  await send(anna.page, 'Lunch <at> noon?')
  await expect.poll(() => recorded(ben, 'notification')).toMatchObject([{ title: 'Anna in Harbour', body: lunch }])
  ben.tell({ notification: { did: 'click' } })
  await expect(messages(ben.page).getByText('Lunch <at> noon?')).toBeVisible()
  expect(recorded(ben, 'window').at(-1)).toEqual({ what: 'window', did: 'focused' })

  await send(anna.page, 'Are you there?')
  await expect(messages(ben.page).getByText('Are you there?')).toBeVisible()
  ben.tell({ window: 'leave' })
  await send(anna.page, 'Hello?')
  await expect.poll(() => recorded(ben, 'notification').map(({ body }) => body)).toContain('Hello?')
  expect(recorded(ben, 'notification').map(({ body }) => body)).not.toContain('Are you there?')
  // Read, it is taken back.
  ben.tell({ window: 'come' })
  await expect.poll(() => recorded(ben, 'notification-closed')).toHaveLength(2)
})
